#!/usr/bin/env python3
"""Rules about the files of the tree that no compiler checks.

Tables are sorted, files have their banner and stay short enough to hold one
noun, nothing names the machine it was written on, documents point at what
exists. Usage: check_tree.py ROOT [path of tntc-compile]
"""

import os
import re
import subprocess
import sys

LONG, TOO_LONG = 400, 700
SKIPPED = re.compile(r"^(node_modules|build[^/]*|\.git|\.cache)(/|$)|(^|/)__pycache__(/|$)|"
                     r"(package-lock\.json|go\.sum)$")
# Spelt apart, so that this file does not name what it looks for.
MACHINE = re.compile(r"/" + r"work/(main|shared|wt|\.)|/" + r"root/\.|/tmp/bash" + "_jobs")
HOSTS = [re.sub(r"^\w+://|[/,|].*$|^.*@", "", value) for key, value in os.environ.items()
         if re.search(r"GOPROXY|registry|INDEX_URL", key, re.I) and "://" in value]
TABLES = {"include/tntc/Analysis/Passes.def": r'^\w+_PASS\(\w+, "([\w-]+)"'}
PROGRAMS = {"tntc-compile", "./tntc-compile"}


def files(root):
    for directory, folders, names in os.walk(root):
        relative = os.path.relpath(directory, root)
        prefix = "" if relative == "." else relative + "/"
        folders[:] = sorted(f for f in folders if not SKIPPED.search(prefix + f))
        for name in sorted(names):
            if not SKIPPED.search(prefix + name) and not os.path.islink(f"{directory}/{name}"):
                yield prefix + name


def check_source(path, text):
    lines = text.count("\n")
    if lines > TOO_LONG:
        yield f"{path}: {lines} lines; which noun hides in it?"
    elif lines > LONG:
        print(f"note: {path} has {lines} lines")
    if path.startswith(("lib/", "include/", "tools/")):
        name = os.path.basename(path)
        if not re.match(rf"//===- {re.escape(name)} - \S.*===//\n// SPDX", text) and \
                not path.startswith("include/tntc-c/"):
            yield f"{path}: the banner has to be '//===- {name} - why' and an SPDX line"
        if re.search(r"\b(TODO|FIXME|XXX)\b", text):
            yield f"{path}: says what is missing; file an issue instead"


def check_document(root, path, text, options):
    outside = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s#:]+)(?:#[^)]*)?\)", outside):
        if not os.path.exists(os.path.join(root, os.path.dirname(path), target)):
            yield f"{path}: there is no '{target}'"
    for block in re.findall(r"^```(?:sh|bash|console)\n(.*?)^```$", text, re.M | re.S):
        for word in re.findall(r"^\$? ?(?:sudo |bash )*(\./[\w./-]+|utils/[\w./-]+)", block, re.M):
            if word not in PROGRAMS and not os.path.exists(os.path.join(root, word)):
                yield f"{path}: there is no program '{word}'"
    screens = re.sub(r"^```console\n.*?^```$", "", text, flags=re.M | re.S)
    if re.match(r"README\.md$|docs/(?!.*TNT\d{4})", path) and \
            re.search(r"^\$ |^[^`\n]*\w\[TNT\d{4}\]: ", screens, re.M):
        yield f"{path}: a screen is fenced as 'console', so that it is tested"
    for call in re.findall(r"\btntc-compile( [^`\n|]*)", text):
        for flag in re.findall(r" (--[a-z][\w-]+)", call):
            if options is not None and flag not in options:
                yield f"{path}: tntc-compile has no option '{flag}'"


def main():
    root, faults, count, options = sys.argv[1], [], 0, None
    if len(sys.argv) > 2:
        options = {word for call in ([], ["plugin", "new"]) for word in re.findall(
            r"--[a-z][\w-]+", subprocess.run([sys.argv[2], *call, "--help-hidden"],
                                             capture_output=True, text=True).stdout)}
    for path in files(root):
        with open(os.path.join(root, path), "rb") as file:
            text = file.read().decode(errors="replace")
        count += 1
        match = MACHINE.search(text)
        host = next((h for h in HOSTS if h and h in text), None)
        if match or host:
            faults.append(f"{path}: names this machine: '{match[0] if match else 'a host'}'")
        if path.endswith((".cpp", ".h", ".def")):
            faults += check_source(path, text)
        if path.endswith(".md"):
            faults += check_document(root, path, text, options)
        if path in TABLES:
            names = re.findall(TABLES[path], text, re.M)
            if not names or names != sorted(set(names)):
                faults.append(f"{path}: not sorted by name")
    print("\n".join([*faults, f"{count} files, {len(faults)} faults"]))
    return bool(faults) or not count


if __name__ == "__main__":
    sys.exit(main())
