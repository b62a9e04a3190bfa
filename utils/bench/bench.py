#!/usr/bin/python3
"""bench.py BUILD [COUNT]: what the compiler costs, each figure beside its floor
measured in the same run. Instructions are counted by callgrind and hold from
machine to machine; times do not."""

import glob
import os
import re
import resource
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.dirname(os.path.dirname(HERE))
RUNS = 15


def cpu(command, text=""):
    """Least CPU milliseconds of several runs, and the peak in MB of the last."""
    best = None
    for _ in range(RUNS if not text.count("\n") > 400 else 3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = spent if best is None else min(best, spent)
    return best * 1000


def peak(command):
    got = subprocess.run(["/usr/bin/time", "-f", "%M", *command], stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, check=True)
    return int(got.stderr.split()[-1]) / 1024


def instructions(command, text=""):
    got = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                         input=text.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)
    return int(re.search(rb"Collected : (\d+)", got.stderr)[1]) / 1e6


def row(what, value, floor, unit):
    print(f"{what:44} {value:10.2f} {unit:4} floor {floor:10.2f} {unit:4} ratio {value / floor:6.2f}")


def main():
    build, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    tool, empty, parse = (f"{build}/bin/{n}" for n in ("tntc-compile", "tntc-bench-empty", "tntc-bench-parse"))
    row("start (--version), CPU", cpu([tool, "--version"]), max(cpu([empty]), 0.01), "ms")
    row("start (--version), instructions", instructions([tool, "--version"]), instructions([empty]), "M")

    with tempfile.TemporaryDirectory() as directory:
        generate = [sys.executable, f"{HERE}/generate.py", directory]
        subprocess.run([*generate, "1"], check=True)
        one = f"{directory}/flow-00000"
        nodes = "\n".join(sorted(glob.glob(f"{one}/nodes/*.ts"))) + "\n"
        command = [tool, "--config=none", one]
        row("one workflow of four nodes, instructions", instructions(command), instructions([parse], nodes), "M")
        row("one workflow of four nodes, CPU", cpu(command), cpu([empty]) + cpu([parse], nodes), "ms")
        print(f"{'one workflow of four nodes, peak':44} {peak(command):10.2f} MB")

        subprocess.run([*generate, str(count)], check=True)
        nodes = "\n".join(sorted(glob.glob(f"{directory}/*/nodes/*.ts"))) + "\n"
        command = [tool, "--config=none", directory]
        row(f"{count} workflows, CPU", cpu(command, "\n" * 500), cpu([parse], nodes), "ms")
        print(f"{f'{count} workflows, peak':44} {peak(command):10.2f} MB")


main()
