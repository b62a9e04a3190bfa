//===- Statements.cpp - what every file for a database has ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Statements.h"

using namespace tntc;
using exoskeleton::Tentacle;

static std::string doubled(const std::string &text, char quote) {
  std::string out(1, quote);
  for (char c : text)
    out += c == quote ? std::string(2, c) : std::string(1, c);
  return out + quote;
}
std::string postgres::name(const std::string &text) {
  return doubled(text, '"');
}
std::string postgres::literal(const std::string &text) {
  return doubled(text, '\'');
}

postgres::Names::Names(const Tentacle &tentacle, const Settings &settings)
    : role(name(exoskeleton::roleName(tentacle))),
      roleText(literal(exoskeleton::roleName(tentacle))),
      database(name(settings.database)),
      databaseText(literal(settings.database)),
      mark(literal("tentacular:" + tentacle.enclave + "/" +
                   tentacle.workflow)) {}

std::string postgres::title(const char *what, const Tentacle &tentacle) {
  return std::string("-- ") + what + ": PostgreSQL of tentacle '" +
         tentacle.workflow + "' in enclave '" + tentacle.enclave +
         "'.\n"
         "-- psql -v ON_ERROR_STOP=1 -f FILE; it may be run again.\n";
}

std::string postgres::begin(const std::string &databaseText) {
  return "BEGIN;\n"
         "SET LOCAL standard_conforming_strings = on;\n"
         "SET LOCAL client_min_messages = warning;\n"
         "SET LOCAL search_path = pg_catalog;\n"
         "SET LOCAL lock_timeout = '30s';\n"
         "DO $tntc$\n"
         "BEGIN\n"
         "  IF current_database() <> " +
         databaseText +
         " THEN\n"
         "    RAISE EXCEPTION 'this is for database %, not for %',\n"
         "      " +
         databaseText +
         ", current_database();\n"
         "  END IF;\n"
         "END\n"
         "$tntc$;\n";
}

/// One run after another: the database's own row is changed by all. To comment
/// on it, be it to say what was said, locks it, and nobody else may: a number
/// that means nothing to the server any tentacle could lock, and keep.
std::string postgres::transaction(const std::string &databaseText) {
  return begin(databaseText) +
         "DO $tntc$\n"
         "BEGIN\n"
         "  EXECUTE format('COMMENT ON DATABASE %I IS %L', " +
         databaseText +
         ",\n"
         "    (SELECT shobj_description(oid, 'pg_database') FROM pg_database\n"
         "      WHERE datname = " +
         databaseText +
         "));\n"
         "END\n"
         "$tntc$;\n";
}

std::string postgres::oid(const Names &names) {
  return "(SELECT oid FROM pg_roles WHERE rolname = " + names.roleText + ")";
}

std::string postgres::comment(const Names &names) {
  return "shobj_description(" + oid(names) + ",\n    'pg_authid')";
}

std::string postgres::guard(const Names &names) {
  return "  IF split_part(" + comment(names) + ", ' ', 1) IS DISTINCT FROM " +
         names.mark +
         " THEN\n"
         "    RAISE EXCEPTION 'role % is not that of %', " +
         names.roleText + ", " + names.mark +
         ";\n"
         "  END IF;\n";
}

std::string postgres::endSessions(const Names &names) {
  return "PERFORM pg_catalog.pg_terminate_backend(pid, 10000)\n"
         "      FROM pg_catalog.pg_stat_activity WHERE usename = " +
         names.roleText + ";\n";
}

std::string postgres::insist() {
  return "  FOR attempt IN 1..30 LOOP\n"
         "    BEGIN\n"
         "      SET LOCAL lock_timeout = '1s';\n";
}

/// Of what belongs to the server, a tentacle can lock its role, the role to
/// which it grants something, and the database's row, by a grant that gives
/// nothing. Who holds those is ended together with who waits for them: whoever
/// begins anew then comes behind us. A transaction inside of another loses its
/// number to that one, so that later whoever is as old may be it.
std::string postgres::insisted(const Names &names) {
  return "      EXIT;\n"
         // Of a row that another changed meanwhile the server says the latter.
         "    EXCEPTION WHEN lock_not_available OR internal_error OR "
         "deadlock_detected THEN\n"
         "      IF attempt = 30 THEN\n"
         "        RAISE;\n"
         "      END IF;\n"
         "      PERFORM pg_stat_clear_snapshot();\n"
         "      PERFORM pg_terminate_backend(pid) FROM pg_stat_activity a,\n"
         "          (SELECT nullif(xmax, '0') AS xmax FROM pg_database\n"
         "            WHERE datname = current_database()) d\n"
         "        WHERE usename = " +
         names.roleText +
         "\n"
         "        OR (starts_with(shobj_description(usesysid, 'pg_authid'), "
         "'tentacular:')\n"
         "          AND pg_has_role(usesysid, 'USAGE')\n"
         "          AND (attempt > 2 AND age(backend_xid) >= age(d.xmax)\n"
         "            OR pid IN (SELECT l.pid FROM pg_locks l\n"
         "              WHERE transactionid = d.xmax\n"
         "              OR locktype = 'tuple' AND relation = "
         "'pg_database'::regclass\n"
         "              OR classid = 'pg_authid'::regclass AND objid = " +
         oid(names) +
         ")));\n"
         "    END;\n"
         "  END LOOP;\n";
}
