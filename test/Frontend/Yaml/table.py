"""Runs each document of a table through `tntc-compile --emit=document -`.

An entry is a line `== name`, the document, and either `=> JSON` or `!!`
with the code and place of each diagnostic, in order. In a document
`⇥` is a tab, `·` a space, `␍` a carriage return in front of the line's end,
`∎` at the end takes the last line break away, and `⟨FF FE⟩` are bytes.
"""

import json
import re
import subprocess
import sys


def encode(lines):
    text = "".join(line + "\n" for line in lines)
    text = text.replace("⇥", "\t").replace("·", " ").replace("␍", "\r")
    text = text.replace("∎\n", "")
    parts = re.split("⟨([0-9A-F ]*)⟩", text)
    # Every other part is what the parentheses caught.
    return b"".join(
        bytes.fromhex(p) if i % 2 else p.encode() for i, p in enumerate(parts)
    )


def entries(path):
    name, lines = None, []
    with open(path, encoding="utf-8", newline="\n") as table:
        for number, line in enumerate(table.read().split("\n"), 1):
            if line.startswith("== "):
                assert name is None, f"{path}:{number}: {name} expects nothing"
                name, lines = line[3:], []
            elif line[:3] in ("=> ", "!! "):
                yield name, encode(lines), line[:2], line[3:]
                name = None
            elif name is not None:
                lines.append(line)


def exact(text):
    """Keeps the order of keys and each digit of a number."""
    return json.loads(
        text, object_pairs_hook=tuple, parse_int=lambda t: ("int", t),
        parse_float=lambda t: ("float", t),
    )


def judge(tool, document, kind, expected):
    run = subprocess.run(
        [tool, "--emit=document", "-"], input=document, capture_output=True
    )
    said = run.stderr.decode()
    found = re.findall(r"^[^\n:]+:(\d+):(\d+): (?:error|warning)\[(TNT\d+)\]", said, re.M)
    places = " ".join(f"{code} {line}:{column}" for line, column, code in found)
    if run.returncode != (0 if kind == "=>" else 1):
        return f"exit code {run.returncode}\n{said}"
    if kind == "!!":
        return None if places == expected else f"{places}\n{said}"
    if exact(run.stdout.decode()) != exact(expected):
        return run.stdout.decode()
    return None


def main(tool, *tables):
    count = failures = 0
    names = set()
    for table in tables:
        for name, document, kind, expected in entries(table):
            count += 1
            assert name not in names, f"{name} stands twice"
            names.add(name)
            if problem := judge(tool, document, kind, expected):
                failures += 1
                print(f"{name}: expected {expected}, got {problem}")
    print(f"{count} documents, {failures} failures")
    sys.exit(failures > 0 or count < 120)


main(*sys.argv[1:])
