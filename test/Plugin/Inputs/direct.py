"""Asks plugins everything that the conformance runner asks, without it.
Usage: direct.py FOLDER NAME..., where FOLDER/direct holds those with sanitizers"""

import json
import os
import subprocess
import sys

NONSENSE = ["", "{", "[]", '"resolve"', "{}", '{"protocol": 1, "id": 1, "method": "sing"}']

folder, *names = sys.argv[1:]
for name in names:
    program = f"{folder}/tntc-plugin-{name}"
    asked = subprocess.run(["tntc-plugin-test", "--print-requests", program], check=True,
                           capture_output=True, text=True).stdout.splitlines()
    assert len(asked) > 20, asked
    if os.path.exists(f"{folder}/direct"):
        program = f"{folder}/direct/tntc-plugin-{name}"
    lines = asked[:len(asked) // 2] + NONSENSE + asked[len(asked) // 2:]
    done = subprocess.run([program], input="".join(line + "\n" for line in lines),
                          capture_output=True, text=True, timeout=120)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    refused = sum("error" in answer for answer in answers)
    assert len(answers) == len(lines) and not done.stderr, done.stderr[-2000:]
    print(f"{name}: {len(answers) - refused} answers, {refused} refusals, "
          f"ends with {done.returncode}")
