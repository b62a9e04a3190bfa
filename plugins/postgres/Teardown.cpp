//===- Teardown.cpp - what ends a tentacle's access, and its data ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Statements.h"

using namespace tntc;
using namespace tntc::postgres;
using exoskeleton::Tentacle;

/// In a transaction of its own: a session that is already there survives the
/// loss of LOGIN, and one that begins in between would survive its end. What
/// keeps the role's row, by a change to its own password, ends before that.
static std::string endAccess(const Names &names) {
  return begin(names.databaseText) +
         "DO $tntc$\n"
         "BEGIN\n"
         "  IF EXISTS (SELECT FROM pg_roles WHERE rolname = " +
         names.roleText + ") THEN\n" + guard(names) + insist() +
         "      ALTER ROLE " + names.role + " NOLOGIN;\n" + insisted(names) +
         "  END IF;\n"
         "END\n"
         "$tntc$;\n"
         "COMMIT;\n"
         "DO $tntc$\n"
         "BEGIN\n"
         "  " +
         endSessions(names) +
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
         guard(names) + insist() +
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
         names.role + ";\n" + insisted(names) +
         "END\n"
         "$tntc$;\n"
         "COMMIT;\n";
}
