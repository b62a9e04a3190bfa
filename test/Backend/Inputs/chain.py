"""A workflow whose nodes wait for one another, in one long chain."""

import sys

count = int(sys.argv[1])
print('name: chain\nversion: "1.0"\ntriggers:\n  - type: manual\nnodes:')
for i in range(count):
    print(f"  n{i}: {{path: nodes/a.ts, description: x}}")
print("edges:")
for i in range(count - 1):
    print(f"  - {{from: n{i}, to: n{i + 1}}}")
