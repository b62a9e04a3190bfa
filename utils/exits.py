#!/usr/bin/python3
"""exits.py N COMMAND...: pass when COMMAND exits with exactly N.

LLVM's `not` takes any code but 0 for the one that was meant.
"""

import subprocess
import sys

wanted = int(sys.argv[1])
got = subprocess.run(sys.argv[2:], check=False).returncode
if got != wanted:
    sys.exit(f"exits.py: wanted exit code {wanted}, got {got}: {sys.argv[2:]}")
