#!/usr/bin/env python3
"""Prove that libraries include downward only, and that each third party and
each word of a format stays in its place (docs/Architecture.md).

A linker does not see headers; this does. Usage: check_layering.py ROOT
"""

import os
import re
import sys

RANKS = {"Support": 0, "Credentials": 1, "Diagnostics": 1, "IR": 2,
         "Frontend": 3, "Analysis": 3, "Plugin": 3, "Backend": 4, "Writer": 4,
         "Driver": 5, "tools": 6}
# Who may include less than its rank allows.
NARROW = {"Credentials": {"Support"},
          "Writer": {"Support", "Diagnostics"},
          "Backend": {"Support", "Diagnostics", "IR", "Plugin"}}
FOLDERS = ("include/tntc", "lib", "tools")
# What may stand only in some folders: an include, or a word of the code.
CONFINED = [
    (r'#include [<"]yaml\.h', ("lib/Frontend/Yaml/",)),
    (r'#include [<"]tree_sitter/', ("lib/Frontend/TypeScript/",)),
    (r'#include [<"]toml\+\+/', ("lib/Frontend/Configuration/",)),
    (r'#include [<"](openssl/|crypt\.h)', ("lib/Credentials/", "lib/Support/Hash.cpp")),
    (r"\bnlohmann\b", ("include/tntc/Support/Json.h", "lib/Support/Json.cpp",
                       "include/tntc/Plugin/Sdk.h")),
    (r'#include "llvm/Support/CommandLine\.h"|\bcl::', ("lib/Driver/", "tools/")),
    (r"\bapiVersion\b", ("lib/Backend/", "lib/Plugin/ObjectFacts.cpp", "plugins/")),
    (r"#include <iostream>", ()),
    (r"\b(getenv|secure_getenv)\(", ("lib/Driver/",)),
    (r"\b(outs|errs)\(\)", ("lib/Driver/", "tools/")),
    (r"\b(system_clock|time\(nullptr\)|TimePoint<)", ("lib/Driver/",)),
]
INCLUDE = re.compile(r'^\s*#include "tntc/(\w+)(?:/|\.h)', re.M)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def library(path):
    parts = path.split("/")
    name = parts[0] if parts[0] == "tools" else parts[2 if parts[0] == "include" else 1]
    return name.removesuffix(".h")


def sources(root):
    for folder in FOLDERS:
        for directory, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                if name.endswith((".h", ".cpp", ".def", ".inc")):
                    yield os.path.relpath(os.path.join(directory, name), root)


def check(path, text):
    own = library(path)
    if own not in RANKS:
        yield f"{path}: library '{own}' has no rank"
        return
    for match in INCLUDE.finditer(text):
        other = match[1]
        line = text.count("\n", 0, match.start(1)) + 1
        if other not in RANKS:
            yield f"{path}:{line}: library '{other}' has no rank"
        elif other != own and RANKS[other] >= RANKS[own]:
            yield (f"{path}:{line}: {own} (rank {RANKS[own]}) includes {other} "
                   f"(rank {RANKS[other]}); include downward only")
        elif other != own and other not in NARROW.get(own, RANKS):
            yield f"{path}:{line}: {own} may not include {other}"
    # A comment may speak of what the code may not use; an include is code.
    code = COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
    for pattern, places in CONFINED:
        match = re.search(pattern, code)
        if match and not path.startswith(places):
            line = code.count("\n", 0, match.start()) + 1
            yield f"{path}:{line}: '{match[0]}' belongs in {', '.join(places) or 'no file'}"


def main():
    root = sys.argv[1]
    faults, count = [], 0
    for path in sources(root):
        count += 1
        with open(os.path.join(root, path)) as file:
            faults += check(path, file.read())
    for fault in faults:
        print(fault)
    if count < 1:
        faults.append("nothing to look at")
    print(f"{count} files, {len(faults)} faults")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
