#!/usr/bin/python3
"""strings.py SEED COUNT: prints objects, one JSON value a line, that hold COUNT
strings which some YAML reader takes for something else, as values, in lists and
as keys."""
# SPDX-License-Identifier: Apache-2.0
import json
import random
import sys

# Each is a number, a date, a truth, nothing at all, or a sign of structure to
# at least one reader of YAML 1.1 or 1.2.
words = """
no No NO n N off Off yes Yes YES y Y on On ON true True TRUE false null Null
NULL ~ = << 1 -1 +1 -0 007 08 0o7 0O7 0x1F 0b11 1_000 1__0 _1 1. .5 5e3 1e+3
1E400 -.inf .INF +.inf .nan .NaN NaN Infinity 1:30 190:20:30 1:2.5 -1:30 0.1.2
2001-01-01 2001-1-1 2001-12-14t21:59:43.10-05:00 2001-12-14T21:59:43Z 20011214
- -- --- ... ? : , [ ] { } [] {} # & * ! | > ' " % @ ` \\ -a ?a :a a: a:b #a
a# &a *a !a !!str %YAML %TAG @a `a 'a' "a" |- >+ |2 {a:b} [a, //x $x ${x} $(x)
{{x}} <!-- -> => :: a::b ,a a, ]a }a __proto__ constructor toString
""".split()
phrases = [
    "", " ", "  ", "\t", "\n", "\n\n", " \n", "\n ", "a\n", "a\n\n", "a\n\n\n",
    "\na", "\n\n a\nb", " a\nb", "  a\n b\nc\n", "a\n b", "a \nb", "a\t\nb",
    "a\n\t b\n", "\ta", "a\t", "a ", " a", "a: b", "a : b", "- a", "? a", ": a",
    "a #b", "# a", "a\n# b\n", "a\n---\nb\n", "--- a", "... a", "a\n...\n",
    "\r", "a\rb", "a\r\nb\r\n", "a\r", "\r\na", "!!binary aGk=", "*a : b", "&a b",
    "2001-12-14 21:59:43.10 -5", "1 000", "- - a", "key: |\n  text\n", "%a\n",
    "\ufeff", "\ufeffa", "a\ufeffb", "a\n\ufeffb\n", "\u0085", "a\u0085b", "\u2028",
    "a\u2028b\n", "a\u2029\nb", "\u00a0", "\u00ada", "\u200b", "\u202ea", "\ufffd",
    "\ufffe", "\uffff", "\U0001f600", "\U0001f468\u200d\U0001f469\n", "\U0010ffff",
    "\ud7ff\ue000", "\u4e2d\u6587: no", "e\u0301", "\x00", "\x7f", "\x80", "\x9f",
    "\x1b[31m", "a\x07\nb", "x" * 127, "x" * 128, "x" * 129, "x" * 1023,
    "x" * 1024, "x" * 1025, "x " * 700, "\U0001f600" * 300, "x" * 100000,
    "long " * 20000, "a\n" * 5000, " " * 2000, '"' * 600, "\\" * 600,
] + [chr(c) for c in range(0x20)] + [f"a{chr(c)}\n b" for c in range(0x20)]
pieces = words + phrases[:60] + list("abc \n\n  \t") + [
    "\n  ", "\n\t", " \n", ": ", " #", "\n- ", "\n? ", "\n: ", "\u00e9", "\U0001f600"]


def texts(random_, count):
    yield from words
    yield from phrases
    for _ in range(count - len(words) - len(phrases)):
        if random_.random() < 0.1:
            yield "".join(map(chr, random_.choices(
                [*range(0, 0xd800), *range(0xe000, 0x10000)], k=4)))
        else:
            yield "".join(random_.choices(pieces, k=random_.randint(1, 6)))


def objects(seed, count):
    random_ = random.Random(seed)
    pool = list(texts(random_, count))
    for number in range(0, len(pool), 10):
        part = pool[number:number + 10]
        turned = list(reversed(part))
        yield {"apiVersion": "readback.test/v1", "kind": "Strings",
               "metadata": {"name": f"s{number}"},
               "value": dict(zip("abcdefghij", part)),
               "list": part, "lists": [[a, [b]] for a, b in zip(part, turned)],
               "maps": [{a: b, "z": a} for a, b in zip(part, turned)],
               "keys": dict(zip(part, turned)),
               "others": [True, False, None, 0, -7, 2**53 - 1, 1.5, -2.5e-7,
                          1e21, {}, [], {"a": {}}, [[]]]}


if __name__ == "__main__":
    for value in objects(int(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(value))
