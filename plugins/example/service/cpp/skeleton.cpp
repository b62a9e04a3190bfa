// A service of tntc-compile: `tentacular-skeleton:`, a user of our server.
#include <tntc/Plugin/Sdk.h>

using namespace tntc::plugin;

// Answers only from what is asked: no clock, no chance, no file. It never sees
// the value of a secret: `credential` is a gap, which the compiler fills.
static void resolve(const Request &request, Facts &facts) {
  std::string user = request.enclave() + "." + request.workflow();
  std::string host = request.option("host", "skeleton.platform.svc");
  int64_t port = request.option("port", 7000);
  facts.identity("skeleton-user", user, "who the tentacle is")
      .endpoint({{"host", host},
                 {"port", port},
                 {"user", user},
                 {"auth", {{"type", "password"}, {"secret", "password"}}}},
                "our server")
      .credential("password", "hex32", "the user logs in with it")
      .secret("password", Text() << credential("password"),
              "the user logs in with it")
      .egress(host, int(port), "our server is there",
              {{"podLabels", {{"app.kubernetes.io/name", "skeleton"}}}})
      .file("provision", "workflow", "user.txt", "add " + user + "\n",
            "makes the user")
      .file("teardown", "workflow", "user.txt", "disable " + user + "\n",
            "ends access, keeps the data");
}

TNTC_PLUGIN(skeleton) {
  return Plugin("skeleton", "0.1.0", "SKELETON", "a user for each tentacle")
      .service("skeleton", "a user of its own", {"tentacular-skeleton"}, "",
               {"egress", "provision", "secrets"}, resolve,
               {textOption("host", "its Service",
                           "^[a-z0-9-]+[.][a-z0-9-]+[.]svc$"),
                integerOption("port", "of its Service", 1, 65535)});
}
