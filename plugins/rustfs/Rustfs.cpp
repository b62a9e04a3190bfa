//===- Rustfs.cpp - an S3 user and a prefix for each tentacle -------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "Policy.h"

#include "../exoskeleton/Endpoint.h"

using namespace tntc;
using namespace tntc::plugin;

static exoskeleton::EndpointOptions endpointOptions() {
  return {"rustfs", 9000, "rustfs"};
}

/// What is a legal name of a bucket for every server.
static bool isBucket(const std::string &name) {
  auto isEnd = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  };
  return name.size() >= 3 && name.size() <= 63 && isEnd(name.front()) &&
         isEnd(name.back()) && exoskeleton::consistsOf(name, "-.") &&
         name.find("..") == std::string::npos &&
         name.find(".-") == std::string::npos &&
         name.find("-.") == std::string::npos && !exoskeleton::isAddress(name);
}

/// Its rights are those of a whole address with key and secret, as `mc` takes
/// it, from a Secret of the platform.
static Json job(const Request &request) {
  return {
      {"name", "rustfs"},
      {"image",
       request.option("image", "minio/mc:RELEASE.2025-08-13T08-35-41Z")},
      {"command", {"sh", "{file}"}},
      {"environment",
       {{{"name", "MC_HOST_TENTACULAR"},
         {"secret",
          {{"name", request.option("admin-secret", "tentacular-rustfs-admin")},
           {"key", "address"}}}},
        {{"name", "MC_CONFIG_DIR"}, {"value", "/tmp/mc"}}}}};
}

static void resolve(const Request &request, Facts &facts) {
  exoskeleton::Tentacle tentacle = exoskeleton::tentacleOf(request);
  std::string bucket =
      exoskeleton::expand(request.option("bucket", "tentacular"), tentacle);
  if (!isBucket(bucket))
    facts.error("RUSTFS1002", request.dependencyAt() + "/name",
                "'" + bucket +
                    "' is no name of a bucket: expected 3 to 63 lower-case "
                    "letters, digits, '-' and '.', and no address");
  exoskeleton::Endpoint endpoint =
      endpointOptions().resolve(request, facts, "RUSTFS");
  std::string prefix = exoskeleton::objectPrefix(tentacle);
  std::string user = exoskeleton::accessKey(tentacle);
  facts.identity("s3-prefix", bucket + "/" + prefix, "bucket and prefix")
      .identity("s3-user", user, "access key")
      .identity("s3-policy", exoskeleton::roleName(tentacle), "IAM policy")
      .endpoint(
          {{"protocol", "s3"},
           {"host", endpoint.host},
           {"port", endpoint.port},
           {"container", bucket},
           {"user", user},
           {"auth", {{"type", "access-key"}, {"secret", "secret_key"}}},
           {"extra",
            {{"prefix", prefix},
             {"region", request.option("region", "us-east-1")},
             {"scheme", request.option("tls", false) ? "https" : "http"}}}},
          "S3 of the platform")
      .credential("secret_key", "hex32", "signs what the user asks for")
      .secret("access_key", user, "names the user")
      .secret("secret_key", Text() << credential("secret_key"),
              "signs what the user asks for");

  Json run = {{"job", job(request)}};
  Json provisioning = run;
  provisioning["job"]["environment"].push_back(
      {{"name", "TENTACLE_SECRET_KEY"}, {"credential", "secret_key"}});
  facts.file("provision", "workflow", "rustfs.sh",
             rustfs::provision(tentacle, bucket),
             "makes the user, its policy and the bucket", provisioning);
  facts.file("teardown", "workflow", "rustfs.sh",
             rustfs::teardown(tentacle, bucket, false),
             "disables the user, keeps the data", run);
  run["destroysData"] = true;
  facts.file("teardown", "workflow", "rustfs-destroy.sh",
             rustfs::teardown(tentacle, bucket, true),
             "removes the user, its policy and its objects", run);
}

TNTC_PLUGIN(rustfs) {
  return Plugin("rustfs", "1.0.0", "RUSTFS", "S3 of the exoskeleton")
      .service(
          "rustfs", "a user and a prefix of its own", {"tentacular-rustfs"},
          "s3", {"egress", "provision", "secrets"}, resolve,
          endpointOptions().declare(exoskeleton::withJob(
              {textOption("bucket", "'{enclave}' is replaced",
                          "^[!-~]{1,255}$"),
               textOption("region", "what clients sign for",
                          "^[a-z0-9-]{1,32}$"),
               switchOption("tls", "the server wants TLS")},
              "'address', http://KEY:SECRET@HOST:PORT of who may make users",
              "sh and mc")));
}
