#!/usr/bin/python3
"""verdict.py FILE...: 'N passed, N failed' from lit's results.  What did not pass
has failed, also a test that was skipped or that nobody supports, and so has a
run that left no results."""
# SPDX-License-Identifier: Apache-2.0
import json
import sys

passed, failed = 0, []
for path in sys.argv[1:]:
    try:
        with open(path, encoding="utf-8") as file:
            tests = json.load(file)["tests"]
    except FileNotFoundError:
        tests = []
    bad = [test for test in tests if test["code"] != "PASS"]
    passed += len(tests) - len(bad)
    failed += [f"{test['code']}: {test['name']}" for test in bad]
    if not tests:
        failed.append(f"no tests: {path}")
print("".join(line + "\n" for line in failed), end="")
print(f"{passed} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
