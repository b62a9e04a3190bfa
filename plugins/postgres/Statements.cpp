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
