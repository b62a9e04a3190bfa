"""options.py HELP BACKENDS FILE...: each FILE, a man page or the completion of
a shell, knows the options of HELP and no other, and for each the words that
HELP (for --emit: BACKENDS, if it is not empty) names as its values."""

import re
import sys

OTHER = {"help-list", "help-hidden", "help-list-hidden", "color"}  # LLVM's own
ALIASES = {"enclave": "n"}  # --help does not show them


def help_words(text):
    """From each option to its words: the rows below it, or a list of words."""
    options, last = {}, set()
    for line in text.split("\n"):
        if match := re.match(r"  --?([A-Za-z][\w-]*).*? - (.*)", line):
            last = options.setdefault(match[1], set())
            if match[1] in ALIASES:
                options[ALIASES[match[1]]] = set()
            words = re.sub(r" \([^)]*\)", "", match[2].partition(";")[0]).split(", ")
            if len(words) > 1 and all(re.fullmatch(r"[a-z][a-z-]*", word) for word in words):
                last.update(words)
        elif match := re.match(r"    =([a-z-]+) ", line):
            last.add(match[1])
    return {name: words for name, words in options.items() if name not in OTHER}


def man_words(page):
    """The head of each paragraph names options, bold words below it are values."""
    page = re.sub(r"\\f[A-Z]", "", page.replace("\\-", "-"))
    options = {}
    for block in re.split(r"^\.TP\n", page.partition(".SH OPTIONS")[2], flags=re.M)[1:]:
        head, _, rest = re.split(r"^\.S[HS]", block, flags=re.M)[0].partition("\n")
        bold = " ".join(re.findall(r"^\.(?:B\w?|RB) (.*)", rest + "\n" + head, re.M))
        for name in re.findall(r"(?<![\w-])--?([A-Za-z][\w-]*)", head):
            options[name] = set(re.findall(r"(?<![\w-])[a-z][a-z-]*", bold + head))
    return options


def bash_words(page):
    lists = re.findall(r"^  (--[^)]*)\) words=\"([^\"]*)\"", page, re.M)
    names = re.search(r'compgen -W "(-[^"]*)"', page)[1].split()
    words = {name.lstrip("-"): set() for name in names}
    for heads, values in lists:
        for name in heads.split(" | "):
            words.setdefault(name.lstrip("-"), set()).update(values.split())
    return words


def zsh_words(page):
    options = {}
    for line in re.findall(r"^  (['(*].*?) ?\\?$", page, re.M):
        spec = line.partition("[")[0]
        values = re.search(r":\(([a-z -]+)\)'|compadd - ([a-z -]+)'", line)
        for name in re.findall(r"(?<![\w-])--?([A-Za-z][\w-]*?)(?=[=+',\s]|-?$|=-)", spec):
            options[name] = set((values[1] or values[2]).split()) if values else set()
    return options


def fish_words(page):
    options = {}
    for line in re.findall(r"^complete -c \S+ (.*)", page, re.M):
        values = re.search(r"-a '([a-z -]+)'", line)
        for name in re.findall(r"(?<!\S)-[slo] (\S+)", line):
            options[name] = set(values[1].split()) if values else set()
    return options


READERS = {"1": man_words, "bash": bash_words, "fish": fish_words}


def main():
    texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
    asked = help_words(texts[0])
    if texts[1]:
        asked["emit"] = {line.split()[0] for line in texts[1].splitlines()}
    faults = []
    for path, page in zip(sys.argv[3:], texts[2:]):
        ending = path.rsplit("/")[-1].rpartition(".")[2]
        known = READERS.get(ending, zsh_words)(page)
        short = path.rsplit("/")[-1]
        for name in sorted(asked.keys() - known.keys()):
            faults.append(f"{short} does not know {name}")
        for name in sorted(known.keys() - asked.keys()):
            faults.append(f"{short} knows {name}, which does not exist")
        for name in sorted(asked.keys() & known.keys()):
            # Prose of the man page may name more.
            odd = asked[name] - known[name] if ending == "1" else asked[name] ^ known[name]
            if odd and (asked[name] or ending != "1"):
                faults.append(f"{short}: the words of {name} differ in {', '.join(sorted(odd))}")
    sys.exit("\n".join(faults) or 0)


main()
