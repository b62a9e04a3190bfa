"""A lit format that types the screens of our documents, and compares.

A block fenced as `console` holds lines `$ command`, each with what it prints
below it, standard error included; a line `...` stands for any lines. The
blocks of a document share one directory, which has the templates in it, the
compiler where the README builds it, and the files that the document gives as
the diagnostics' pages do: a line with the name, and a fenced block.
"""

import os
import re
import shutil
import subprocess

import lit.formats
import lit.Test

from page_format import Fault, lay_out

SCREEN = re.compile(r"^```console\n(.*?)^```\n", re.M | re.S)
MARK = "end of the output of a command"


def commands(block):
    """Pairs of a command and its output; a backslash continues a command."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], []])
        elif found and not found[-1][1] and found[-1][0].endswith("\\"):
            found[-1][0] += "\n" + line
        elif found:
            found[-1][1].append(line)
        else:
            raise Fault("a screen begins with '$ ' and a command")
    return found


def fits(shown, printed):
    parts = re.split(r"^\.\.\.\n", "".join(line + "\n" for line in shown), flags=re.M)
    return re.fullmatch("(?:.*\n)*".join(map(re.escape, parts)), printed)


def run(block, folder, environment):
    """What is wrong with a block, or nothing."""
    screens = commands(block)
    script = "".join(f"{command}\nstatus=$?; echo '{MARK}'; (exit $status)\n"
                     for command, _ in screens)
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, errors="replace", timeout=120)
    outputs = done.stdout.split(MARK + "\n")
    if len(outputs) != len(screens) + 1:
        raise Fault(f"the commands ended early:\n{done.stdout}")
    for (command, shown), printed in zip(screens, outputs):
        if not fits(shown, printed):
            return f"$ {command}\n{printed}"
    return ""


class ConsoleFormat(lit.formats.TestFormat):
    """Takes documents, which lie elsewhere, for the tests of its folder."""

    def __init__(self, source, build):
        self.source, self.build = source, build

    def getTestsInDirectory(self, suite, path_in_suite, lit_config, local_config):
        for folder in ("", "docs", "docs/diagnostics"):
            for name in sorted(os.listdir(os.path.join(self.source, folder))):
                path = os.path.join(folder, name)
                if name.endswith(".md") and SCREEN.search(self.text(path)):
                    yield lit.Test.Test(suite, path_in_suite + (path,), local_config)

    def text(self, path):
        with open(os.path.join(self.source, path), newline="") as file:
            return file.read()

    def execute(self, test, lit_config):
        document = self.text(test.path_in_suite[-1])
        folder = test.getExecPath() + ".tmp"
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(os.path.join(folder, "build"))
        os.symlink(self.build, os.path.join(folder, "build/release"))
        shutil.copytree(os.path.join(self.source, "templates"), os.path.join(folder, "templates"))
        try:
            lay_out(document, folder, is_whole=False)
            wrong = [run(block, folder, test.config.environment)
                     for block in SCREEN.findall(document)]
        except Fault as fault:
            return lit.Test.FAIL, f"{fault}\n"
        wrong = "".join(filter(None, wrong))
        return (lit.Test.FAIL, f"prints something else:\n{wrong}") if wrong else (lit.Test.PASS, "")
