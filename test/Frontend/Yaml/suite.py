"""Runs the public YAML test suite through `tntc-compile --emit=document -`.

A valid document is read as the suite's JSON, or refused and listed in
refused.txt; an invalid one is refused. For a stream of several documents,
the code of a second document is the right answer.
"""

import json
import pathlib
import re
import subprocess
import sys

SECOND_DOCUMENT = "TNT1010"
NOT_JSON = "TNT1090"
MOST_REFUSED = 40


def cases(folder):
    for path in sorted(pathlib.Path(folder).glob("????.js")):
        # A module with one JSON value as its default export.
        text = path.read_text(encoding="utf-8").split("export default", 1)[1]
        suite = json.loads(text.strip().rstrip(";"))
        for number, case in enumerate(suite["cases"]):
            several = len(suite["cases"]) > 1
            yield suite["id"] + (f"/{number:02}" if several else ""), case


def same(a, b):
    """Unlike ==, which takes 1 for True; the order of keys is the suite's."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def judge(name, case, tool, refused):
    """What is wrong with the answer to one case, or None."""
    run = subprocess.run(
        [tool, "--emit=document", "-"], input=case["yaml"].encode(), capture_output=True
    )
    codes = set(re.findall(r"error\[(TNT\d+)\]", run.stderr.decode()))
    if run.returncode not in (0, 1) or (run.returncode == 1) != bool(codes):
        return f"exit code {run.returncode} with {sorted(codes)}"
    if case.get("fail"):
        return None if codes else "invalid, but accepted"
    if case.get("tree", "").count("+DOC") > 1:
        return None if SECOND_DOCUMENT in codes or name in refused else "not refused"
    # Without JSON in the suite the document may have no JSON form.
    if codes == {NOT_JSON} and case.get("json") is None:
        return None
    if codes:
        return None if name in refused else f"valid, but refused: {sorted(codes)}"
    if name in refused:
        return "listed in refused.txt, but accepted"
    if case.get("json") is not None:
        wanted = json.loads(case["json"]) if case["json"] else None
        if not same(json.loads(run.stdout), wanted):
            return "misread as " + run.stdout.decode()
    return None


def main(tool, folder, listing):
    lines = pathlib.Path(listing).read_text(encoding="utf-8").splitlines()
    refused = dict(l.split(None, 1) for l in lines if l and l[0] != "#")
    seen, failures = set(), 0
    for name, case in cases(folder):
        seen.add(name)
        if problem := judge(name, case, tool, refused):
            failures += 1
            print(f"{name}: {problem}\n{case['yaml']}")
    for name in refused.keys() - seen:
        failures += 1
        print(f"{name}: listed in refused.txt, but not in the suite")
    print(f"{len(seen)} cases, {len(refused)} valid ones refused, {failures} failures")
    sys.exit(failures > 0 or len(refused) > MOST_REFUSED or len(seen) < 400)


main(*sys.argv[1:])
