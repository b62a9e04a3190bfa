"""links.py FOLDER: each relative link of the Markdown pages below FOLDER leads
to something below it."""

import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1]).resolve()
count, dead = 0, []
for page in sorted(folder.rglob("*.md")):
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        count += 1
        target = (page.parent / link).resolve()
        if not target.exists() or folder not in target.parents:
            dead.append(f"{page.relative_to(folder)}: {link}")
print("\n".join([*dead, f"{count} links, {len(dead)} dead"]))
