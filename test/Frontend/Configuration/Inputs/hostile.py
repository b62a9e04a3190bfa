"""Feeds tntc-compile configuration files that were made to hurt.

usage: hostile.py WORKFLOW-DIRECTORY
"""

import os
import subprocess
import sys

many = 120_000
files = {
    # Each part of a dotted key is a table in a table.
    "dotted key": b".".join([b"a"] * many) + b" = 1\n",
    "dotted header": b"[" + b".".join([b"a"] * many) + b"]\n",
    "dots behind a string": b'a = ""\n"".' + b".".join([b"a"] * many) + b" = 1\n",
    "dots behind quotes": b'a = """\\""""\n' + b".".join([b"a"] * many) + b" = 1\n",
    "dots behind a comment": b"# '\n" + b".".join([b"a"] * many) + b" = 1\n",
    "dots in an inline table": b"a = {" + b".".join([b"b"] * many) + b" = 1}\n",
    "lists in lists": b"a = " + b"[" * many,
    "tables in tables": b"a = " + b"{a = " * (many // 4),
    "large": b"#" * (300 * 1024),
    "NUL": b"[platform]\0\nimage = 1\n",
    "invalid UTF-8": b'[platform]\nimage = "\xff"\n',
    "unterminated": b'[platform]\nimage = """\n',
    "surrogate": b'[platform]\nimage = "\\ud800"\n',
    "control character": b'[platform]\nimage = "\x1b[2J"\n',
    "line break in a value": b'[platform]\nimage = "a\\nevil: true"\n',
    "twice": b'[platform]\nimage = "a"\nimage = "b"\n',
    "table twice": b"[platform]\n[platform]\n",
    "unrepresentable": b"[telemetry]\nport = 99999999999999999999\n",
    # What stands in a header's brackets breaks what toml++ 3.3 takes for granted.
    "header without a name": b"[=]\n",
    "header of a list without a name": b"[[.]]\n",
    "header that the line ends": b"[\n",
    "infinity": b"[telemetry]\nport = inf\n",
}
os.chdir(sys.argv[1])
for name, content in files.items():
    with open("hostile.toml", "wb") as out:
        out.write(content)
    run = subprocess.run(
        ["tntc-compile", "--emit=none", "--config=hostile.toml", "."],
        capture_output=True,
        timeout=20,
    )
    text = run.stderr.decode()
    assert run.returncode == 1, (name, run.returncode, text[:500])
    assert "hostile.toml:" in text and "error[TNT210" in text, (name, text[:500])
    assert len(text) < 20_000, name
    assert "\x1b" not in text and "\0" not in text, name
