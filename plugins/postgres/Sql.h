//===- Sql.h - what a database has to run -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_POSTGRES_SQL_H
#define TNTC_PLUGINS_POSTGRES_SQL_H

#include "../exoskeleton/Identity.h"

#include "tntc/Plugin/Sdk.h"

namespace tntc::postgres {

struct Settings {
  std::string database;
  unsigned connectionLimit = 10;
};

/// Makes role and schema, or makes them right again. One transaction: a run
/// that ends halfway leaves nothing.
plugin::Text provision(const exoskeleton::Tentacle &tentacle,
                       const Settings &settings);
/// Takes the database away from those who are nobody's tentacle.
std::string closeDatabase(const Settings &settings);
/// Ends access and keeps the data, or with \p destroy leaves nothing.
std::string teardown(const exoskeleton::Tentacle &tentacle,
                     const Settings &settings, bool destroy);

} // namespace tntc::postgres

#endif // TNTC_PLUGINS_POSTGRES_SQL_H
