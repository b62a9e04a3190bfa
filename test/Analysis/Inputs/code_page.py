"""Runs the examples of docs/Code.md: what is said to be followed has to be
without an abstention, and what is not has to have one, unless the text before
it tells how to write it instead.

usage: code_page.py CODE_MD FOLDER"""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import re
import subprocess
import sys

WORKFLOW = """name: example
version: "1.0"
nodes:
  main: {path: ./main.ts, description: Run an example of the page}
config: {loud: true, service: chat, url: "https://example.com"}
contract:
  version: "1"
  dependencies:
    github:
      protocol: https
      host: api.github.com
      auth: {type: api-token, secret: github.token}
    slack:
      protocol: https
      host: hooks.slack.com
      auth: {type: webhook-url, secret: slack.url}
    some-client: {protocol: npm, host: some-client, version: 1.0.0}
"""
HEAD = """import type { Context } from "tentacular";

export default async function run(ctx: Context, input: unknown) {
"""


def main(page, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    (folder / "workflow.yaml").write_text(WORKFLOW)
    text = pathlib.Path(page).read_text()
    parts = re.split(r"^## (.*)\n", text, flags=re.M)
    count = {"followed": 0, "not": 0}
    for title, part in zip(parts[1::2], parts[2::2]):
        for before, body in re.findall(r"([^\n]*)\n\n```ts\n(.*?)```", part, re.S):
            isNot = title == "What is not" and not re.match("(Write|Hand) ", before)
            (folder / "main.ts").write_text(HEAD + body + "}\n")
            done = subprocess.run(["tntc-compile", "--emit=facts", "-Wno-contract", str(folder)],
                                  capture_output=True, text=True)
            if done.returncode:
                sys.exit(f"{body}\n{done.stderr}")
            node = json.loads(done.stdout)["nodes"][0]
            if bool(node["abstentions"]) != isNot:
                sys.exit(f"{body}\n{json.dumps(node['abstentions'], indent=1)}")
            if not isNot and not node["facts"]:
                sys.exit(f"{body}\nno facts")
            count["not" if isNot else "followed"] += 1
    print(f"{count['followed']} followed, {count['not']} not")


main(*sys.argv[1:])
