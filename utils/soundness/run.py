"""Writes programs, has them run by Deno and read by tntc-compile."""

import concurrent.futures
import json
import os
import subprocess

import world
from tree import render

HERE = os.path.dirname(os.path.abspath(__file__))
A_WORKFLOW = 20
LIMIT = 64


class Failure(Exception):
    pass


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def write_programs(folder, programs, limit, patience, late, keeps_text):
    """`programs`: {id: {file: Tree}}. Once for Deno, where a module tells that
    it was loaded, and once for the compiler."""
    ids = list(programs)
    for position, (name, sources) in enumerate(programs.items()):
        for file, tree in sources.items():
            is_data = file.endswith(".json")
            text = str(tree) if is_data or keeps_text else render([tree])
            loaded = "" if is_data else f';globalThis.__loaded("{file}");\n'
            write(f"{folder}/run/{name}/{file}", text + loaded)
            write(f"{folder}/in/w{position // A_WORKFLOW}/{name}/{file}", text)
    for start in range(0, len(ids), A_WORKFLOW):
        some = ids[start:start + A_WORKFLOW]
        text = world.workflow(f"w{start // A_WORKFLOW}", some, [f"{name}/main.ts" for name in some])
        write(f"{folder}/in/w{start // A_WORKFLOW}/workflow.yaml", text)
    given = {"world": world.for_recorder(), "limit": limit, "patience": patience,
             "programs": [{"id": name, "isLate": late or is_late(programs[name])} for name in ids]}
    write(f"{folder}/run/programs.json", json.dumps(given))


def is_late(sources):
    """Whether something may happen after the node has returned, and after all
    that is ready has been done: a module is loaded."""
    text = "".join(map(str, sources.values()))
    return "(await import(" in text


def run_deno(folder, deno):
    command = [deno, "run", "--no-remote", "--no-npm", "--no-config", "--no-lock", "--no-prompt", "--no-code-cache",
               f"--allow-read={folder}/run", f"{HERE}/runner.ts", f"{folder}/run"]
    environment = dict(os.environ, DENO_DIR=f"{os.path.dirname(folder)}/deno", NO_COLOR="1", DENO_NO_UPDATE_CHECK="1")
    with open(f"{folder}/runs.jsonl", "wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env=environment, timeout=1800)
    if done.returncode:
        raise Failure(f"deno: exit code {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}")
    with open(f"{folder}/runs.jsonl", encoding="utf-8") as lines:
        return {result["id"]: result for result in map(json.loads, lines)}


def read_facts(folder, compiler, jobs):
    # Without the checks: their errors would keep facts from being written.
    command = [compiler, "--emit=facts", "--passes=check-node-files,collect-facts", "--config=none", f"-j{jobs}",
               "-o", f"{folder}/out/", "--diagnostics=json", f"{folder}/in"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800)
    nodes = {}
    for directory, _, files in os.walk(f"{folder}/out"):
        for file in files:
            if file.endswith(".facts.json"):
                with open(os.path.join(directory, file), encoding="utf-8") as text:
                    nodes.update({node["node"]: node for node in json.load(text)["nodes"]})
    if done.returncode or not nodes:
        errors = [text for text in (done.stdout + done.stderr).splitlines() if '"warning"' not in text]
        raise Failure(f"tntc-compile: exit code {done.returncode}: " + "\n".join(errors)[-2000:])
    return nodes


def run(folder, programs, deno, compiler, limit=LIMIT, jobs=2, patience=5000, is_late=False, keeps_text=False):
    """({id: what a run used}, {id: facts})"""
    write_programs(folder, programs, limit, patience, is_late, keeps_text)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        facts = pool.submit(read_facts, folder, compiler, jobs)
        return run_deno(folder, deno), facts.result()
