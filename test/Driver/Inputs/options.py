"""options.py HELP FILE...: each option of --help is known to each FILE, and
each long option that a FILE names is one of --help."""

import re
import sys


def spellings(name):
    """As a shell, a man page (`\\-`) or a fish completion writes it."""
    dashes = "--" if len(name) > 1 and name not in ("MD", "MF", "MT") else "-"
    return [dashes + name, f"-l {name} ", f"-s {name} ", f"-o {name} "]


text = open(sys.argv[1], encoding="utf-8").read()
help_only = {"help-list", "help-hidden", "help-list-hidden"}
options = set(re.findall(r"^  --?([A-Za-z][\w-]*)", text, re.M)) - help_only
faults = []
for path in sys.argv[2:]:
    page = open(path, encoding="utf-8").read().replace("\\-", "-") + " "
    for name in sorted(options - {"help", "version"}):
        if not any(s in page for s in spellings(name)):
            faults.append(f"{path} does not know --{name}")
    for name in set(re.findall(r"(?<![\w-])--([a-z][a-z-]*[a-z])", page)) - options - {"enclave"}:
        faults.append(f"{path} names --{name}, which does not exist")
if faults:
    sys.exit("\n".join(faults))
