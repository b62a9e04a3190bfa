"""Compares `--print-config` without any file with the tables of a page.

usage: documented.py SETTINGS PAGE.MD
"""

import re
import sys

settings = {}
for line in open(sys.argv[1]):
    name, value, origin = re.fullmatch(r"(\S+) = (.*)  # (.*)\n", line).groups()
    assert origin == "default", line
    settings[name] = value
documented = dict(re.findall(r"^\| `([a-z.-]+)` \| `(.*?)` \|", open(sys.argv[2]).read(), re.M))
for name in sorted(settings.keys() | documented.keys()):
    if settings.get(name) != documented.get(name):
        sys.exit(f"{name}: is {settings.get(name)}, documented {documented.get(name)}")
assert len(settings) > 30
