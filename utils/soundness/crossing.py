#!/usr/bin/env python3
"""crossing.py [--seed N] [--count N] COMPILER DENO: asks, of what expressions
give and of what variables hold after a change, all that conditions ask. Where
one holds on Deno, what stands below it must be a fact."""

import argparse
import os
import random
import sys

import crossings
import written

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = "export default async function run(ctx: any, input: any) {\n%s}\n"
ASK = "if (%s) await fetch('https://q%d.test/');"


def lines(file):
    with open(f"{HERE}/{file}", encoding="utf-8") as text:
        return text.read().splitlines()


def of_expressions(questions):
    """Each expression, and each question by itself: a value is made anew for it."""
    for expression in lines("expressions.txt"):
        body = f"const make: any = async function () {{ const v: any = ({expression}); return {{ v }}; }};\n"
        for number, question in enumerate(questions):
            body += f"{{ const {{ v }}: any = await make(); try {{ {ASK % (question, number)} }} catch {{ }} }}\n"
        yield expression, {"main.ts": MAIN % body}


def of_changes(numbers):
    for place, (declared, change, read) in crossings.PLACES.items():
        for way, template in crossings.WAYS.items():
            for is_certain in (True, False):
                name = f"{place}, {way}{'' if is_certain else ', perhaps'}"
                yield name, {"main.ts": MAIN % "".join(
                    of_pair(declared, change, read, template, is_certain, pair, numbers)
                    for pair in range(len(crossings.PAIRS)))}


def of_pair(declared, change, read, template, is_certain, pair, numbers):
    def fill(text):
        first, second = crossings.PAIRS[pair]
        return text.replace("$A", f"({first} as any)").replace("$B", f"({second} as any)")

    change = fill(change) if is_certain else f"if (input.c1) {{ {fill(change)} }}"
    asked = "\n".join(ASK % (question, numbers[pair, question]) for question in crossings.QUESTIONS)
    return f"{{ {fill(declared)}\n{template.replace('$S', change)}\nconst v: any = {fill(read)};\n{asked}\n}}\n"


def report(programs, say, deno, compiler):
    count, missing, broken, _ = written.check(programs, deno, compiler)
    for name, use in missing:
        number = str(use.get("host", "")).removeprefix("q").removesuffix(".test")
        print(f"{name}: {say[int(number)] if number.isdigit() else use}")
    for name, faults in broken:
        print(f"{name}: {faults}")
    print(f"{len(programs)} programs, {len(broken)} broken, {count} uses, {len(missing)} missing", flush=True)
    return bool(missing or broken)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=400)
    options.add_argument("compiler")
    options.add_argument("deno")
    given = options.parse_args()
    questions = lines("questions.txt")
    bad = report(dict(of_expressions(questions)), questions, given.deno, given.compiler)
    asked = [(pair, question) for pair in range(len(crossings.PAIRS)) for question in crossings.QUESTIONS]
    changes = list(of_changes({what: number for number, what in enumerate(asked)}))
    random.Random(given.seed).shuffle(changes)
    for start in range(0, min(given.count, len(changes)), 400):
        some = dict(changes[start:min(start + 400, given.count)])
        bad |= report(some, [f"{crossings.PAIRS[pair]}: {question}" for pair, question in asked],
                      given.deno, given.compiler)
    return bad


if __name__ == "__main__":
    sys.exit(main())
