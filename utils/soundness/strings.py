"""Texts: names, hosts and paths, put together in the ways that a program may
put together what it knows."""

import json

import modules
from program import Env
from tree import block, expr, line

LITERALS = ['"%s"', "'%s'", "`%s`", '("%s")', '("%s" as const)', '("%s" as string)', '("%s" satisfies string)',
            '(null ?? "%s")', '("%s")!', '({ x: "%s" }).x', '["%s"][0]', '(() => "%s")()', '"%s"']
UNLISTED = [
    lambda t: f'"{t.upper()}".toLowerCase()', lambda t: f'{list(t)!r}.join("")'.replace("'", '"'),
    lambda t: f'"{t}--".slice(0, -2)', lambda t: f'"x{t}".replace("x", "")', lambda t: f'String("{t}")',
    lambda t: f'"{t} b".split(" ")[0]', lambda t: f'JSON.parse(\'"{t}"\')', lambda t: f'" {t}".trim()',
    lambda t: f'"{t}".concat("")', lambda t: f'Object.keys({{ "{t}": 1 }})[0]', lambda t: f'[..."{t}"].join("")',
    lambda t: f'String.raw`{t}`', lambda t: f'(function () {{ return arguments[0] }})("{t}")',
    lambda t: f'("z" && "{t}")', lambda t: f'"{t}".toString()', lambda t: f'["{t}"].find(() => true)',
    lambda t: f'decodeURIComponent("{t}")', lambda t: f'"{t[::-1]}".split("").reverse().join("")',
    lambda t: f'(["a", "{t}"].pop() as string)', lambda t: f'[["{t}"]].flat()[0]',
]


def text(program, env, value, depth=2):
    """An expression of `env` whose value is `value`."""
    rng = program.rng
    if not program.is_listed and program.chance(0.15):
        program.forms.append("unlisted text")
        return expr(rng.choice(UNLISTED)(value))
    if depth == 0 or program.chance(0.45):
        return expr(rng.choice(LITERALS) % value)
    return rng.choice(FORMS)(program, env, value, depth - 1)


def halves(program, value):
    at = program.rng.randrange(len(value) + 1)
    return value[:at], value[at:]


def plus(program, env, value, depth):
    a, b = halves(program, value)
    return expr("(", text(program, env, a, depth), " + ", text(program, env, b, depth), ")")


def template(program, env, value, depth):
    a, b = halves(program, value)
    return expr(f"`{a}${{", text(program, env, b, depth), "}`")


def both(program, env, value, depth):
    return expr("(", program.condition(env), " ? ", text(program, env, value, depth), " : ",
                text(program, env, value, depth), ")")


def declared(program, env, value, depth, form):
    """Something of a module that holds the text; `%s` is its name."""
    module = program.module_for(env)
    name = program.fresh("T")
    there = Env(module, False, False)
    declaration, use = form
    before, after = declaration.replace("%s", name).split("@")
    inner = text(program, there, value, depth)
    if not is_pure(inner, module):
        inner = expr(f'"{value}"')
    module.top.append(line(before, inner, after))
    return expr(use.replace("%s", modules.reference(program, env, module, name)))


def is_pure(tree, module):
    """Nothing that waits, and nothing of another module that may not be ready."""
    words = str(tree)
    return "await" not in words and "input." not in words and '"./' not in words and not any(
        local in words for local in imported(module))


def imported(module):
    for text_ in module.imports:
        yield from (word.strip("{},; ") for word in text_.split(" from ")[0].split()[1:]
                    if any(c.isdigit() for c in word))


DECLARED = [
    ("const %s = @;", "%s"), ("const %s = { a: @, b: 1 } as const;", "%s.a"), ("const %s = { a: @ };", '%s["a"]'),
    ("const %s = [\"x\", @];", "%s[1]"), ("const %s = [@] as const;", "%s[0]"),
    ("const %s = { a: { b: @ } };", "%s.a.b"), ("function %s() { return @; }", "%s()"),
    ("function %s(x = @) { return x; }", "%s()"), ("const %s = () => @;", "%s()"),
    ("const %s: string = @;", "%s"), ("const %s = (x: string) => `${x}` + @;", '%s("")'),
    ("let %s = @;", "%s"),
]
FORMS = [plus, template, both] + [
    lambda p, e, v, d, f=form: declared(p, e, v, d, f) for form in DECLARED]


def enumerated(program, env, value, _depth):
    module, name = program.module_for(env), program.fresh("E")
    word = program.rng.choice(["enum", "enum", "const enum"])
    module.top.append(block(f"{word} {name}", [line('A = "x",'), line(f'B = "{value}",')]))
    if word == "const enum" and module is not env.module:
        return expr(f'"{value}"')
    target = modules.reference(program, env, module, name)
    return expr(f"{target}.B" if program.chance(0.7) else f'{target}["B"]')


FORMS.append(enumerated)


def of_json(program, env, value, _depth):
    file = program.fresh("j") + ".json"
    program.files[file] = json.dumps({"a": {"b": value}, "c": ["x", value]})
    local = program.fresh("json")
    env.module.imports[f'import {local} from "./{file}" with {{ type: "json" }};'] = None
    return expr(f"{local}.a.b" if program.chance(0.5) else f"{local}.c[1]")


FORMS.append(of_json)


def one_of(program, env, values):
    """One of two texts, chosen when the program runs."""
    if len(values) == 1:
        return text(program, env, values[0])
    return expr("(", program.condition(env), " ? ", text(program, env, values[0]), " : ",
                one_of(program, env, values[1:]), ")")
