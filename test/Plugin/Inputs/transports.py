"""Compiles workflows with our services linked in, as programs, and as shared
objects; then with the plugin `outline`, which is not linked in.

usage: transports.py ROOT BUILD TEMPORARY
"""

import pathlib
import shutil
import subprocess
import sys

root, build, temporary = (pathlib.Path(word) for word in sys.argv[1:])
shutil.rmtree(temporary, ignore_errors=True)
temporary.mkdir(parents=True)
(temporary / "key").write_text("a key that is long enough")
services = ["nats", "postgres", "rustfs", "spire"]
kinds = "kubernetes,networkpolicy,mermaid,report,report-markdown,ir,provision,teardown"


def lay_out():
    """Workflows that use all services, one each, and none."""
    one = root / "test/IR/Inputs/services"
    for name, used in [("all", services), ("none", []), *((s, [s]) for s in services)]:
        folder = temporary / "run" / name
        shutil.copytree(one, folder)
        text = (folder / "workflow.yaml").read_text().replace("name: ledger", f"name: {name}")
        for service in services:
            if service not in used:
                text = text.replace(f"    tentacular-{service}:\n", "")
        (folder / "workflow.yaml").write_text(text)
        code = (folder / "nodes/keep.ts").read_text().splitlines(keepends=True)
        code = [line for line in code if "tentacular-" not in line or any(
            f"tentacular-{s}" in line for s in used)]
        text = "".join(code).split("  return")[0] + "  return {};\n}\n"
        (folder / "nodes/keep.ts").write_text(text)


def configure(way):
    text = f"[services]\nenabled = {services}\n".replace("'", '"')
    for service in services:
        path = {"program": f"tntc-plugin-{service}", "object": f"tntc-plugin-{service}.so"}.get(way)
        text += f"[plugins.{service}]\ngeneration = 3\n"
        if path:
            text += (f'path = "{build}/plugins/{path}"\n'
                     'grants = ["cluster", "egress", "pod", "provision", "secrets"]\n')
    file = temporary / f"{way}.toml"
    file.write_text(text)
    return file


def compile(way, *arguments):
    out = temporary / way
    done = subprocess.run(["tntc-compile", "-o", f"{out}/", *arguments], capture_output=True, text=True)
    files = {str(path.relative_to(out)): path.read_bytes()
             for path in sorted(out.rglob("*")) if path.is_file()}
    return done.returncode, done.stderr.replace(str(temporary / way), "OUT"), files


lay_out()
results = [compile(way, f"--config={configure(way)}", f"--platform-key-file={temporary}/key",
                   f"--emit={kinds}", "--force", temporary / "run")
           for way in ("linked", "program", "object")]
code, said, files = results[0]
assert code == 0, said
assert len(files) > 60, sorted(files)
for other in results[1:]:
    assert other[:2] == (code, said), (other[:2], said)
    assert sorted(other[2]) == sorted(files)
    for name in files:
        assert other[2][name] == files[name], name
print(f"{len(files)} files, the same three ways")

source = root / "test/Plugin/Inputs/outline.cpp"
results = []
for way, flags in (("outline", []),
                   ("outline.so", ["-DTNTC_PLUGIN_SHARED_OBJECT", "-shared", "-fPIC"])):
    subprocess.run(["g++", "-std=c++17", "-fvisibility=hidden", "-I", root / "include", *flags,
                    source, "-o", temporary / way], check=True)
    plugin = f"--plugin={temporary / way}"
    results.append((compile(way + "-good", "--config=none", plugin, "--emit=outline",
                            root / "test/Plugin/Inputs/plain"),
                    compile(way + "-bad", "--config=none", plugin, "--emit=outline",
                            "--plugin-opt", "outline.forbid=example.com",
                            root / "test/Plugin/Inputs/reaches")))
assert results[0] == results[1], results
good, bad = results[0]
assert good[0] == 0 and good[2], good
assert bad[0] == 1 and not bad[2], bad
for line in ("workflow.yaml:15:13: error[OUT0001]: 'api.example.com' is not for workflows",
             "workflow.yaml:6:3: note: node 'fetch' asks for it"):
    assert line in bad[1], bad
print("one back end and one check, the same two ways")
