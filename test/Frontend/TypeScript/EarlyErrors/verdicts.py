"""What the compiler and Deno say of files: whether each can be loaded."""
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import subprocess
import tempfile

# Syntax, a second default export, CommonJS.
CODES = {"TNT4001", "TNT4004", "TNT4115"}
WORKFLOW = 'name: forms\nversion: "1.0"\ntriggers: [{type: manual}]\nnodes:\n'
# Modules that forms import, all of which are there.
NAMES = ["a", "b", "bar", "baz", "c", "foo"]
# A graph is loaded as a whole before any of it runs, so that what follows an
# import that throws is read and never run.
LOAD = """
const verdicts = {};
for (const name of JSON.parse(Deno.readTextFileSync("names.json"))) {
  try {
    await import(`./load/${name}.js`);
  } catch (error) {
    const text = String(error);
    const isLoaded = /STOPPED|does not provide an export|ambiguous/.test(text);
    verdicts[name] = isLoaded ? "" : text.split("\\n")[0];
  }
}
console.log(JSON.stringify(verdicts));
"""


def groups(files, size=250):
    names = sorted(files)
    for at in range(0, len(names), size):
        yield {name: files[name] for name in names[at:at + size]}


def of_compiler(compiler, files):
    """The messages about each of the files, bytes by name."""
    said = {name: [] for name in files}
    for group in groups(files):
        with tempfile.TemporaryDirectory() as directory:
            nodes = ""
            for number, name in enumerate(group):
                pathlib.Path(directory, name).write_bytes(group[name])
                nodes += f"  n{number}: {{path: ./{name}, description: Test}}\n"
            pathlib.Path(directory, "workflow.yaml").write_text(WORKFLOW + nodes)
            got = subprocess.run([compiler, "--config=none", "--emit=none", "--max-errors=0", "--diagnostics=json",
                                  directory], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if got.returncode not in (0, 1):
            raise SystemExit(f"{compiler}: exit code {got.returncode}\n{got.stdout[-2000:]!r}")
        for line in got.stdout.splitlines():
            report = json.loads(line)
            name = os.path.basename(report["file"])
            if name in said and report["code"] in CODES:
                said[name].append(report["message"])
    return said


def of_deno(deno, files):
    """Why Deno refuses each of the files; empty when it loads it."""
    verdicts = {}
    for group in groups(files):
        with tempfile.TemporaryDirectory() as directory:
            place = pathlib.Path(directory)
            (place / "load").mkdir()
            (place / "forms").mkdir()
            (place / "stop.js").write_text('throw new Error("STOPPED");\n')
            # What is JSON for one form would be so for all.
            imports = {"data": "./data.json", **{name: "./any.js" for name in NAMES}}
            (place / "data.json").write_text("1")
            (place / "any.js").write_text("export default 1;\n")
            (place / "load.js").write_text(LOAD)
            (place / "deno.json").write_text(json.dumps({"imports": imports}))
            (place / "names.json").write_text(json.dumps(sorted(group)))
            for name, text in group.items():
                (place / "forms" / name).write_bytes(text)
                (place / "load" / f"{name}.js").write_text(f'import "../stop.js";\nimport "../forms/{name}";\n')
            got = subprocess.run([deno, "run", "--no-check", "--no-lock", "--allow-read", "--allow-import", "load.js"],
                                 cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                 env=dict(os.environ, DENO_DIR=str(place / "cache"), DENO_NO_UPDATE_CHECK="1"))
        if got.returncode:
            raise SystemExit(f"{deno}: exit code {got.returncode}\n{got.stderr[-2000:]}")
        verdicts.update(json.loads(got.stdout))
    return verdicts
