"""One program: its modules, fresh names, and text made from templates.

In a template `$v` is the value that flows, `$a` to `$z` other than v are fresh
names, `$C` is a condition, `$K(x)` the rest of the program that goes on with x,
`$H(x)` the same below a function of a module, where `input` is out of sight.
`$D`, `$P`, ... are pieces that the caller gives."""

import re

from tree import Tree, expr, line

TOKEN = re.compile(r"\$([KH])\(([^()]*)\)|\$([A-Za-z])")


class Env:
    """Where code is put."""

    def __init__(self, module, has_input, can_wait=True):
        self.module, self.has_input, self.can_wait = module, has_input, can_wait


class Module:
    def __init__(self, name):
        self.name, self.imports, self.top, self.names, self.has_default = name, {}, [], set(), False


class Program:
    def __init__(self, rng, is_listed):
        self.rng, self.is_listed = rng, is_listed
        self.modules = [Module("main.ts")]
        self.count, self.forms, self.room = 0, [], 40
        self.files = {}

    def fresh(self, prefix="x"):
        self.count += 1
        return f"{prefix}{self.count}"

    def chance(self, share):
        return self.rng.random() < share

    def condition(self, env):
        if env.has_input and self.chance(0.6):
            return f"input.{self.fresh('c')}"
        return "Math.random() < 0.5"

    def module_for(self, env):
        """The module that a helper is put into; most are in the same one."""
        if self.chance(0.6):
            return env.module
        later = self.modules[self.modules.index(env.module) + 1:]
        if later and (self.chance(0.6) or len(self.modules) > 5):
            return self.rng.choice(later)
        return self.add_module() if len(self.modules) < 7 else env.module

    def add_module(self):
        self.modules.append(Module(f"m{len(self.modules)}.ts"))
        return self.modules[-1]

    def fill(self, template, env, v=None, k=None, names=None, **pieces):
        """The trees of a template: one for a template of one line, else a list
        of statements."""
        names = {} if names is None else names
        chunks = split(template)
        if len(chunks) == 1 and not re.search(r";$|\}$|^\$K|^\$H", chunks[0]):
            return expr(*self.parts(chunks[0], env, v, k, names, pieces))
        out = []
        for chunk in chunks:
            parts = self.parts(chunk, env, v, k, names, pieces)
            if chunk.startswith(("$K(", "$H(")):
                out += [part for part in parts if isinstance(part, Tree)]
            else:
                out.append(line(*parts))
        return out

    def parts(self, text, env, v, k, names, pieces):
        out, at = [], 0
        for match in TOKEN.finditer(text):
            out.append(text[at:match.start()])
            at = match.end()
            if match[1]:
                inner = expr(*self.parts(match[2], env, v, k, names, pieces))
                out += k(inner, env if match[1] == "K" else Env(env.module, False))
            elif match[3] == "v":
                out.append(v)
            elif match[3] == "C":
                out.append(self.condition(env))
            elif match[3] in pieces:
                piece = pieces[match[3]]
                out.append(piece() if callable(piece) else piece)
            elif match[3].isupper():
                raise KeyError(f"${match[3]} in {text}")
            else:
                out.append(names.setdefault(match[3], self.fresh(match[3])))
        out.append(text[at:])
        return [part for part in out if part != ""]

    def sources(self):
        out = {}
        for module in self.modules:
            out[module.name] = Tree([line(text) for text in module.imports] + module.top, True)
        for name, text in self.files.items():
            out[name] = Tree([text], True)
        return out


def split(template):
    """At the line breaks that no brace holds; `$K(x)` stands alone."""
    chunks, depth, current = [], 0, []
    for text in template.strip().split("\n"):
        depth += text.count("{") - text.count("}")
        current.append(text)
        if depth <= 0:
            chunks.append("\n".join(current))
            current = []
    return chunks + (["\n".join(current)] if current else [])
