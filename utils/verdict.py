#!/usr/bin/python3
"""verdict.py FILE: 'N passed, N failed' from lit's results.  What did not pass
has failed, also a test that was skipped or that nobody supports."""
# SPDX-License-Identifier: Apache-2.0
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    tests = json.load(file)["tests"]
failed = [test for test in tests if test["code"] != "PASS"]
for test in failed:
    print(f"{test['code']}: {test['name']}")
print(f"{len(tests) - len(failed)} passed, {len(failed)} failed")
sys.exit(1 if failed or not tests else 0)
