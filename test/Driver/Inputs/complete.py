"""complete.py SHELL FILE LINE...: types each LINE and TAB into SHELL, FILE sourced.

Prints the arguments that the shell then runs the command with, so that nothing
has to be read off a screen: the command is a function that writes them down.
"""

import os
import pty
import select
import signal
import sys
import tempfile
import time

STARTS = {
    "bash": (["--norc", "--noprofile", "-i"], "source {file}\n"),
    "zsh": (["-f", "-i"], "fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D\n"),
    "fish": (["--no-config", "-i"], "source {file}\n"),
}
FUNCTIONS = {
    "fish": "function {name}; printf '<%s>' $argv >{out}; echo >>{out}; end\n",
    "": "{name}() {{ printf '<%s>' \"$@\" >{out}; echo >>{out}; }}\n",
}


def drain(terminal, seconds):
    """Shells wait for a terminal that nobody reads."""
    while select.select([terminal], [], [], seconds)[0]:
        try:
            if not os.read(terminal, 65536):
                return
        except OSError:
            return


def main():
    shell, file, *lines = sys.argv[1:]
    with tempfile.TemporaryDirectory() as home:
        out = os.path.join(home, "out")
        arguments, load = STARTS[shell]
        child, master = pty.fork()
        if child == 0:
            os.chdir(home)
            os.environ.update(HOME=home, TERM="xterm", XDG_CONFIG_HOME=home, XDG_DATA_HOME=home)
            os.execvp(shell, [shell, *arguments])
        drain(master, 1)
        load = load.format(file=file, folder=os.path.dirname(file))
        function = FUNCTIONS.get(shell, FUNCTIONS[""]).format(name=lines[0].split()[0], out=out)
        for text in (load, function):
            os.write(master, text.replace("\n", "\r").encode())
            drain(master, 0.5)
        for line in lines:
            for text in (line + "\t", "\r"):
                os.write(master, text.encode())
                drain(master, 0.3)
            end = time.monotonic() + 20
            while not (os.path.exists(out) and open(out).read().endswith("\n")):
                if time.monotonic() > end:
                    os.kill(child, signal.SIGKILL)
                    sys.exit(f"{shell} ran nothing")
                drain(master, 0.1)
            print(open(out).read(), end="")
            os.remove(out)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


main()
