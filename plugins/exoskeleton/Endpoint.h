//===- Endpoint.h - where a service is, by its options ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// What the services share: options that may name the enclave, and egress to
// exactly one endpoint.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_PLUGINS_EXOSKELETON_ENDPOINT_H
#define TNTC_PLUGINS_EXOSKELETON_ENDPOINT_H

#include "Identity.h"

#include "tntc/Plugin/Sdk.h"

#include <algorithm>

namespace tntc::exoskeleton {

inline Tentacle tentacleOf(const plugin::Request &request) {
  return {request.enclave(), request.workflow()};
}

/// Each `{enclave}` by its name. Which braces else there are, the pattern of
/// what comes of it decides.
inline std::string expand(std::string text, const Tentacle &tentacle) {
  static constexpr std::string_view gap = "{enclave}";
  for (size_t at = text.find(gap); at != std::string::npos;
       at = text.find(gap, at + tentacle.enclave.size()))
    text.replace(at, gap.size(), tentacle.enclave);
  return text;
}

inline bool consistsOf(const std::string &text, std::string_view more) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           more.find(c) != std::string_view::npos;
  });
}

inline bool isAddress(const std::string &host) {
  return host.find(':') != std::string::npos ||
         host.find_first_not_of("0123456789.") == std::string::npos;
}

/// A Service: its bare name, or with namespace and `svc`.
inline bool isInCluster(const std::string &host) {
  auto endsWith = [&](std::string_view end) {
    return host.size() > end.size() &&
           host.compare(host.size() - end.size(), end.size(), end) == 0;
  };
  return host.find('.') == std::string::npos || endsWith(".svc") ||
         endsWith(".svc.cluster.local");
}

struct Endpoint {
  std::string host;
  int port;
  /// The same for pods of the platform's namespace, where a name without a
  /// namespace would be another's.
  std::string fromPlatform;
};

/// The options of every service that is reached by network, with the defaults
/// \p host (in the platform's namespace), \p port and \p app, which is what the
/// label `app.kubernetes.io/name` of its pods says.
class EndpointOptions {
public:
  EndpointOptions(std::string host, int port, std::string app)
      : host(std::move(host)), port(port), app(std::move(app)) {}

  plugin::Options declare(plugin::Options more) const {
    plugin::Options all = {
        plugin::textOption("host", "name or address; '{enclave}' is replaced",
                           "^([a-z0-9]|[{]enclave[}])"
                           "([a-z0-9.:-]|[{]enclave[}])*$"),
        plugin::integerOption("port", "of the service", 1, 65535),
        plugin::integerOption("pod-port", "of its pods, if another", 1, 65535),
        plugin::textOption("pod-app",
                           "'app.kubernetes.io/name' of its pods; empty: any "
                           "pod of the namespace",
                           "^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}"
                           "[A-Za-z0-9])?)?$"),
        {"ranges",
         {{"type", "array"},
          {"description", "addresses, when it is outside of the cluster"},
          {"items",
           {{"type", "string"},
            {"pattern", "^[0-9a-fA-F.:]{2,39}/[0-9]{1,3}$"}}}}}};
    for (plugin::Option &option : more)
      all.push_back(std::move(option));
    return all;
  }

  /// Adds the rule of egress; a diagnostic where no exact one can be had.
  Endpoint resolve(const plugin::Request &request, plugin::Facts &facts,
                   const std::string &code) const {
    Endpoint endpoint;
    endpoint.host = expand(
        request.option("host", host + "." +
                                   plugin::textAt(request.context(),
                                                  "/platform/controlNamespace",
                                                  "tentacular-system") +
                                   ".svc"),
        tentacleOf(request));
    endpoint.port = int(request.option("port", port));
    bool isBare = endpoint.host.find('.') == std::string::npos &&
                  !isAddress(endpoint.host);
    endpoint.fromPlatform =
        endpoint.host + (isBare ? "." + request.enclave() + ".svc" : "");
    plugin::Json more = plugin::Json::object();
    auto ranges = request.options().find("ranges");
    if (isInCluster(endpoint.host)) {
      more["podPort"] = request.option("pod-port", endpoint.port);
      std::string label = request.option("pod-app", app);
      if (!label.empty())
        more["podLabels"] = {{"app.kubernetes.io/name", label}};
    } else if (ranges != request.options().end() && !ranges->empty()) {
      more["ranges"] = *ranges;
    } else if (!isAddress(endpoint.host)) {
      facts
          .error(code, request.dependencyAt() + "/name",
                 "'" + endpoint.host +
                     "' is outside of the cluster, and no "
                     "option 'ranges' says at which addresses")
          .note("a network policy knows no names; without addresses it would "
                "have to open the port to the whole internet");
    }
    facts.egress(endpoint.host, endpoint.port,
                 "'" + request.dependency() + "' is there", std::move(more));
    return endpoint;
  }

private:
  std::string host;
  int port;
  std::string app;
};

/// And the options of whoever provisions by a Job: \p has says what its Secret
/// holds, \p program what its image runs.
inline plugin::Options withJob(plugin::Options options, const char *has,
                               const char *program) {
  options.push_back(plugin::textOption(
      "admin-secret", std::string("Secret of the platform with ") + has,
      "^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$"));
  options.push_back(plugin::textOption(
      "image", std::string("with ") + program + ", to provision",
      "^[!-~]{1,255}$"));
  return options;
}

} // namespace tntc::exoskeleton

#endif // TNTC_PLUGINS_EXOSKELETON_ENDPOINT_H
