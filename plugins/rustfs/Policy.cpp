//===- Policy.cpp - what an S3 user may do --------------------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// Identity policies only: what a bucket policy means that names a user differs
// from server to server.
//
//===----------------------------------------------------------------------===//

#include "Policy.h"

using namespace tntc;
using exoskeleton::Tentacle;
using Json = nlohmann::ordered_json;

static Json statement(const char *sid, Json actions, const std::string &where,
                      const char *effect = "Allow") {
  return {{"Sid", sid},
          {"Effect", effect},
          {"Action", std::move(actions)},
          {"Resource", {"arn:aws:s3:::" + where}}};
}

Json rustfs::policy(const Tentacle &tentacle, const std::string &bucket) {
  std::string prefix = exoskeleton::objectPrefix(tentacle);
  Json list = statement("ListOwn", {"s3:ListBucket"}, bucket);
  // The prefix itself is what tools ask for first; what begins with it but for
  // the slash is another's.
  list["Condition"] = {{"StringLike", {{"s3:prefix", {prefix, prefix + "*"}}}}};
  // Whoever has a key may ask for more, which outlive it: accounts of a
  // service, that can be forbidden (RustFS wants a resource, though there is
  // none), and sessions, that can not; neither opens anything.
  Json derived = statement("NoDerivedKeys", {"s3:*"}, "*", "Deny");
  derived["Condition"] = {
      {"StringEquals", {{"aws:principaltype", {"AssumedRole"}}}}};
  return {{"Version", "2012-10-17"},
          {"Statement",
           {statement("UseOwn",
                      {"s3:AbortMultipartUpload", "s3:DeleteObject",
                       "s3:GetObject", "s3:PutObject"},
                      bucket + "/" + prefix + "*"),
            std::move(list),
            // Asked for by many clients before anything else.
            statement("Locate", {"s3:GetBucketLocation"}, bucket),
            statement("NoAdministration", {"admin:*"}, "*", "Deny"),
            std::move(derived)}}};
}

static std::string title(const char *what, const Tentacle &tentacle) {
  return std::string("#!/bin/sh\n# ") + what + ": S3 of tentacle '" +
         tentacle.workflow + "' in enclave '" + tentacle.enclave +
         "'.\n"
         "# MC_HOST_TENTACULAR=http://KEY:SECRET@HOST:PORT is whose rights it "
         "runs with;\n# it may be run again.\n";
}

std::string rustfs::provision(const Tentacle &tentacle,
                              const std::string &bucket) {
  std::string name = exoskeleton::roleName(tentacle);
  std::string user = exoskeleton::accessKey(tentacle);
  return title("Provision", tentacle) +
         "# TENTACLE_SECRET_KEY is the user's secret key.\n"
         "set -eu\n"
         ": \"${TENTACLE_SECRET_KEY:?}\"\n"
         "mc mb --ignore-existing TENTACULAR/" +
         bucket + "\nmc admin policy create TENTACULAR " + name +
         " /dev/stdin <<'POLICY'\n" + policy(tentacle, bucket).dump(2) +
         "\nPOLICY\n"
         "printf '%s\\n' " +
         user +
         " \"$TENTACLE_SECRET_KEY\" | mc admin user add TENTACULAR\n"
         "mc admin policy attach TENTACULAR " +
         name + " --user " + user + "\nmc admin user enable TENTACULAR " +
         user + "\n";
}

std::string rustfs::teardown(const Tentacle &tentacle,
                             const std::string &bucket, bool destroy) {
  std::string name = exoskeleton::roleName(tentacle);
  std::string user = exoskeleton::accessKey(tentacle);
  // What is gone already is no failure; a server that does not answer is.
  std::string whenThere = "set -eu\n"
                          "users=$(mc --json admin user list TENTACULAR)\n"
                          "case $users in\n*'\"" +
                          user + "\"'*)\n";
  if (!destroy)
    return title("Teardown that keeps the data", tentacle) + whenThere +
           "  mc admin user disable TENTACULAR " + user + " ;;\nesac\n";
  std::string prefix = exoskeleton::objectPrefix(tentacle);
  std::string uploads = "$(mc --json ls --recursive --incomplete \"$bucket\")";
  // A bucket that is not there holds nothing; one that may not be looked into
  // does. MinIO finds unfinished uploads by the whole key, or all of a bucket.
  return title("Teardown that DESTROYS the data", tentacle) + whenThere +
         "  mc admin user remove TENTACULAR " + user +
         " ;;\n"
         "esac\n"
         "bucket=TENTACULAR/" +
         bucket +
         "\n"
         "if said=$(mc --json ls \"$bucket\" 2>&1); then\n"
         "  mc rm --recursive --force --versions \"$bucket/" +
         prefix +
         "\"\n"
         "  uploads=" +
         uploads +
         "\n"
         "  printf '%s\\n' \"$uploads\" |\n"
         "    sed -n 's|.*\"key\":\"\\(" +
         prefix +
         "[^\"\\\\]*\\)\".*|\\1|p' |\n"
         "    while IFS= read -r key; do\n"
         "      mc rm --recursive --force --incomplete \"$bucket/$key\"\n"
         "    done\n"
         "  uploads=" +
         uploads +
         "\n"
         "  case $uploads in\n"
         "  *'\"key\":\"" +
         prefix +
         "'*)\n"
         "    echo 'unfinished uploads are left' >&2\n"
         "    exit 1 ;;\n"
         "  esac\n"
         "else\n"
         "  case $said in\n"
         "  *'does not exist'*) ;;\n"
         "  *)\n"
         "    printf '%s\\n' \"$said\" >&2\n"
         "    exit 1 ;;\n"
         "  esac\n"
         "fi\n"
         "mc admin policy remove TENTACULAR " +
         name + "\n";
}
