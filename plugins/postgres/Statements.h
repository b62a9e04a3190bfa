//===- Statements.h - what every file for a database has --------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_POSTGRES_STATEMENTS_H
#define TNTC_PLUGINS_POSTGRES_STATEMENTS_H

#include "Sql.h"

namespace tntc::postgres {

/// In quotes, whatever is in it.
std::string name(const std::string &text);
std::string literal(const std::string &text);

struct Names {
  Names(const exoskeleton::Tentacle &tentacle, const Settings &settings);
  /// The schema is called as the role.
  std::string role, roleText, database, databaseText, mark;
};

/// The first lines of a file.
std::string title(const char *what, const exoskeleton::Tentacle &tentacle);
/// Names mean what PostgreSQL means by them, whatever a tentacle has created.
std::string begin(const std::string &databaseText);
/// The same, one after another.
std::string transaction(const std::string &databaseText);
/// What it says of the role: whose it is.
std::string oid(const Names &names);
std::string comment(const Names &names);
/// PL/pgSQL: fails unless the role is there and ours.
std::string guard(const Names &names);
/// PL/pgSQL: ends what the role has open.
std::string endSessions(const Names &names);
/// PL/pgSQL: around statements that wait for a row, what tries them again when
/// a tentacle keeps it locked. Who does so is thrown out first.
std::string insist();
std::string insisted(const Names &names);

} // namespace tntc::postgres

#endif // TNTC_PLUGINS_POSTGRES_STATEMENTS_H
