"""Runs the command with a standard output that nobody reads any more."""

import os
import subprocess
import sys

reader, writer = os.pipe()
os.close(reader)
done = subprocess.run(sys.argv[1:], stdout=writer, stderr=subprocess.PIPE, text=True)
print(done.returncode, done.stderr, end="")
