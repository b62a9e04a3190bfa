"""Puts a value of another kind in the place of each value of a sound workflow.

Usage: wrong_kinds.py COMPILER SOUND WORK. No more than one diagnostic may come,
remarks aside: one fault is never a trail.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

# Several things are missing at once, or really are at fault at once.
SEVERAL = re.compile(
    r"\.edges\[0\] = {}|.*\.auth = {}|\.sidecars\[0\] = {}|\.sidecars\[0\]\.image = 7"
    # Without triggers nobody uses their secrets.
    r"|\.triggers = (\[\]|null)"
    # A block that may be empty, and is: each use of what it lacks is at fault.
    r"|\.(config|contract|contract\.dependencies) = ({}|null)")


def places(node, path=""):
    """Each value below NODE with the way to it."""
    if isinstance(node, yaml.MappingNode):
        inner = [(f"{path}.{key.value}", value) for key, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        inner = [(f"{path}[{i}]", value) for i, value in enumerate(node.value)]
    else:
        inner = []
    for way, value in inner:
        yield way, value
        yield from places(value, way)


def main():
    compiler, sound, work = sys.argv[1:]
    shutil.copytree(sound, work, dirs_exist_ok=True)
    file = pathlib.Path(work, "workflow.yaml")
    text = file.read_text()
    count = trails = 0
    for path, value in places(yaml.compose(text)):
        begin, end = value.start_mark.index, value.end_mark.index
        end = begin + len(text[begin:end].rstrip())
        for other in ("[]", "{}", "null", "7", '"x y"'):
            file.write_text(text[:begin] + other + text[end:])
            done = subprocess.run(
                [compiler, "--emit=none", "-WTNT4203=off", "-WTNT4205=off", "-WTNT2213=off", "--diagnostics=json", "--config=policy.toml", "."],
                cwd=work, capture_output=True, text=True, timeout=60)
            said = [d for d in map(json.loads, done.stderr.splitlines())
                    if d["severity"] != "remark"]
            count += 1
            case = f"{path} = {other}"
            if done.returncode not in (0, 1) or (len(said) > 1 and not SEVERAL.fullmatch(case)):
                trails += 1
                print(f"{case}: exit {done.returncode}")
                for d in said:
                    print(f"    {d['code']} {d['file']}:{d['line']}: {d['message']}")
    print(f"{count} cases, {trails} trails")
    sys.exit(trails != 0 or count < 300)


main()
