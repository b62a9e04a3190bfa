//===- Provision.cpp - what a database has to run -------------------------===//
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

#include "Statements.h"

using namespace tntc;
using namespace tntc::postgres;
using exoskeleton::Tentacle;
using plugin::Text;

/// Whoever may SET ROLE to something has its rights. A role that may be SET by
/// those who make roles anyway gives nothing away.
static std::string takeBack(const Names &names) {
  return "DO $tntc$\n"
         "DECLARE\n"
         "  its oid := " +
         oid(names) +
         ";\n"
         "  other text;\n"
         "  how text;\n"
         "BEGIN\n"
         // From 16 on each grantor's grant is one of its own.
         "  FOR other, how IN SELECT DISTINCT m.rolname,\n"
         "      coalesce(' GRANTED BY ' || quote_ident(g.rolname), '')\n"
         "      FROM pg_auth_members JOIN pg_roles m ON m.oid = member\n"
         "      LEFT JOIN pg_roles g\n"
         "      ON g.oid = grantor AND pg_has_role(g.oid, 'USAGE')\n"
         "      WHERE roleid = its AND NOT m.rolsuper AND NOT m.rolcreaterole "
         "LOOP\n"
         "    EXECUTE format('REVOKE %I FROM %I%s CASCADE', " +
         names.roleText +
         ", other, how);\n"
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
         ", current_user\n"
         "      USING HINT = 'who granted it may, or a superuser';\n"
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

/// Ends what began with another password, and does what \p more says.
static void endOldSessions(const Names &names, Text &text,
                           const std::string &more) {
  text << "  mark := " << names.mark
       << " || ' ' || encode(sha256(convert_to(\n    '"
       << plugin::verifier("scram-sha-256", "password")
       << "',\n    'UTF8')), 'hex');\n"
          "  IF "
       << comment(names)
       << " <> mark THEN\n"
          "    "
       << endSessions(names) << more << "  END IF;\n";
}

/// After the transaction too, since a session with the old password could begin
/// until then. What marks the role comes last: a run that ends before is made
/// good by the next.
static void markSessions(const Names &names, Text &text) {
  text << transaction(names.databaseText)
       << "DO $tntc$\n"
          "DECLARE\n"
          "  mark text;\n"
          "BEGIN\n"
       << guard(names);
  endOldSessions(names, text,
                 "    EXECUTE format('COMMENT ON ROLE %I IS %L', " +
                     names.roleText + ", mark);\n");
  text << "END\n"
          "$tntc$;\n"
          "COMMIT;\n";
}

Text postgres::provision(const Tentacle &tentacle, const Settings &settings) {
  Names names(tentacle, settings);
  Text text;
  text << title("Provision", tentacle) << transaction(names.databaseText)
       << "DO $tntc$\n"
          "DECLARE\n"
          "  mark text;\n"
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
          "  END IF;\n";
  // They could keep their row, or their schema's, locked.
  endOldSessions(names, text, "");
  text << insist() << "      ALTER ROLE " << names.role
       << " WITH LOGIN NOINHERIT CONNECTION LIMIT "
       << std::to_string(settings.connectionLimit) << "\n        PASSWORD '"
       << plugin::verifier("scram-sha-256", "password")
       << "';\n"
          "      REVOKE ALL ON DATABASE "
       << names.database << " FROM " << names.role
       << ";\n"
          "      GRANT CONNECT ON DATABASE "
       << names.database << " TO " << names.role
       << ";\n"
          "      CREATE SCHEMA IF NOT EXISTS "
       << names.role << " AUTHORIZATION " << names.role
       << ";\n"
          "      GRANT ALL ON SCHEMA "
       << names.role << " TO " << names.role << ";\n";
  // What an administrator makes in there is the tentacle's too.
  for (const char *kind : {"TABLES", "SEQUENCES", "FUNCTIONS", "TYPES"})
    text << "      ALTER DEFAULT PRIVILEGES IN SCHEMA " << names.role
         << " GRANT ALL ON " << kind << " TO " << names.role << ";\n";
  for (const char *kind : {"FUNCTIONS", "TYPES"})
    text << "      ALTER DEFAULT PRIVILEGES FOR ROLE " << names.role
         << " REVOKE ALL ON " << kind << " FROM PUBLIC;\n";
  text << "      ALTER ROLE " << names.role << " IN DATABASE " << names.database
       << "\n        SET search_path = " << names.role << ";\n"
       << insisted(names)
       << "END\n"
          "$tntc$;\n"
       << takeBack(names) << "COMMIT;\n";
  markSessions(names, text);
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
