// A service, a back end and a check; redis.py and redis.go say the same.
#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

static void resolve(const Request &request, Facts &facts) {
  std::string host = request.option("host", "redis.tentacular-system.svc");
  int port = int(request.option("port", 6379));
  std::string user = request.enclave() + "." + request.workflow();
  facts.identity("redis-user", user, "user and prefix")
      .endpoint({{"host", host},
                 {"port", port},
                 {"user", user},
                 {"auth", {{"type", "password"}, {"secret", "password"}}},
                 {"extra",
                  {{"prefix", user},
                   {"scheme", request.option("tls", false) ? "rediss" : "redis"}}}},
                "Redis of the platform")
      .credential("password", "token43", "logs in")
      .secret("password", Text() << credential("password"), "logs in")
      .egress(host, port, "Redis is there",
              {{"podLabels", {{"app.kubernetes.io/name", "redis"}}}})
      .permission("env", "REDIS_PREFIX", "the client asks for it")
      .environment("REDIS_PREFIX", user, "the client asks for it")
      .volume("redis-tls", "csi.example.com", "/run/redis", "certificates")
      .file("provision", "workflow", "user.acl",
            Text() << "user " << user << " on #" << verifier("bcrypt", "password")
                   << " ~" << user << ":*\n",
            "makes the user")
      .file("teardown", "workflow", "user.acl", "user " + user + " off\n",
            "ends it", {{"destroysData", true}})
      .aggregate({"provision", "platform", "users.acl", "# users\n", "", "# end\n"},
                 user, Text() << "user " << user << "\n", "all users")
      .object("provision", "workflow", "user.yaml",
              {{"apiVersion", "redis.example.com/v1"},
               {"kind", "User"},
               {"metadata", {{"name", request.workflow()}}}},
              "makes the user");
}

static void emit(const Request &request, Files &files) {
  std::string minutes = std::to_string(request.option("minutes", 5));
  std::string text =
      "groups:\n  - name: " + request.workflow() + "\n    rules:\n";
  for (const Json &node : listAt(request.ir(), "/nodes")) {
    std::string name = textAt(node, "/name/value");
    text += "      - alert: " + name + "\n        expr: failures{node=\"" + name +
            "\"} > 0\n        for: " + minutes + "m\n";
  }
  files.file("alerts.yaml", text, "an alert for each node");
}

static void check(const Request &request, Findings &findings) {
  std::string centre = textAt(request.ir(), "/extensions/x-cost-centre");
  std::vector<std::string> centres = request.list("centres");
  if (centre.empty())
    findings
        .warning("REDIS0001", "/name",
                 "'" + request.workflow() + "' has no cost centre")
        .note("write 'x-cost-centre: ...' below the name");
  else if (!centres.empty() &&
           std::find(centres.begin(), centres.end(), centre) == centres.end())
    findings.error("REDIS0002", "/name",
                   "there is no '" + centre + "'");
}

TNTC_PLUGIN(redis) {
  return Plugin("redis", "1.0.0", "REDIS", "Redis, alerts and costs")
      .service("redis", "a user and a prefix", {"tentacular-redis"}, "",
               {"cluster", "egress", "pod", "provision", "secrets"}, resolve,
               {textOption("host", "name of the server", "^[a-z0-9.-]{1,253}$"),
                integerOption("port", "of the server", 1, 65535),
                switchOption("tls", "the server wants TLS")})
      .backend("alerts", "Prometheus alert rules", emit,
               {integerOption("minutes", "until it alerts", 1, 1440)})
      .check("costs", "a cost centre", check,
             {listOption("centres", "that there are")});
}
