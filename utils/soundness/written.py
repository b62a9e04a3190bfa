#!/usr/bin/env python3
"""written.py [--claims] COMPILER DENO FILE...: programs that people would write,
each below a line `//// NAME`, run on Deno: prints each use that is neither a fact
nor lies under an abstention, and with --claims each certain fact that is no use. What no `export default` stands in is the body of one, but
for what stands before a line `====`; below `//--- FILE` another module begins."""

import re
import sys
import tempfile

import judge
import run
from tree import Tree


def sources(text):
    files = re.split(r"^//--- (.*)\n", text, flags=re.M)
    main = files[0]
    if "export default" not in main and "as default" not in main:
        top, _, body = main.rpartition("====\n")
        main = f"{top}export default async function run(ctx: any, input: any) {{\n{body}}}\n"
    return {"main.ts": main, **dict(zip(files[1::2], files[2::2]))}


def read(files):
    programs = {}
    for file in files:
        with open(file, encoding="utf-8") as text:
            parts = re.split(r"^//// ?(.*)\n", text.read(), flags=re.M)
        programs.update(zip(parts[1::2], map(sources, parts[2::2])))
    return programs


def check(programs, deno, compiler):
    """`programs`: {name: {file: text}}. How many uses there are in all; those
    missing, the programs that failed, and claims that no run makes true."""
    names = {f"p{i}": name for i, name in enumerate(programs)}
    trees = {key: {file: Tree([text], True) for file, text in programs[name].items()}
             for key, name in names.items()}
    count, missing, broken, false = 0, [], [], []
    with tempfile.TemporaryDirectory() as folder:
        results, nodes = run.run(f"{folder}/x", trees, deno, compiler, is_late=True, keeps_text=True)
    for key, name in names.items():
        if results[key]["threw"]:
            broken.append((name, results[key]["faults"][:1]))
        seen = set()
        for use in results[key]["uses"]:
            if use.get("weak") or str(judge.key_of(use)) in seen:
                continue
            seen.add(str(judge.key_of(use)))
            count += 1
            if judge.verdict(use, nodes[key]) == "missing":
                missing.append((name, use))
        if not results[key]["threw"] and results[key]["runs"] < run.LIMIT:
            false += [(name, fact) for fact in judge.false_claims(nodes[key], results[key]["uses"])]
    return count, missing, broken, false


def main():
    asks_claims = sys.argv[1] == "--claims"
    compiler, deno, *files = sys.argv[1 + asks_claims:]
    programs = read(files)
    count, missing, broken, false = check(programs, deno, compiler)
    false = false if asks_claims else []
    for name, what in missing + broken + false:
        print(f"{name}: {what}")
    print(f"{len(programs)} programs, {len(broken)} broken, {count} uses, {len(missing)} missing",
          *([f"{len(false)} false claims"] if asks_claims else []), sep=", ")
    return bool(missing or broken or false)


if __name__ == "__main__":
    sys.exit(main())
