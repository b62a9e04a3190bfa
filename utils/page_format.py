"""A lit format that runs the examples of the pages in docs/diagnostics.

Each page is one test: what it calls wrong has to report its code, what it
calls right has to pass without it. The form of a page is told in
docs/diagnostics/README.md.
"""

import os
import re
import shlex
import shutil
import subprocess

import lit.formats
import lit.Test

FENCE = re.compile(r"^`([^`\n]+)`\n\n(`{3,})[^\n`]*\n(.*?)^\2\n", re.M | re.S)
NODE = re.compile(r"^\s*path:\s*['\"]?\.?/?([\w./-]+\.(?:ts|js|tsx|mjs))\b", re.M)
EMPTY = "export default async function run() {\n  return {};\n}\n"


class Fault(Exception):
    pass


def sections(page, code):
    """The text before the sections, and the two sections."""
    if not re.match(rf"# {code}: \S", page):
        raise Fault(f"the first line is not '# {code}: title'")
    parts = re.split(r"^## (.*)\n", page, flags=re.M)
    if parts[1::2] != ["Wrong", "Right"]:
        raise Fault("expected the sections 'Wrong' and 'Right', in this order")
    return parts[0], parts[2], parts[4]


def lay_out(section, folder, is_whole=True):
    """Writes the files that a section gives; a whole example has at least one."""
    files = [(name, text) for name, _, text in FENCE.findall(section)]
    if is_whole and not files:
        raise Fault("a section shows no file")
    given = {name for name, _ in files}
    for name, text in list(files):
        if os.path.basename(name) == "workflow.yaml":
            nodes = [os.path.join(os.path.dirname(name), n) for n in NODE.findall(text)]
            files += [(n, EMPTY) for n in nodes if n not in given]
    if any(name.startswith("enclaves/") for name, _ in files):
        # A repository of its own, or it would be a part of ours.
        subprocess.run(["git", "init", "-q", folder], check=True)
    for name, text in files:
        path = os.path.normpath(os.path.join(folder, name))
        if not path.startswith(folder + os.sep):
            raise Fault(f"'{name}' lies outside the example")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", newline="") as file:
            file.write(text)


class PageFormat(lit.formats.TestFormat):
    """Takes pages, which lie elsewhere, for the tests of its folder."""

    def __init__(self, pages):
        self.pages = pages

    def getTestsInDirectory(self, suite, path_in_suite, lit_config, local_config):
        for name in sorted(os.listdir(self.pages)):
            if re.fullmatch(r"TNT\d{4}\.md", name) and self.has_examples(name):
                yield lit.Test.Test(suite, path_in_suite + (name,), local_config)

    def has_examples(self, name):
        """check_catalogue.py looks at the other pages, too."""
        with open(os.path.join(self.pages, name)) as file:
            return not re.search(r"^Not from an example: \S(?!.*^## )", file.read(), re.M | re.S)

    def execute(self, test, lit_config):
        code = test.path_in_suite[-1][: -len(".md")]
        with open(os.path.join(self.pages, code + ".md"), newline="") as file:
            page = file.read()
        try:
            return self.run(test, page, code)
        except Fault as fault:
            return lit.Test.FAIL, f"{code}: {fault}\n"

    def run(self, test, page, code):
        prose, wrong, right = sections(page, code)
        line = re.search(r"^Run: `(tntc-compile .*)`$", prose, re.M)
        command = shlex.split(line[1] if line else "tntc-compile --emit=none .")
        for name, section in (("wrong", wrong), ("right", right)):
            folder = os.path.join(test.getExecPath() + ".tmp", name, "example")
            shutil.rmtree(folder, ignore_errors=True)
            lay_out(section, folder)
            done = subprocess.run(command, cwd=folder, env=test.config.environment,
                                  stdin=subprocess.DEVNULL, capture_output=True,
                                  text=True, errors="replace", timeout=60)
            reported = f"[{code}]" in done.stderr
            fits = reported if name == "wrong" else done.returncode == 0 and not reported
            if not fits or done.returncode not in (0, 1):
                return lit.Test.FAIL, (f"{code}: the {name} example exits {done.returncode}"
                                       f" and says:\n{done.stdout}{done.stderr}")
        return lit.Test.PASS, ""
