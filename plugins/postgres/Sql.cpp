//===- Sql.cpp - what a database has to run -------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// For PostgreSQL 14 and later, by whoever may create roles, be it a superuser
// or not. No meta command of psql, so that any driver can run it.
//
// Roles belong to the whole server and outlive the database: a comment, which
// no tentacle may write, says whose a role is, and one of anybody else is never
// taken over, altered or dropped. Behind a space it has a hash of the verifier
// with which the sessions began that go on.
//
//===----------------------------------------------------------------------===//

#include "Sql.h"

using namespace tntc;
using namespace tntc::postgres;
using exoskeleton::Tentacle;
using plugin::Text;

static std::string doubled(const std::string &text, char quote) {
  std::string out(1, quote);
  for (char c : text)
    out += c == quote ? std::string(2, c) : std::string(1, c);
  return out + quote;
}
static std::string name(const std::string &text) { return doubled(text, '"'); }
static std::string literal(const std::string &text) {
  return doubled(text, '\'');
}

namespace {
struct Names {
  Names(const Tentacle &tentacle, const Settings &settings)
      : role(name(exoskeleton::roleName(tentacle))),
        roleText(literal(exoskeleton::roleName(tentacle))),
        database(name(settings.database)),
        databaseText(literal(settings.database)),
        mark(literal("tentacular:" + tentacle.enclave + "/" +
                     tentacle.workflow)) {}
  /// The schema is called as the role.
  std::string role, roleText, database, databaseText, mark;
};
} // namespace

/// Names mean what PostgreSQL means by them, whatever a tentacle has created;
/// and one run after another: the database's own row is changed by all.
static std::string transaction(const std::string &databaseText) {
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
         "  PERFORM pg_advisory_xact_lock(hashtextextended('tentacular', 0));\n"
         "END\n"
         "$tntc$;\n";
}

static std::string oid(const Names &names) {
  return "(SELECT oid FROM pg_roles WHERE rolname = " + names.roleText + ")";
}

static std::string comment(const Names &names) {
  return "shobj_description(" + oid(names) + ",\n    'pg_authid')";
}

/// Fails unless the role is there and ours; PL/pgSQL, two spaces deep.
static std::string guard(const Names &names) {
  return "  IF split_part(" + comment(names) + ", ' ', 1) IS DISTINCT FROM " +
         names.mark +
         " THEN\n"
         "    RAISE EXCEPTION 'role % is not that of %', " +
         names.roleText + ", " + names.mark +
         ";\n"
         "  END IF;\n";
}

static std::string title(const char *what, const Tentacle &tentacle) {
  return std::string("-- ") + what + ": PostgreSQL of tentacle '" +
         tentacle.workflow + "' in enclave '" + tentacle.enclave +
         "'.\n"
         "-- psql -v ON_ERROR_STOP=1 -f FILE; it may be run again.\n";
}

/// Whoever may SET ROLE to something has its rights. A role that may be SET by
/// those who make roles anyway gives nothing away.
static std::string takeBack(const Names &names) {
  return "DO $tntc$\n"
         "DECLARE\n"
         "  its oid := " +
         oid(names) +
         ";\n"
         "  other text;\n"
         "BEGIN\n"
         "  FOR other IN SELECT DISTINCT rolname FROM pg_auth_members\n"
         "      JOIN pg_roles ON pg_roles.oid = member WHERE roleid = its\n"
         "      AND NOT rolsuper AND NOT rolcreaterole LOOP\n"
         "    EXECUTE format('REVOKE %I FROM %I CASCADE', " +
         names.roleText +
         ", other);\n"
         "  END LOOP;\n"
         "  FOR other IN SELECT DISTINCT CASE grantee WHEN 0 THEN 'PUBLIC'\n"
         "      ELSE quote_ident(pg_get_userbyid(grantee)) END\n"
         "      FROM pg_namespace, aclexplode(nspacl)\n"
         "      WHERE nspname = " +
         names.roleText +
         " AND grantee <> its LOOP\n"
         "    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM %s CASCADE', " +
         names.roleText +
         ", other);\n"
         "  END LOOP;\n"
         "  IF EXISTS (SELECT FROM pg_auth_members JOIN pg_roles\n"
         "      ON pg_roles.oid = member WHERE roleid = its\n"
         "      AND NOT rolsuper AND NOT rolcreaterole)\n"
         "      OR EXISTS (SELECT FROM pg_namespace, aclexplode(nspacl)\n"
         "      WHERE nspname = " +
         names.roleText +
         " AND grantee <> its) THEN\n"
         "    RAISE EXCEPTION 'others may use what is of %, and % may not end "
         "that',\n"
         "      " +
         names.roleText +
         ", current_user;\n"
         "  END IF;\n"
         // Who may not grant is told so in a warning, and no more.
         "  IF ARRAY(SELECT DISTINCT privilege_type FROM pg_database, "
         "aclexplode(datacl)\n"
         "      WHERE datname = " +
         names.databaseText +
         " AND grantee = its)\n"
         "      IS DISTINCT FROM ARRAY['CONNECT'] THEN\n"
         "    RAISE EXCEPTION '% may not set what % may do in database %',\n"
         "      current_user, " +
         names.roleText + ", " + names.databaseText +
         "\n      USING HINT = 'the owner of the database may';\n"
         "  END IF;\n"
         "END\n"
         "$tntc$;\n";
}

