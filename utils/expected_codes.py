"""Which codes the tests expect to be reported."""

import itertools
import os
import re

# What a test expects, and not what it merely mentions: a code as it is printed,
# one in the tables of tests, one that a unit test compares with, and the codes
# of what plugins say, which only -W shows.
EXPECTED = re.compile(r"\[TNT(\d{4})\]|\"TNT(\d{4}) ?\"|-W TNT(516[012])=")
TABLE = re.compile(r"(?:CASE:|SAYS:|!!) ")


def texts(root, folders, endings):
    for folder in folders:
        for directory, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                if name.endswith(endings):
                    with open(os.path.join(directory, name), errors="replace") as file:
                        yield file.read()


def expected_codes(root):
    """The names and codes that some test expects."""
    found = set()
    for text in texts(root, ("test",), (".test", ".cpp", ".yaml", ".ts", ".py", ".txt")):
        found.update(re.findall(r"\bdiag::(\w+)", text))
        for line in text.splitlines():
            if TABLE.match(line):
                found.update(re.findall(r"\bTNT(\d{4})\b", line))
            elif "-NOT:" not in line and "check-not" not in line:
                found.update(filter(None, itertools.chain(*EXPECTED.findall(line))))
    return found
