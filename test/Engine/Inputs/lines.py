"""Prints each of the given JSON files on a line of its own."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import sys

for file in sys.argv[1:]:
    print(json.dumps(json.loads(pathlib.Path(file).read_text())))
