//===- Postgres.cpp - a role and a schema for each tentacle ---------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Sql.h"

#include "../exoskeleton/Endpoint.h"

using namespace tntc;
using namespace tntc::plugin;

static exoskeleton::EndpointOptions endpointOptions() {
  return {"postgres", 5432, "postgresql"};
}

/// What runs a file of SQL. Who it is comes from a Secret of the platform.
static Json job(const Request &request, const exoskeleton::Endpoint &endpoint,
                const std::string &database) {
  std::string admin =
      request.option("admin-secret", "tentacular-postgres-admin");
  auto from = [&](const char *name, const char *key) {
    return Json{{"name", name}, {"secret", {{"name", admin}, {"key", key}}}};
  };
  return {
      {"name", "postgres"},
      {"image", request.option("image", "postgres:17.6-alpine")},
      {"command",
       {"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "{file}"}},
      {"environment",
       {{{"name", "PGHOST"}, {"value", endpoint.fromPlatform}},
        {{"name", "PGPORT"}, {"value", std::to_string(endpoint.port)}},
        {{"name", "PGDATABASE"}, {"value", database}},
        {{"name", "PGSSLMODE"}, {"value", request.option("sslmode", "prefer")}},
        from("PGUSER", "user"),
        from("PGPASSWORD", "password")}}};
}

static void resolve(const Request &request, Facts &facts) {
  exoskeleton::Tentacle tentacle = exoskeleton::tentacleOf(request);
  postgres::Settings settings;
  settings.database =
      exoskeleton::expand(request.option("database", "tentacular"), tentacle);
  settings.connectionLimit = unsigned(request.option("connection-limit", 10));
  bool isTemplate =
      settings.database == "template0" || settings.database == "template1";
  if (isTemplate || settings.database.empty() ||
      settings.database.size() > 63 ||
      !exoskeleton::consistsOf(settings.database, "_-"))
    facts.error("PG1002", request.dependencyAt() + "/name",
                "'" + settings.database +
                    (isTemplate ? "' is what the server makes databases of"
                                : "' is no name of a database: expected at "
                                  "most 63 lower-case letters, digits, '_' "
                                  "and '-'"));

  exoskeleton::Endpoint endpoint =
      endpointOptions().resolve(request, facts, "PG");
  std::string role = exoskeleton::roleName(tentacle);
  facts.identity("postgres-role", role, "role and schema of the tentacle")
      .endpoint({{"protocol", "postgres"},
                 {"host", endpoint.host},
                 {"port", endpoint.port},
                 {"database", settings.database},
                 {"user", role},
                 {"auth", {{"type", "password"}, {"secret", "password"}}},
                 {"extra", {{"schema", role}}}},
                "PostgreSQL of the platform")
      .credential("password", "hex32", "the role logs in with it")
      .secret("password", Text() << credential("password"),
              "the role logs in with it");

  Json run = {{"job", job(request, endpoint, settings.database)}};
  facts.file("provision", "workflow", "postgres.sql",
             postgres::provision(tentacle, settings),
             "makes the role and its schema", run);
  facts.file("provision", "enclave", "postgres-database.sql",
             postgres::closeDatabase(settings),
             "closes the database to all but its tentacles", run);
  facts.file("teardown", "workflow", "postgres.sql",
             postgres::teardown(tentacle, settings, false),
             "ends access, keeps the data", run);
  run["destroysData"] = true;
  facts.file("teardown", "workflow", "postgres-destroy.sql",
             postgres::teardown(tentacle, settings, true),
             "drops the role and all that it owns", run);
}

TNTC_PLUGIN(postgres) {
  return Plugin("postgres", "1.0.0", "PG", "PostgreSQL of the exoskeleton")
      .service(
          "postgres", "a role and a schema of its own", {"tentacular-postgres"},
          "postgres", {"egress", "provision", "secrets"}, resolve,
          endpointOptions().declare(exoskeleton::withJob(
              {textOption("database", "'{enclave}' is replaced",
                          "^[ -~]{1,255}$"),
               integerOption("connection-limit",
                             "connections that one tentacle may have", 1, 1000),
               textOption("sslmode", "of those who provision",
                          "^(disable|allow|prefer|require|verify-ca|"
                          "verify-full)$")},
              "'user' and 'password' of who may create roles", "psql")));
}
