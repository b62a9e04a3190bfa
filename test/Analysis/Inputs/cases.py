"""cases.py COMPILER FILE [--update]: compiles each case of FILE and compares what
is reported with what the case says, to the column.

FILE has sections; each begins with a line of its own:

    === workflow        what workflow.yaml has beside name, triggers and one node, 'a'
    === secrets         .secrets.yaml.example
    === flags           of the compiler
    === file PATH       another file
    === case: TITLE     one node, 'a.ts'; the sections above hold from there on

A case that exports nothing is the body of 'run(ctx, input)'. Its files begin
with '+++ PATH'. Below a line stands what is reported of it; '^' spans the place,
a last '>' says that it goes on below. What belongs to the report above is
indented by the words 'note', 'fix' and 'suggest' instead of a severity:

    ctx.dependency("gihub").fetch!("/");
                   ^^^^^^^ error[TNT4201] the contract declares no dependency ...
                   suggest: write 'github'
    @ workflow.yaml "dependencies" note: the contract declares dependencies here

'@ FILE "TEXT"' is a place in another file. A case that ends in '+++ fixed' lists
there, as '-' and '+' lines, all that '--fix' changes; what is left must compile.
Whatever is not listed must not be reported; notes may be left out of a report
as a whole. '--update' writes what is reported, for somebody to read."""
# SPDX-License-Identifier: Apache-2.0
import difflib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HEAD = """name: cases
version: "1.0"
triggers: [{type: manual}]
nodes:
  a: {path: ./a.ts, description: Test}
"""
OPEN = ("import type { Context } from \"tentacular\";\n"
        "export default async function run(ctx: Context, input: any) {\n")
CLOSE = "}\n"
BELOW = re.compile(r"( *)(\^+>?) (error|warning|remark|note)(.*)")
ELSEWHERE = re.compile(r'@ (\S+) ("(?:[^"\\]|\\.)*") (error|warning|remark|note)(.*)')
REPAIR = re.compile(r"\s+(fix|suggest): (.*)")


class Case:
    def __init__(self, title, settings):
        self.title, self.settings, self.lines = title, dict(settings), []

    def parse(self):
        """Files, and lines of expectations each below its file and line."""
        self.files, self.expected, self.fixed = {}, [], None
        path, self.order = "a.ts", ["a.ts"]
        text = {path: []}
        for line in self.lines:
            if line.startswith("+++ "):
                path = line[4:]
                if path != "fixed":
                    self.order.append(path)
                    text[path] = []
                else:
                    self.fixed = []
            elif path == "fixed":
                self.fixed.append(line)
            elif BELOW.fullmatch(line) or ELSEWHERE.fullmatch(line) or REPAIR.fullmatch(line):
                self.expected.append((path, len(text[path]), line))
            else:
                text[path].append(line)
        while self.fixed and not self.fixed[-1]:
            self.fixed.pop()
        for path, lines in text.items():
            while lines and not lines[-1]:
                lines.pop()
            self.files[path] = "".join(line + "\n" for line in lines)
        self.wrapped = not re.search("^export ", self.files["a.ts"], re.M)
        if self.wrapped:
            self.files["a.ts"] = OPEN + self.files["a.ts"] + CLOSE
        workflow = self.settings["workflow"]
        head = HEAD.split("nodes:")[0] if "nodes:" in workflow else HEAD
        self.files.setdefault("workflow.yaml", head + workflow)
        for name, body in self.settings.items():
            if name.startswith("file "):
                self.files[name[5:]] = body
        if self.settings["secrets"]:
            self.files[".secrets.yaml.example"] = self.settings["secrets"]

    def offset(self, path):
        return OPEN.count("\n") if self.wrapped and path == "a.ts" else 0

    def place(self, at):
        """'file:line: ^^^' or a text elsewhere, as a case writes it."""
        path, line = at["file"], at["line"] - self.offset(at["file"])
        if path in self.order and path != "workflow.yaml" and line > 0:
            text = self.files[path].split("\n")[at["line"] - 1]
            goesOn = at["endLine"] != at["line"]
            width = (len(text) + 1 if goesOn else at["endColumn"]) - at["column"]
            carets = "^" * max(width, 1) + (">" if goesOn else "")
            return path, line, " " * (at["column"] - 1) + carets
        text = self.files[path].encode()[at["offset"]:at["endOffset"]].decode()
        return None, 0, f"@ {path} {json.dumps(text.split(chr(10))[0])}"

    def reported(self, diagnostics, withNotes):
        """[(file, line, text)] of all reports, as 'expected' has them."""
        for each in diagnostics:
            path, line, place = self.place(each)
            yield path, line, f"{place} {each['severity']}[{each['code']}] {each['message']}"
            for fix in each["fixits"]:
                kind = "fix" if fix["machineApplicable"] else "suggest"
                indent = " " * (len(place) - len(place.lstrip()) or 2)
                yield path, line, f"{indent}{kind}: {fix['title']}"
            if withNotes:
                for note in each["notes"]:
                    at, number, place = self.place(note)
                    yield (path, line) + (f"{place} note: {note['message']}",) if at is None else (at, number, f"{place} note: {note['message']}")

    def run(self, compiler):
        self.parse()
        with tempfile.TemporaryDirectory() as directory:
            root = pathlib.Path(directory)
            for path, text in self.files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            command = [compiler, "--emit=none", *self.settings["flags"].split()]
            run = subprocess.run([*command, "--diagnostics=json", "."], cwd=root,
                                 capture_output=True, text=True)
            if run.returncode not in (0, 1):
                sys.exit(f"{self.title}: exit code {run.returncode}\n{run.stderr}")
            found = [json.loads(line) for line in run.stderr.splitlines()]
            if self.fixed is None:
                return found, None
            again = subprocess.run([*command, "--fix", "."], cwd=root, capture_output=True,
                                   text=True)
            changes = []
            for path, before in self.files.items():
                after = (root / path).read_text()
                changes += [line for line in
                            difflib.unified_diff(before.splitlines(), after.splitlines(),
                                                 n=0, lineterm="")
                            if not line.startswith(("---", "+++", "@@"))]
            if again.returncode:
                changes.append("still wrong: " + again.stderr)
            return found, changes


