#!/usr/bin/python3
"""plugins.py TNTC_COMPILE PLUGIN GENERATOR [COUNT]: what an executable plugin adds
to the compilation of many workflows of four nodes each, in CPU time of both
sides, as others on the machine do not count. Exits 1 when there was more than one
process, or when a workflow took over 2 ms more."""
# SPDX-License-Identifier: Apache-2.0

import pathlib
import resource
import subprocess
import sys
import tempfile

MOST = 2.0  # milliseconds a workflow


def main():
    tool, plugin, generator = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 1000
    with tempfile.TemporaryDirectory() as directory:
        workflows, out = f"{directory}/in", f"{directory}/out"
        subprocess.run([sys.executable, generator, workflows, str(count)], check=True)

        def run(*arguments):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([tool, "--config=none", "-o", f"{out}/", *arguments, workflows],
                           check=True, stderr=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        # Both write as many files of about as many bytes.
        without = min(run("--emit=mermaid") for _ in range(3))
        # Bubblewrap does not hand on what the plugin itself used.
        with_plugin = min(run(f"--plugin={plugin}", "--plugin-sandbox=none", "--emit=count")
                          for _ in range(3))
        numbers = sorted(int(file.read_text().split()[0])
                         for file in pathlib.Path(out).rglob("count.txt"))
    added = (with_plugin - without) * 1000 / count
    one = numbers == list(range(1, count + 1))
    print(f"{count} workflows, {'one process' if one else 'several processes'}: {without:.2f} s, "
          f"with the plugin {with_plugin:.2f} s, {added:.2f} ms more a workflow")
    sys.exit(0 if one and added <= MOST else 1)


main()
