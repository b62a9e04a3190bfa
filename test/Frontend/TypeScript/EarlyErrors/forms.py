"""forms.py COMPILER DENO: whether each form in accept.txt is loaded by Deno and
taken by the compiler, and each in reject.txt refused by both. differs.txt has
those on which they differ, below a line `# accepted: REASON` or `# refused:
REASON` that says what the compiler does. `⏎` stands for a line feed."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys

import verdicts

HERE = pathlib.Path(__file__).resolve().parent


def main():
    compiler, deno = sys.argv[1:3]
    wanted, files = {}, {}

    def add(form, isRefused, byDeno):
        name = f"f{len(files):04}.ts"
        files[name] = form.replace("⏎", "\n").encode()
        wanted[name] = (isRefused, byDeno, form)

    for table, isRefused in (("accept.txt", False), ("reject.txt", True)):
        for line in (HERE / table).read_text().rstrip("\n").split("\n"):
            add(line, isRefused, isRefused)
    isRefused = None
    for line in (HERE / "differs.txt").read_text().rstrip("\n").split("\n"):
        if line.startswith("# "):
            isRefused = {"accepted": False, "refused": True}[line[2:].split(":")[0]]
        else:
            add(line, isRefused, not isRefused)

    said = verdicts.of_compiler(compiler, files)
    deno_said = verdicts.of_deno(deno, files)
    faults = 0
    for name, (isRefused, byDeno, form) in wanted.items():
        if bool(said[name]) != isRefused:
            faults += 1
            print(f"the compiler {'refuses' if said[name] else 'takes'} this: {form}\n  {said[name]}")
        if bool(deno_said[name]) != byDeno:
            faults += 1
            print(f"Deno {'refuses' if deno_said[name] else 'loads'} this: {form}\n  {deno_said[name]}")
    print(f"{len(files)} forms, {faults} faults")
    sys.exit(faults != 0)


main()
