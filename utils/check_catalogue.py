#!/usr/bin/env python3
"""Prove that table, pages and index of the diagnostics agree, and that every
code is reported somewhere and shown by a test.

Usage: check_catalogue.py [--update] ROOT; --update writes the index.
"""

import os
import re
import sys

from expected_codes import expected_codes, texts

ROW = re.compile(r'^DIAG\((\w+), (\d+), (\w+), "([\w-]+)", "(.*)"\)$')
GROUPS = {"syntax", "field", "contract", "trigger", "sidecar", "security", "graph",
          "typescript", "import", "service", "output", "secret", "file",
          "repository", "style", "internal", "ignore", "plugin"}
BEGIN, END = "<!-- index: utils/check_catalogue.py --update . -->\n", "<!-- end of index -->\n"


def rows(root, faults):
    last = 0
    with open(f"{root}/include/tntc/Diagnostics/Diagnostics.def") as file:
        for number, line in enumerate(file, 1):
            if not line.startswith("DIAG("):
                continue
            match = ROW.match(line.rstrip("\n"))
            if not match:
                faults.append(f"Diagnostics.def:{number}: malformed row")
                continue
            name, code, severity, group, text = match.groups()
            if int(code) <= last:
                faults.append(f"Diagnostics.def:{number}: TNT{code} is not in order")
            last = int(code)
            if severity not in ("Error", "Warning", "Remark", "Off") or group not in GROUPS:
                faults.append(f"Diagnostics.def:{number}: unknown severity or group")
            if re.match(r"(An?|The|This|It|No|Cannot) ", text) or text.endswith("."):
                faults.append(f"Diagnostics.def:{number}: begin lower case, end without '.'")
            yield name, code, severity, group


def main():
    update, root = "--update" in sys.argv, sys.argv[-1]
    pages = f"{root}/docs/diagnostics"
    faults, index = [], [BEGIN, "| code | default | group | title |\n|---|---|---|---|\n"]
    used = set(re.findall(r"\bdiag::(?:Id::)?(\w+)", "".join(
        texts(root, ("lib", "include", "tools"), (".cpp", ".h", ".def")))))
    table = list(rows(root, faults))
    tests = expected_codes(root)
    for name, code, severity, group in table:
        path = f"{pages}/TNT{code}.md"
        if name not in used:
            faults.append(f"TNT{code}: {name} is reported nowhere")
        if not os.path.exists(path):
            faults.append(f"TNT{code}: {name} has no page docs/diagnostics/TNT{code}.md")
            continue
        with open(path) as file:
            page = file.read()
        title = re.match(rf"# TNT{code}: (\S.*)\n\n\S", page)
        if not title:
            faults.append(f"TNT{code}: the page has to begin '# TNT{code}: title', "
                          "an empty line, and prose")
            continue
        # Nothing but a broken compiler has an internal error.
        if "\nNot from an example: " in page and group != "internal" \
                and not tests & {name, code}:
            faults.append(f"TNT{code}: neither its page nor a test provokes it")
        index.append(f"| [TNT{code}](TNT{code}.md) | {severity.lower()} | {group} | {title[1]} |\n")
    for name in sorted(os.listdir(pages)):
        if name != "README.md" and name[3:7] not in {row[1] for row in table}:
            faults.append(f"docs/diagnostics/{name}: there is no such code")
    with open(f"{pages}/README.md") as file:
        old = file.read()
    before, _, rest = old.partition(BEGIN)
    new = before + "".join(index) + END + rest.partition(END)[2]
    if update:
        with open(f"{pages}/README.md", "w") as file:
            file.write(new)
    elif old != new:
        faults.append("docs/diagnostics/README.md: run utils/check_catalogue.py --update .")
    print("\n".join([*faults, f"{len(table)} codes, {len(faults)} faults"]))
    return bool(faults) or not table


if __name__ == "__main__":
    sys.exit(main())
