"""The module proxy's answers for one npm package of node_modules: its modules
as they are, with the built-in ones of Node under the name that Deno asks for."""
# SPDX-License-Identifier: Apache-2.0
import pathlib
import re

BUILT_IN = "crypto|fs|net|os|perf_hooks|stream|tls"


def answersFor(proxy, folder, package, version, entry):
    """{"GET url": answer} for PACKAGE@VERSION, whose main module is entry."""
    base = f"{proxy}/{package}@{version}"
    main = f"/{package}@{version}/{entry}"
    text = f'export * from "{main}";\nexport {{ default }} from "{main}";\n'
    answers = {f"GET {base}": {"text": text}}
    root = pathlib.Path(folder) / package
    for file in sorted((root / entry).parent.rglob("*.js")):
        text = re.sub(rf"from '({BUILT_IN})'", r"from 'node:\1'", file.read_text())
        answers[f"GET {base}/{file.relative_to(root)}"] = {"text": text}
    return answers
