"""faults.py COMPILER TABLE [--update]: whether each text of the table gets the
faults of its code (TNT4001) that the lines in front of it name, each
`# LINE:COLUMN: MESSAGE`, and no other. A line `%%` stands between two texts."""
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import subprocess
import sys
import tempfile

WORKFLOW = 'name: faults\nversion: "1.0"\ntriggers: [{type: manual}]\nnodes:\n'


def faults_of(compiler, texts):
    found = [[] for _ in texts]
    with tempfile.TemporaryDirectory() as directory:
        nodes = ""
        for number, text in enumerate(texts):
            pathlib.Path(directory, f"n{number}.ts").write_text(text)
            nodes += f"  n{number}: {{path: ./n{number}.ts, description: Test}}\n"
        pathlib.Path(directory, "workflow.yaml").write_text(WORKFLOW + nodes)
        got = subprocess.run([compiler, "--config=none", "--emit=none", "--max-errors=0", "--diagnostics=json",
                              directory], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if got.returncode != 1:
        raise SystemExit(f"{compiler}: exit code {got.returncode}\n{got.stdout[-2000:]!r}")
    for line in got.stdout.splitlines():
        report = json.loads(line)
        if report["code"] == "TNT4001":
            number = int(os.path.basename(report["file"])[1:].split(".")[0])
            found[number].append(f'# {report["line"]}:{report["column"]}: {report["message"]}')
    return found


def main():
    compiler, table = sys.argv[1], pathlib.Path(sys.argv[2])
    entries = [entry.split("\n") for entry in table.read_text().rstrip("\n").split("\n%%\n")]
    wanted = [[line for line in entry if line.startswith("# ")] for entry in entries]
    texts = ["\n".join(line for line in entry if not line.startswith("# ")) + "\n" for entry in entries]
    found = faults_of(compiler, texts)
    if "--update" in sys.argv:
        table.write_text("\n%%\n".join("\n".join(lines + [text.rstrip("\n")])
                                       for lines, text in zip(found, texts)) + "\n")
    differences = [i for i in range(len(texts)) if found[i] != wanted[i]]
    for i in differences:
        print(texts[i], "wanted", *wanted[i], "found", *found[i], "", sep="\n")
    print(f"{len(texts)} texts, {len(differences)} differ")
    sys.exit(bool(differences))


main()