def sortKey(entry):
    return entry[0] or "~", entry[1], entry[2].strip()


def check(case, compiler):
    found, changes = case.run(compiler)
    expected = [(None if line.startswith("@") else path, 0 if line.startswith("@") else number,
                 line) for path, number, line in case.expected]
    # Repairs stand with the report that they belong to.
    tidy, last = [], (None, 0)
    for path, number, line in expected:
        if REPAIR.fullmatch(line) or (line.startswith("@") and " note: " in line):
            path, number = last
        tidy.append((path, number, line))
        if " note: " not in line:
            last = (path, number)
    withNotes = any(" note: " in line for _, _, line in tidy)
    actual = list(case.reported(found, withNotes))
    strip = lambda entries: sorted(
        ((p, n, l if BELOW.fullmatch(l) else l.strip()) for p, n, l in entries), key=sortKey)
    faults = []
    if strip(actual) != strip(tidy):
        faults += ["expected:", *(f"  {p}:{n}: {l}" for p, n, l in strip(tidy)),
                   "reported:", *(f"  {p}:{n}: {l}" for p, n, l in strip(actual))]
    if changes is not None and changes != case.fixed:
        faults += ["expected changes:", *case.fixed, "changes:", *changes]
    return faults


def update(case, compiler):
    found, changes = case.run(compiler)
    withNotes = any(" note: " in line for _, _, line in case.expected) or "NOTES" in case.title
    reports = list(case.reported(found, withNotes))
    lines, path, number = [], "a.ts", 0
    def put(key):
        lines.extend(line for p, n, line in reports if (p, n) == key)
    for line in case.lines:
        if line.startswith("+++ "):
            path, number = line[4:], 0
            if path == "fixed":
                break
        elif BELOW.fullmatch(line) or ELSEWHERE.fullmatch(line) or REPAIR.fullmatch(line):
            continue
        else:
            number += 1
        lines.append(line)
        if number:
            put((path, number))
    blank = 0
    while lines and not lines[-1]:
        lines.pop()
        blank += 1
    put((None, 0))
    if changes is not None:
        lines += ["+++ fixed", *changes]
    return lines + [""]


def read(path):
    settings = {"workflow": "", "secrets": "", "flags": ""}
    head, cases, into = [], [], None
    target = head
    layout = []
    for line in path.read_text().splitlines():
        if line.startswith("=== "):
            kind = line[4:]
            layout.append((line, target := []))
            if kind.startswith("case: "):
                case = Case(kind[6:], {})
                case.lines = target
                cases.append((case, len(layout) - 1))
            continue
        target.append(line)
    for case, index in cases:
        for line, text in layout[:index]:
            if line[4:] in settings or line[4:].startswith("file "):
                settings[line[4:]] = "\n".join(text).strip("\n") + "\n" if any(text) else ""
        case.settings = dict(settings)
    return head, layout, cases


def main(compiler, file, mode=""):
    path = pathlib.Path(file)
    head, layout, cases = read(path)
    if not cases:
        sys.exit(f"{file}: no cases")
    if mode == "--update":
        for case, index in cases:
            layout[index] = (layout[index][0], update(case, compiler))
        text = "\n".join(head)
        for line, lines in layout:
            text += "\n" + line + "\n" + "\n".join(lines)
        path.write_text(text.rstrip("\n") + "\n")
        return
    wrong = 0
    for case, _ in cases:
        if faults := check(case, compiler):
            wrong += 1
            print(f"{path.name}: {case.title}", *faults, sep="\n  ")
    sys.exit(f"{wrong} of {len(cases)} cases" if wrong else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
