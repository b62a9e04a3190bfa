"""Makes a failing program small while it still fails in the same way."""

import shutil

import judge
import run
from tree import Tree, reductions, replaced


def still(result, node, wanted):
    if node is None or result is None or result["threw"]:
        return False
    kind, key = wanted
    if kind != "claim":
        return any(judge.key_of(use) == key and judge.verdict(use, node) == kind
                   for use in result["uses"] if not use.get("weak"))
    return any(claim_key(fact) == key for fact in judge.false_claims(node, result["uses"]))


def claim_key(fact):
    return tuple(fact.get(key) for key in ("kind", "subject", "member", "host", "path", "method", "api", "target"))


def cut(folder, sources, wanted, tools, rounds=40):
    """All ways of leaving out one piece are tried at once; then the one that
    leaves the least."""
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        candidates = {}
        for file, tree in sources.items():
            if file != "main.ts" and not any(file in str(other) for other in sources.values()):
                candidates[f"f{len(candidates)}"] = {k: v for k, v in sources.items() if k != file}
            for _, old, new in reductions(Tree([tree])):
                smaller = replaced(tree, old, new) if old is not tree else Tree(new, True)
                candidates[f"f{len(candidates)}"] = {**sources, file: smaller}
        if not candidates:
            break
        results, nodes = run.run(folder, candidates, *tools, patience=60)
        good = [one for name, one in candidates.items() if still(results.get(name), nodes.get(name), wanted)]
        if not good:
            break
        sources = min(good, key=lambda one: sum(len(str(tree)) for tree in one.values()))
    return sources