/// After the transaction, since a session with the old password could begin
/// until then. What marks the role comes last: a run that ends before is made
/// good by the next.
static void endOldSessions(const Names &names, Text &text) {
  text << transaction(names.databaseText)
       << "DO $tntc$\n"
          "DECLARE\n"
          "  mark text := "
       << names.mark << " || ' ' || encode(sha256(convert_to(\n    '"
       << plugin::verifier("scram-sha-256", "password")
       << "',\n    'UTF8')), 'hex');\n"
          "BEGIN\n"
       << guard(names) << "  IF " << comment(names)
       << " <> mark THEN\n"
          "    PERFORM pg_terminate_backend(pid, 10000)\n"
          "      FROM pg_stat_activity WHERE usename = "
       << names.roleText
       << ";\n"
          "    EXECUTE format('COMMENT ON ROLE %I IS %L', "
       << names.roleText
       << ", mark);\n"
          "  END IF;\n"
          "END\n"
          "$tntc$;\n"
          "COMMIT;\n";
}

Text postgres::provision(const Tentacle &tentacle, const Settings &settings) {
  Names names(tentacle, settings);
  Text text;
  text << title("Provision", tentacle) << transaction(names.databaseText)
       << "DO $tntc$\n"
          "BEGIN\n"
          "  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = "
       << names.roleText
       << ") THEN\n"
          "    CREATE ROLE "
       << names.role
       << " NOSUPERUSER NOCREATEDB NOCREATEROLE\n"
          "      NOREPLICATION NOBYPASSRLS NOINHERIT;\n"
          "    COMMENT ON ROLE "
       << names.role << " IS " << names.mark
       << ";\n"
          "  END IF;\n"
       << guard(names)
       << "  IF EXISTS (SELECT FROM pg_roles WHERE rolname = " << names.roleText
       << " AND\n"
          "             (rolsuper OR rolcreatedb OR rolcreaterole OR "
          "rolreplication OR\n"
          "              rolbypassrls OR oid IN (SELECT member FROM "
          "pg_auth_members))) THEN\n"
          "    RAISE EXCEPTION 'role % may do more than a tentacle should', "
       << names.roleText
       << ";\n"
          "  END IF;\n"
          // A superuser needs no membership to give a schema away.
          "  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = "
          "current_user) THEN\n"
          "    GRANT "
       << names.role
       << " TO CURRENT_USER;\n"
          "  END IF;\n"
          "  IF EXISTS (SELECT FROM pg_namespace WHERE nspname = "
       << names.roleText
       << " AND\n"
          "             pg_get_userbyid(nspowner) <> "
       << names.roleText
       << ") THEN\n"
          "    RAISE EXCEPTION 'schema % belongs to another role', "
       << names.roleText
       << ";\n"
          "  END IF;\n"
          "END\n"
          "$tntc$;\n"
          "ALTER ROLE "
       << names.role << " WITH LOGIN NOINHERIT CONNECTION LIMIT "
       << std::to_string(settings.connectionLimit) << "\n  PASSWORD '"
       << plugin::verifier("scram-sha-256", "password")
       << "';\n"
          "REVOKE ALL ON DATABASE "
       << names.database << " FROM " << names.role
       << ";\n"
          "GRANT CONNECT ON DATABASE "
       << names.database << " TO " << names.role
       << ";\n"
          "CREATE SCHEMA IF NOT EXISTS "
       << names.role << " AUTHORIZATION " << names.role
       << ";\n"
          "GRANT ALL ON SCHEMA "
       << names.role << " TO " << names.role << ";\n";
  // What an administrator makes in there is the tentacle's too.
  for (const char *kind : {"TABLES", "SEQUENCES", "FUNCTIONS", "TYPES"})
    text << "ALTER DEFAULT PRIVILEGES IN SCHEMA " << names.role
         << " GRANT ALL ON " << kind << " TO " << names.role << ";\n";
  for (const char *kind : {"FUNCTIONS", "TYPES"})
    text << "ALTER DEFAULT PRIVILEGES FOR ROLE " << names.role
         << " REVOKE ALL ON " << kind << " FROM PUBLIC;\n";
  text << "ALTER ROLE " << names.role << " IN DATABASE " << names.database
       << "\n  SET search_path = " << names.role << ";\n"
       << takeBack(names) << "COMMIT;\n";
  endOldSessions(names, text);
  return text;
}

