"""corpus.py COMPILER DENO CORPUS: whether the compiler refuses those files of
test262-parser-tests that Deno refuses, as modules of both languages. known.txt
has those on which they differ, by reason."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import sys

import verdicts

HERE = pathlib.Path(__file__).resolve().parent


def main():
    compiler, deno, corpus = sys.argv[1:4]
    files = {}
    # 'pass-explicit' is 'pass' with more parentheses.
    for folder in ("pass", "fail", "early"):
        for path in sorted(pathlib.Path(corpus, folder).glob("*.js")):
            stem = path.name.split(".")[0]
            for language in ("js", "ts"):
                files[f"{folder}-{stem}.{language}"] = path.read_bytes()
    known = {line for line in (HERE / "known.txt").read_text().splitlines() if not line.startswith("#")}
    said = verdicts.of_compiler(compiler, files)
    deno_said = verdicts.of_deno(deno, files)
    faults = []
    for name, text in files.items():
        ours, theirs = bool(said[name]), bool(deno_said[name])
        # Deno's compiler of TypeScript repairs much that JavaScript refuses.
        isRepaired = ours and not theirs and deno_said[name[:-3] + ".js"]
        if (ours != theirs and not isRepaired) != (name in known):
            faults.append(f"{name}: {text[:200]!r}\n  compiler: {said[name]}\n  Deno: {deno_said[name]}")
    print("\n".join(faults))
    print(f"{len(files)} files, {sum(map(bool, deno_said.values()))} refused by Deno, {len(known)} known, "
          f"{len(faults)} faults")
    # The corpus has 1,981 that pass, 731 that fail, 668 of early errors.
    sys.exit(bool(faults) or len(files) < 6000)


main()
