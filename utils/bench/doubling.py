#!/usr/bin/python3
"""doubling.py BUILD: reads files of one form each, every one twice as long as
the one before, and prints the milliseconds of tree-sitter's parse alone and of
reading the file. What is not linear would show in the last column."""
# SPDX-License-Identifier: Apache-2.0
import re
import subprocess
import sys
import tempfile

RUNS = 12
SIZES = (2000, 4000, 8000, 16000)  # about as many tokens
FORMS = {
    "statements": ("", "const a{0} = f(x{0}, {{ k: 'v{0}', l: [1, 2] }});\n", "", 24),
    "array": ("export const a = [", "'v{0}', ", "];", 4),
    "object": ("export const a = {{", "k{0}: {0}, ", "}};", 5),
    "arguments": ("f(", "g({0}), ", "1);", 6),
    "switch": ("switch (x) {{\n", "case {0}: f({0}); break;\n", "}}", 14),
    "class": ("class A {{\n", "m{0}() {{ return this.f{0}; }}\n", "}}", 13),
    "template": ("const t = `", "a ${{x{0}}} b", "`;", 8),
    "union": ("type T = 'a'", " | 'a{0}'", ";", 5),
    "interface": ("interface A {{\n", "k{0}?: string;\n", "}}", 7),
    "imports": ("", "import {{ a{0} as b{0} }} from './m{0}.ts';\n", "", 16),
    "exports": ("", "export function f{0}() {{}}\n", "", 10),
    "comments": ("", "// c {0}\nf();\n", "", 10),
    "sum": ("const s = ''", " + 'a{0}'", ";", 5),
    "errors": ("", "const a{0} = f(x ;\ng();\n", "", 64),
}


def measure(bench, text):
    with tempfile.NamedTemporaryFile("w", suffix=".ts") as file:
        file.write(text)
        file.flush()
        got = subprocess.run([bench], input=f"{file.name}\n" * RUNS, capture_output=True,
                             text=True, check=True).stdout
    refused, parse, read = re.search(r"(\d+) refused; parse (\S+) s, read (\S+) s", got).groups()
    if int(refused):
        sys.exit(f"doubling.py: a file is too large to be read: {text[:60]}")
    return float(parse) * 1000 / RUNS, float(read) * 1000 / RUNS


def main():
    bench = f"{sys.argv[1]}/bin/tntc-bench-read"
    for name, (head, body, tail, tokens) in FORMS.items():
        row = []
        for size in SIZES:
            parts = "".join(body.format(i) for i in range(size // tokens))
            row.append(measure(bench, head.format() + parts + tail.format()))
        times = "  ".join(f"{parse:6.1f} {read:6.1f}" for parse, read in row)
        print(f"{name:11} {times}   last doubling {row[-1][0] / row[-2][0]:5.2f} {row[-1][1] / row[-2][1]:5.2f}")


main()
