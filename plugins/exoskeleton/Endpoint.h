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

#include "Address.h"
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

/// A Service: its bare name, or with namespace and `svc`.
inline bool isInCluster(const std::string &host) {
  return !isAddress(host) &&
         (host.find('.') == std::string::npos || endsWith(host, ".svc") ||
          endsWith(host, ".svc.cluster.local"));
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
          {"items", {{"type", "string"}, {"pattern", "^[!-~]{1,64}$"}}}}}};
    for (plugin::Option &option : more)
      all.push_back(std::move(option));
    return all;
  }

  /// Adds the rule of egress; a diagnostic, of which the code begins with
  /// \p prefix, where no exact one can be had.
  Endpoint resolve(const plugin::Request &request, plugin::Facts &facts,
                   const std::string &prefix) const {
    Endpoint endpoint;
    endpoint.host = expand(
        request.option("host", host + "." +
                                   plugin::textAt(request.context(),
                                                  "/platform/controlNamespace",
                                                  "tentacular-system") +
                                   ".svc"),
        tentacleOf(request));
    endpoint.port = int(request.option("port", port));
    std::string at = request.dependencyAt() + "/name";
    std::string fault = hostFault(endpoint.host);
    if (!fault.empty()) {
      facts.error(prefix + "1004", at,
                  "'" + endpoint.host +
                      "' (option 'host') is no host: " + fault);
      // Facts beside an error are not taken, but have to have their form.
      endpoint.host.resize(std::min<size_t>(endpoint.host.size(), 253));
    }
    bool isBare = endpoint.host.find('.') == std::string::npos &&
                  !isAddress(endpoint.host);
    endpoint.fromPlatform =
        endpoint.host + (isBare ? "." + request.enclave() + ".svc" : "");
    plugin::Json more = plugin::Json::object();
    plugin::Json ranges = readRanges(request, facts, prefix);
    if (fault.empty())
      reportUnused(request, endpoint.host, facts, prefix);
    if (isInCluster(endpoint.host)) {
      more["podPort"] = request.option("pod-port", endpoint.port);
      std::string label = request.option("pod-app", app);
      if (!label.empty())
        more["podLabels"] = {{"app.kubernetes.io/name", label}};
    } else if (isAddress(endpoint.host)) {
      // Nothing is to be reached but that.
    } else if (!ranges.empty()) {
      more["ranges"] = std::move(ranges);
    } else if (fault.empty()) {
      facts
          .error(prefix + "1001", at,
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
  /// What is set, and means nothing for \p host.
  static void reportUnused(const plugin::Request &request,
                           const std::string &host, plugin::Facts &facts,
                           const std::string &prefix) {
    bool isInside = isInCluster(host);
    std::string what = isInside          ? "in the cluster"
                       : isAddress(host) ? "an address itself"
                                         : "no Service of the cluster";
    auto isOfNoUse = [&](const std::string &option) {
      return option == "ranges" ? isInside || isAddress(host) : !isInside;
    };
    for (const char *option : {"ranges", "pod-port", "pod-app"})
      if (request.options().contains(option) && isOfNoUse(option))
        facts.warning(prefix + "1006", request.dependencyAt() + "/name",
                      std::string("option '") + option +
                          "' means nothing for '" + host + "', which is " +
                          what);
  }

  static plugin::Json readRanges(const plugin::Request &request,
                                 plugin::Facts &facts,
                                 const std::string &prefix) {
    plugin::Json ranges = plugin::Json::array();
    auto given = request.options().find("ranges");
    if (given == request.options().end())
      return ranges;
    for (const plugin::Json &range : *given) {
      std::string text = range.get<std::string>();
      if (std::string why = rangeFault(text); !why.empty())
        facts.error(prefix + "1005", request.dependencyAt() + "/name",
                    "'" + text + "' (option 'ranges') is no range of " +
                        "addresses: " + why);
      if (std::find(ranges.begin(), ranges.end(), range) == ranges.end())
        ranges.push_back(range);
    }
    return ranges;
  }

  std::string host;
  int port;
  std::string app;
};

/// The name of something in Kubernetes.
inline plugin::Option nameOption(std::string name, std::string description,
                                 size_t longest) {
  plugin::Option option = plugin::textOption(
      std::move(name), std::move(description),
      "^[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*$");
  option.schema["maxLength"] = longest;
  return option;
}

/// And the options of whoever provisions by a Job: \p has says what its Secret
/// holds, \p program what its image runs.
inline plugin::Options withJob(plugin::Options options, const char *has,
                               const char *program) {
  options.push_back(nameOption(
      "admin-secret", std::string("Secret of the platform with ") + has, 253));
  options.push_back(plugin::textOption(
      "image", std::string("with ") + program + ", to provision",
      "^([A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/)?[a-z0-9]+([._/-]+[a-z0-9]+)*"
      "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?$"));
  return options;
}

} // namespace tntc::exoskeleton

#endif // TNTC_PLUGINS_EXOSKELETON_ENDPOINT_H
