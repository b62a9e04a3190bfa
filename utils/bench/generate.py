#!/usr/bin/python3
"""generate.py DIR COUNT [SEED]: COUNT workflows of four nodes below DIR, the
same for the same seed."""

import os
import random
import sys

NODE = """\
import type {{ Context }} from "tentacular";

interface Item {{ id: number; title: string; score: number }}

const LIMIT = {limit};

function keep(items: Item[], least: number): Item[] {{
  return items.filter((item) => item.score >= least).slice(0, LIMIT);
}}

export default async function run(ctx: Context, input: unknown): Promise<unknown> {{
  const api = ctx.dependency("{dependency}");
  const items = (input as {{ items?: Item[] }}).items ?? [];
  const response = await api.fetch!(`/v{version}/items?limit=${{LIMIT}}`);
  if (!response.ok) throw new Error(`{dependency} answered ${{response.status}}`);
  const more = await response.json() as Item[];
{body}  ctx.log.info(`step {step}: ${{items.length + more.length}} items`);
  return {{ items: keep([...items, ...more], {least}) }};
}}
"""


def workflow(rng, name):
    hosts = {f"api-{i}": f"api-{rng.randrange(50)}.example{i}.com" for i in range(2)}
    text = [f"name: {name}", 'version: "1.0"', f"description: Workflow {name}", "triggers:",
            "  - type: manual", "  - type: cron", "    name: daily",
            f'    schedule: "{rng.randrange(60)} {rng.randrange(24)} * * *"', "nodes:"]
    for i in range(4):
        text += [f"  step-{i}:", f"    path: ./nodes/step-{i}.ts", f"    description: Step {i} of {name}"]
    text.append("edges:")
    for i in range(3):
        text += [f"  - from: step-{i}", f"    to: step-{i + 1}"]
    text += ["contract:", '  version: "1"', "  dependencies:"]
    for dependency, host in hosts.items():
        text += [f"    {dependency}:", "      protocol: https", f"      host: {host}"]
    return "\n".join(text) + "\n"


def main():
    directory, count = sys.argv[1], int(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    for n in range(count):
        name = f"flow-{n:05d}"
        nodes = os.path.join(directory, name, "nodes")
        os.makedirs(nodes, exist_ok=True)
        with open(os.path.join(directory, name, "workflow.yaml"), "w", encoding="utf-8") as out:
            out.write(workflow(rng, name))
        for i in range(4):
            body = "".join(
                f"  const part{k} = more.map((item) => ({{ ...item, title: item.title + "
                f"\"{rng.randrange(10**6)}\" }}));\n  ctx.log.info(`part {k}: ${{part{k}.length}}`);\n"
                for k in range(rng.randrange(8, 20)))
            with open(os.path.join(nodes, f"step-{i}.ts"), "w", encoding="utf-8") as out:
                out.write(NODE.format(limit=rng.randrange(10, 99), dependency=f"api-{i % 2}", step=i,
                                      version=rng.randrange(1, 4), body=body, least=rng.randrange(5)))


main()
