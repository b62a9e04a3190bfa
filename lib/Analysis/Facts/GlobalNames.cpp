//===- GlobalNames.cpp - names that are there without an import ---------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "../NodeBuiltins.h"
#include "Evaluator.h"

#include "llvm/ADT/StringSwitch.h"

#include <algorithm>

using namespace tntc;
using namespace tntc::facts;

/// Sorted. Nothing below these reaches out of the process.
static constexpr llvm::StringLiteral harmless[] = {"AbortController",
                                                   "AbortSignal",
                                                   "AggregateError",
                                                   "Array",
                                                   "ArrayBuffer",
                                                   "BigInt",
                                                   "BigInt64Array",
                                                   "BigUint64Array",
                                                   "Blob",
                                                   "Boolean",
                                                   "ByteLengthQueuingStrategy",
                                                   "CompressionStream",
                                                   "CountQueuingStrategy",
                                                   "CryptoKey",
                                                   "CustomEvent",
                                                   "DOMException",
                                                   "DataView",
                                                   "Date",
                                                   "DecompressionStream",
                                                   "Error",
                                                   "EvalError",
                                                   "Event",
                                                   "EventTarget",
                                                   "File",
                                                   "FinalizationRegistry",
                                                   "Float32Array",
                                                   "Float64Array",
                                                   "FormData",
                                                   "Headers",
                                                   "Int16Array",
                                                   "Int32Array",
                                                   "Int8Array",
                                                   "Intl",
                                                   "Iterator",
                                                   "JSON",
                                                   "Map",
                                                   "Math",
                                                   "MessageChannel",
                                                   "Number",
                                                   "Object",
                                                   "Performance",
                                                   "Promise",
                                                   "Proxy",
                                                   "RangeError",
                                                   "ReadableStream",
                                                   "ReferenceError",
                                                   "Reflect",
                                                   "RegExp",
                                                   "Request",
                                                   "Response",
                                                   "Set",
                                                   "String",
                                                   "SuppressedError",
                                                   "Symbol",
                                                   "SyntaxError",
                                                   "TextDecoder",
                                                   "TextDecoderStream",
                                                   "TextEncoder",
                                                   "TextEncoderStream",
                                                   "TransformStream",
                                                   "TypeError",
                                                   "URIError",
                                                   "URL",
                                                   "URLPattern",
                                                   "URLSearchParams",
                                                   "Uint16Array",
                                                   "Uint32Array",
                                                   "Uint8Array",
                                                   "Uint8ClampedArray",
                                                   "WeakMap",
                                                   "WeakRef",
                                                   "WeakSet",
                                                   "WebAssembly",
                                                   "WritableStream",
                                                   "atob",
                                                   "btoa",
                                                   "clearInterval",
                                                   "clearTimeout",
                                                   "console",
                                                   "crypto",
                                                   "decodeURI",
                                                   "decodeURIComponent",
                                                   "encodeURI",
                                                   "encodeURIComponent",
                                                   "escape",
                                                   "isFinite",
                                                   "isNaN",
                                                   "parseFloat",
                                                   "parseInt",
                                                   "performance",
                                                   "queueMicrotask",
                                                   "reportError",
                                                   "setImmediate",
                                                   "setInterval",
                                                   "setTimeout",
                                                   "structuredClone",
                                                   "unescape"};

static constexpr llvm::StringLiteral powers[] = {
    "Buffer",          "Deno",          "EventSource",
    "Function",        "SharedWorker",  "WebSocket",
    "WebSocketStream", "Worker",        "addEventListener",
    "alert",           "caches",        "close",
    "confirm",         "dispatchEvent", "eval",
    "fetch",           "global",        "globalThis",
    "localStorage",    "location",      "navigator",
    "process",         "prompt",        "removeEventListener",
    "require",         "self",          "sessionStorage",
    "window"};

/// `node:` modules of which nothing needs a permission.
static bool isPureModule(StringRef module) {
  return llvm::StringSwitch<bool>(module)
      .Cases("assert", "assert/strict", "async_hooks", "buffer", "console",
             "constants", "crypto", "diagnostics_channel", "events", true)
      .Cases("path", "path/posix", "path/win32", "perf_hooks", "punycode",
             "querystring", "stream", "stream/consumers", "stream/promises",
             true)
      .Cases("stream/web", "string_decoder", "timers", "timers/promises", "url",
             "util", "util/types", "zlib", true)
      .Default(false);
}

bool tntc::isGlobalName(StringRef name) {
  return std::binary_search(std::begin(harmless), std::end(harmless), name) ||
         std::binary_search(std::begin(powers), std::end(powers), name);
}

bool Evaluator::isHarmless(StringRef path) {
  if (path.consume_front("node:"))
    return isPureModule(path.split('.').first);
  StringRef root = path.split('.').first;
  if (root == "Deno")
    return llvm::StringSwitch<bool>(path.split('.').second.split('.').first)
        .Cases("errors", "version", "build", "inspect", "args", "pid", true)
        .Cases("stdout", "stderr", "exit", "memoryUsage", true)
        .Cases("cwd", "execPath", "consoleSize", "noColor", "ppid", true)
        .Default(false);
  return std::binary_search(std::begin(harmless), std::end(harmless), root);
}
