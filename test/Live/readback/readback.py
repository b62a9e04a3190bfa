#!/usr/bin/python3
"""readback.py YAML EXPECTED: fails when any of four readers that are not ours
does not read from YAML's documents the values that EXPECTED has, one a line in
JSON.  Each must be an object that kubectl takes, with apiVersion and kind."""
# SPDX-License-Identifier: Apache-2.0
import json
import os
import pathlib
import subprocess
import sys

import ruamel.yaml
import yaml

here = pathlib.Path(__file__).resolve().parent


def difference(got, wanted, path="$"):
    """Where two values differ first, as text; None when they are the same."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        if got.keys() != wanted.keys():
            odd = sorted(map(repr, got.keys() ^ wanted.keys()))
            return f"{path} differs in keys: {', '.join(odd)[:300]}"
        parts = ((got[key], wanted[key], f"{path}.{key[:40]!r}")
                 for key in wanted)
    elif isinstance(wanted, list) and isinstance(got, list):
        if len(got) != len(wanted):
            return f"{path} has {len(got)} elements, not {len(wanted)}"
        parts = ((a, b, f"{path}[{i}]")
                 for i, (a, b) in enumerate(zip(got, wanted)))
    else:
        # JSON has one kind of number, Python two; True is no number here.
        numbers = {type(got), type(wanted)} <= {int, float}
        same = got == wanted and (numbers or type(got) is type(wanted))
        return None if same else f"{path} is {got!r:.200}, not {wanted!r:.200}"
    return next(filter(None, (difference(*part) for part in parts)), None)


def kubectl(path):
    """The only command of kubectl that reads any object and asks no server."""
    binaries = subprocess.run(
        [here.parent / "go-tools.sh", here.parent / "kubernetes/kubernetes-1.34"],
        check=True, text=True, stdout=subprocess.PIPE).stdout.strip()
    text = subprocess.run(
        [f"{binaries}/kubectl", "patch", "--local", "--type=merge", "-p={}",
         "-o=json", "-f", path], check=True, text=True, stdout=subprocess.PIPE,
        env={**os.environ, "KUBECONFIG": "/dev/null"}).stdout
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        at = len(text) - len(text[at:].lstrip())
        yield value


def text(path):
    return open(path, encoding="utf-8", newline="").read()


readers = {
    "PyYAML": lambda path: yaml.safe_load_all(text(path)),
    "libyaml": lambda path: yaml.load_all(text(path), yaml.CSafeLoader),
    "ruamel.yaml": lambda path: ruamel.yaml.YAML(
        typ="safe", pure=True).load_all(text(path)),
    "kubectl": kubectl,
}


def main(path, expected):
    wanted = [json.loads(line) for line in open(expected, encoding="utf-8")]
    faults = []
    for name, read in readers.items():
        try:
            fault = difference(list(read(path)), wanted)
        except (yaml.YAMLError, ruamel.yaml.error.YAMLError, ValueError,
                subprocess.CalledProcessError) as error:
            fault = str(error)
        faults += [f"{name}: {fault}"] if fault else []
    done = subprocess.run(["node", here / "js-yaml.cjs", path, expected],
                          text=True, capture_output=True)
    faults += [f"js-yaml: {done.stderr}"] if done.returncode else []
    print(*faults, f"{len(wanted)} documents, {len(faults)} readers disagree",
          sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