std::string postgres::closeDatabase(const Settings &settings) {
  std::string database = name(settings.database);
  return "-- Once for the database: only its tentacles get in, each into its "
         "own schema.\n"
         "-- psql -v ON_ERROR_STOP=1 -f FILE; it may be run again.\n" +
         transaction(literal(settings.database)) + "REVOKE ALL ON DATABASE " +
         database +
         " FROM PUBLIC;\n"
         "DO $tntc$\n"
         "BEGIN\n"
         "  IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public') "
         "THEN\n"
         "    REVOKE ALL ON SCHEMA public FROM PUBLIC;\n"
         "  END IF;\n"
         // Who may not revoke is told so in a warning, and no more.
         "  IF EXISTS (SELECT FROM pg_database,\n"
         "      aclexplode(coalesce(datacl, acldefault('d', datdba)))\n"
         "      WHERE datname = current_database() AND grantee = 0)\n"
         "      OR EXISTS (SELECT FROM pg_namespace,\n"
         "      aclexplode(coalesce(nspacl, acldefault('n', nspowner)))\n"
         "      WHERE nspname = 'public' AND grantee = 0) THEN\n"
         "    RAISE EXCEPTION 'database % is open to everybody, and % may not "
         "close it',\n"
         "      current_database(), current_user\n"
         "      USING HINT = 'the owner of the database and of its schema "
         "public may';\n"
         "  END IF;\n"
         "END\n"
         "$tntc$;\n"
         "COMMIT;\n";
}

/// In a transaction of its own: a session that is already there survives the
/// loss of LOGIN, and one that begins in between would survive its end.
static std::string endAccess(const Names &names) {
  return transaction(names.databaseText) +
         "DO $tntc$\n"
         "BEGIN\n"
         "  IF EXISTS (SELECT FROM pg_roles WHERE rolname = " +
         names.roleText + ") THEN\n" + guard(names) + "    ALTER ROLE " +
         names.role +
         " NOLOGIN;\n"
         "  END IF;\n"
         "END\n"
         "$tntc$;\n"
         "COMMIT;\n"
         "DO $tntc$\n"
         "BEGIN\n"
         "  PERFORM pg_catalog.pg_terminate_backend(pid, 10000)\n"
         "    FROM pg_catalog.pg_stat_activity WHERE usename = " +
         names.roleText +
         ";\n"
         "END\n"
         "$tntc$;\n";
}

std::string postgres::teardown(const Tentacle &tentacle,
                               const Settings &settings, bool destroy) {
  Names names(tentacle, settings);
  if (!destroy)
    return title("Teardown that keeps the data", tentacle) + endAccess(names);
  return title("Teardown that DESTROYS the data", tentacle) + endAccess(names) +
         transaction(names.databaseText) +
         "DO $tntc$\n"
         "DECLARE\n"
         "  elsewhere text;\n"
         "BEGIN\n"
         "  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = " +
         names.roleText +
         ") THEN\n"
         "    RETURN;\n"
         "  END IF;\n" +
         guard(names) +
         // The schema goes with what its role owns; what an administrator has
         // made in there goes with the schema.
         "  DROP OWNED BY " + names.role +
         " CASCADE;\n"
         // A role of two databases, as after a change of the option: from here
         // only what belongs to the server and to this one can be dropped.
         "  SELECT string_agg(DISTINCT quote_ident(datname), ', ') INTO "
         "elsewhere\n"
         "    FROM pg_shdepend JOIN pg_database ON pg_database.oid =\n"
         "      CASE classid WHEN 'pg_database'::regclass THEN objid ELSE dbid "
         "END\n"
         "    WHERE refclassid = 'pg_authid'::regclass AND refobjid = " +
         oid(names) +
         ";\n"
         "  IF elsewhere IS NOT NULL THEN\n"
         "    RAISE EXCEPTION 'role % has objects or rights in database %',\n"
         "      " +
         names.roleText +
         ", elsewhere\n"
         "      USING HINT = format('run ''DROP OWNED BY %I CASCADE'' there as "
         "a '\n"
         "        'superuser or the owner of the database, and then this "
         "again', " +
         names.roleText +
         ");\n"
         "  END IF;\n"
         "  DROP ROLE " +
         names.role +
         ";\n"
         "END\n"
         "$tntc$;\n"
         "COMMIT;\n";
}
