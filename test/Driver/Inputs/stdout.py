"""stdout.py full|closed COMMAND...: run with a standard output that fails."""

import os
import subprocess
import sys

if sys.argv[1] == "full":
    target = os.open("/dev/full", os.O_WRONLY)
else:
    reader, target = os.pipe()
    os.close(reader)
sys.exit(subprocess.run(sys.argv[2:], stdout=target, check=False).returncode)
