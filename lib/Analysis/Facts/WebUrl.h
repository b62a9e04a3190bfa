//===- WebUrl.h - an address as the URL Standard reads it -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//
//
// https://url.spec.whatwg.org, for what requests are made to: http, https, ws,
// wss and ftp. What takes tables of other scripts, or another spelling of an
// IP address, is left undecided.
//
//===----------------------------------------------------------------------===//

#ifndef TNTC_LIB_ANALYSIS_FACTS_WEBURL_H
#define TNTC_LIB_ANALYSIS_FACTS_WEBURL_H

#include "tntc/Support/LLVM.h"

#include <optional>
#include <string>
#include <vector>

namespace tntc::facts {

class WebUrl {
public:
  enum class Reading : uint8_t {
    Known,
    Fails,    ///< no address: `new URL` throws, a setter changes nothing
    Undecided ///< one that is not followed
  };

  /// What \p text is, seen from \p base if there is one.
  static Reading read(StringRef text, const WebUrl *base, WebUrl &into);
  /// `url.<key> = value`.
  Reading set(StringRef key, StringRef value);
  /// What `url.<key>` is; nothing where that is no text.
  std::optional<std::string> get(StringRef key) const;

  std::string href() const { return start() + tail(); }
  /// All before the path.
  std::string start() const;
  /// The path, the query and the fragment.
  std::string tail() const;
  /// As a server is asked for it.
  std::string target() const;

  std::string scheme, user, password, host, port;
  std::vector<std::string> path;
  std::optional<std::string> query, fragment;

private:
  Reading takeAuthority(StringRef text, WebUrl &into);
  Reading takeHost(StringRef text);
  Reading takePort(StringRef text);
  Reading setHost(StringRef value, bool hasPort);
  Reading setScheme(StringRef value);
  void takePath(StringRef text, bool isWhole);
  void takeTail(StringRef text);
};

} // namespace tntc::facts

#endif // TNTC_LIB_ANALYSIS_FACTS_WEBURL_H
