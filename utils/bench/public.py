#!/usr/bin/python3
"""public.py BUILD [CACHE]: what reading public TypeScript costs beside
tree-sitter's parse alone, over the files of the packages that
utils/publicfiles/package-lock.json pins. They come from npm, are kept in CACHE
and are read in place."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "publicfiles"))
from publicfiles import install  # noqa: E402

LEAST_BYTES = 20 * 10**6


def main():
    bench = f"{sys.argv[1]}/bin/tntc-bench-read"
    cache = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "~/.cache/tntc-compile").expanduser()
    packages = install(cache.resolve()) / "node_modules"
    files = [file for kind in ("ts", "tsx") for file in packages.rglob(f"*.{kind}")
             if file.is_file() and not file.name.endswith(".d.ts")]
    names = "".join(f"{file}\n" for file in sorted(files))
    got = subprocess.run([bench], input=names, stdout=subprocess.PIPE, text=True, check=True).stdout
    print(got, end="")
    if int(re.search(r"(\d+) bytes", got)[1]) < LEAST_BYTES:
        sys.exit(f"public.py: fewer than {LEAST_BYTES} bytes were read")


main()
