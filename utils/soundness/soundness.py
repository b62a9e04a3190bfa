#!/usr/bin/env python3
"""soundness.py [--seed N] [--count N] COMPILER DENO: programs made from seeds
run on Deno with a context that notes each use; each use has to be a fact or to
lie under an abstention, and each definite fact has to be a use of some run."""

import argparse
import collections
import os
import shutil
import sys
import tempfile

import cut
import judge
import run
from generate import program
from tree import render

BATCH = 2000
MOST_ABSTAINED = 0.05
SHOWN = 3


def compare(counts, faults, program_, result, node):
    counts["programs"] += 1
    counts["runs"] += result["runs"]
    counts["broken"] += bool(result["threw"])
    for use in result["uses"]:
        if use.get("weak"):
            continue
        verdict = judge.verdict(use, node)
        counts[verdict] += 1
        if program_.is_listed:
            counts["listed " + verdict] += 1
        if verdict in ("missing", "elsewhere"):
            faults.append((program_, (verdict, judge.key_of(use)), use))
    # What one run keeps in a cache hides what the next would do, and where
    # there are too many ways not all of them were taken.
    if not result["threw"] and result["runs"] < run.LIMIT and "unlisted cache" not in program_.forms:
        for fact in judge.false_claims(node, result["uses"]):
            faults.append((program_, ("claim", cut.claim_key(fact)), fact))
    counts["claims"] += sum(bool(fact.get("definite")) for fact in node.get("facts", []))
    for abstention in node.get("abstentions", []) if program_.is_listed else []:
        counts["why: " + abstention.get("reason", "")] += 1


def show(folder, fault, tools):
    program_, wanted, what = fault
    sources = cut.cut(folder, program_.sources(), wanted, tools)
    print(f"\nseed {program_.seed}: {wanted[0]}: {what}")
    for file, text in ((file, render([tree])) for file, tree in sources.items()):
        if text.strip():
            print(f"// {file}\n{text}", end="")


def report(counts):
    uses = sum(counts[key] for key in ("fact", "elsewhere", "unknown host", "abstention", "missing"))
    listed = {key[7:]: n for key, n in counts.items() if key.startswith("listed ")}
    abstained = (listed.get("abstention", 0) + listed.get("unknown host", 0)) / max(sum(listed.values()), 1)
    print(f"{counts['programs']} programs, {counts['runs']} runs, {counts['broken']} broken")
    print(f"{uses} uses: {counts['fact']} facts, {counts['elsewhere']} at another line, "
          f"{counts['unknown host']} unknown hosts, {counts['abstention']} under abstentions, "
          f"{counts['missing']} missing")
    print(f"listed forms only: {sum(listed.values())} uses, {abstained:.2%} abstained")
    print(f"{counts['claims']} definite claims, {counts['false']} false")
    return abstained


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=10000)
    options.add_argument("--show", type=int, default=SHOWN)
    options.add_argument("--why", action="store_true")
    options.add_argument("compiler")
    options.add_argument("deno")
    given = options.parse_args()
    tools, counts, faults = (given.deno, given.compiler), collections.Counter(), []
    folder = tempfile.mkdtemp()
    first = given.seed * 1_000_000
    for start in range(first, first + given.count, BATCH):
        programs = {f"p{n}": program(n) for n in range(start, min(start + BATCH, first + given.count))}
        results, nodes = run.run(f"{folder}/{start}", {k: p.sources() for k, p in programs.items()}, *tools)
        for name, one in programs.items():
            compare(counts, faults, one, results[name], nodes[name])
        shutil.rmtree(f"{folder}/{start}")
    counts["false"] = sum(fault[1][0] == "claim" for fault in faults)
    kinds = {}
    for fault in faults:
        kinds.setdefault((fault[1][0], fault[1][1][0]), []).append(fault)
    for fault in [f for some in kinds.values() for f in some[:given.show]]:
        show(os.path.join(folder, "cut"), fault, tools)
    abstained = report(counts)
    if given.why:
        for reason, n in counts.most_common():
            print(*([n, reason] if reason.startswith("why") else []), end="\n" if reason.startswith("why") else "")
    shutil.rmtree(folder)
    return bool(faults) or abstained >= MOST_ABSTAINED or counts["broken"] * 100 > counts["programs"]


if __name__ == "__main__":
    sys.exit(main())
