#!/usr/bin/python3
"""render.py IN.mmd OUT.svg: draws a diagram with the real Mermaid in Debian's
chromium, and prints the labels of nodes and edges as the reader of the page sees them.
Fails where Mermaid does."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

root = pathlib.Path(__file__).resolve().parents[3]
browser = {
    "executablePath": "/usr/bin/chromium",
    # Chromium's sandbox does not work as root; the page is a local file, and
    # asks nobody for anything.
    "args": ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--disable-background-networking", "--no-first-run",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"],
}


def render(source, target):
    with tempfile.TemporaryDirectory() as home:
        config = pathlib.Path(home) / "browser.json"
        config.write_text(json.dumps(browser))
        done = subprocess.run(
            [root / "node_modules/.bin/mmdc", "--quiet", "--input", source,
             "--output", target, "--puppeteerConfigFile", config],
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home},
            capture_output=True, text=True, timeout=120)
    if done.returncode or not target.exists():
        sys.exit(f"render.py: {source}: {done.stdout}{done.stderr}")


def labels(svg):
    for element in tree.parse(svg).iter():
        # The label of an edge stands in a group of the same class, and an edge
        # without one has an empty one.
        if not element.tag.endswith("span"):
            continue
        text = "".join(element.itertext())
        for kind in ("node", "edge"):
            if f"{kind}Label" in element.get("class", "").split() and text:
                yield f"{kind}: {text}"


if __name__ == "__main__":
    output = pathlib.Path(sys.argv[2])
    output.unlink(missing_ok=True)
    render(sys.argv[1], output)
    # Old Mermaid drew its complaint as a picture and called that a success.
    if 'aria-roledescription="error"' in output.read_text(encoding="utf-8"):
        sys.exit(f"render.py: {sys.argv[1]}: Mermaid drew an error")
    for label in labels(output):
        print(label)
