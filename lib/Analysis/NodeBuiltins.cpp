//===- NodeBuiltins.cpp - the modules behind `node:` ----------------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "NodeBuiltins.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <algorithm>

using namespace tntc;

/// Sorted; each was imported on Deno 2.9.6 without any permission.
static constexpr llvm::StringLiteral names[] = {
    "assert",
    "assert/strict",
    "async_hooks",
    "buffer",
    "child_process",
    "cluster",
    "console",
    "constants",
    "crypto",
    "dgram",
    "diagnostics_channel",
    "dns",
    "dns/promises",
    "domain",
    "events",
    "fs",
    "fs/promises",
    "http",
    "http2",
    "https",
    "inspector",
    "inspector/promises",
    "module",
    "net",
    "os",
    "path",
    "path/posix",
    "path/win32",
    "perf_hooks",
    "process",
    "punycode",
    "querystring",
    "readline",
    "readline/promises",
    "repl",
    "sqlite",
    "stream",
    "stream/consumers",
    "stream/promises",
    "stream/web",
    "string_decoder",
    "sys",
    "test",
    "test/reporters",
    "timers",
    "timers/promises",
    "tls",
    "trace_events",
    "tty",
    "url",
    "util",
    "util/types",
    "v8",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
};

bool tntc::isNodeModule(StringRef name) {
  return std::binary_search(std::begin(names), std::end(names), name);
}

StringRef tntc::forbiddenNodeModule(StringRef name) {
  return llvm::StringSwitch<StringRef>(name)
      .Cases("child_process", "cluster",
             "a workflow starts no other process; use a sidecar")
      .Case("worker_threads", "a workflow starts no thread of its own; split "
                              "the work into nodes of one stage")
      .Cases("vm", "repl", "wasi",
             "code that is made at run time cannot be "
             "checked; write it into the node")
      .Cases("inspector", "inspector/promises",
             "a debugger could read every secret of the process; use "
             "'ctx.log'")
      .Case("module", "it loads modules past this check; import them by name")
      .Case("v8", "it can undo the flags that the process was started with")
      .Default("");
}
