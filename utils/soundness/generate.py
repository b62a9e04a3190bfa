"""Programs from seeds."""

import random
import re

import blocks
import forms
import leaves
import modules
import unlisted
import world
from program import Env, Program
from strings import one_of
from tree import block, expr, line

# What may not stand in a function of its own that is called elsewhere.
BOUND = re.compile(r"=>|function|static|class|get |\) \{")
SHARED = re.compile(r"(const|let|var) \{[^}]*\b(dependency|host|fetch|log|secrets?|svc|region|user|config)\b")
PATHS = ["/v1/items", "/a", "/repos/x/issues?state=open", "/", "/deep/er/path"]
MAINS = [
    ("export default async function run(ctx: Context, input: any)", "}", "ctx"),
    ("export default async function (ctx, input)", "}", "ctx"),
    ("export default async (ctx, input) =>", "};", "ctx"),
    ("const run = async (ctx: any, input: any) =>", "};\nexport default run;", "ctx"),
    ("async function run(ctx, input)", "}\nexport { run as default };", "ctx"),
    ("export default (async (ctx, input) =>", "}) satisfies unknown;", "ctx"),
    ("export default async function run({ ...ctx }: Context, input: any)", "}", "ctx"),
    ("export default async function run(c: Context, input: any)", "}", "c"),
]


def program(seed):
    rng = random.Random(seed)
    p = Program(rng, rng.random() < 0.5)
    p.seed = seed
    head, tail, ctx = rng.choice(MAINS)
    env = Env(p.modules[0], True)
    body = []
    for _ in range(rng.choice([1, 1, 2, 3])):
        body += flow(p, env, expr(ctx), on_context, rng.choice([0, 0, 1, 2, 3]))
        p.room = max(p.room, 6)
    p.modules[0].top.append(block(head, body + [line("return { ok: true };")], tail))
    if "Context" in head:
        p.modules[0].imports['import type { Context } from "tentacular";'] = None
    return p


def flow(p, env, v, k, steps):
    """`v` takes `steps` forms on its way to `k`."""
    p.room -= 1
    if steps <= 0 or p.room < 0:
        return k(p, env, v)
    go_on = lambda x, e: flow(p, e, x, k, steps - 1)
    words = str(v)
    if len(words) > 160:
        return p.fill("const $a = $v;\n$K($a)", env, v, go_on)
    sources = [forms] if p.is_listed or p.chance(0.25) else [unlisted]
    kind = p.rng.choice(["EXPRESSIONS", "HELPED", "STATEMENTS", "HELPERS"])
    module = sources[0] if kind in ("EXPRESSIONS", "HELPED") or sources[0] is unlisted else blocks
    table = getattr(module, kind, None) or getattr(module, "STATEMENTS")
    form = p.rng.choice(table)
    p.forms.append(f"{'unlisted ' if module is unlisted else ''}{form[0]}")
    if ("await" in words or "this" in words or "this" in form[1]) and BOUND.search(form[1]):
        return p.fill("const $a = $v;\n$K($a)", env, v, lambda x, e: apply(p, e, x, form, k, steps))
    return apply(p, env, v, form, k, steps)


def apply(p, env, v, form, k, steps):
    go_on = lambda x, e: flow(p, e, x, k, steps - 1)
    use, names = form[1], {}
    if len(form) > 2:
        helper(p, env, form[2], names, go_on, "$g" in use and "function $g" in form[2])
    if use.endswith((";", "}")) or "$K" in use:
        return p.fill(use, env, v, go_on, names)
    return go_on(p.fill(use, env, v, None, names), env)


def helper(p, env, top, names, k, use_g=False, **pieces):
    """Declares what a form needs in some module; `$f` then is what names it."""
    there = p.module_for(env)
    inside = Env(there, False)
    filled = {key: (lambda f=piece: f(inside)) for key, piece in pieces.items()}
    result = p.fill(top + "\n", inside, None, k, names, **filled)
    there.top += result if isinstance(result, list) else [line(result)]
    for name in "fg" if use_g else "f":
        names[name] = modules.reference(p, env, there, names[name])


def pieces(p, env, need):
    """What templates of leaves may ask for."""
    names = p.rng.sample(need, 2)
    text = lambda values: lambda e=env: one_of(p, Env(e.module, e.has_input, False), values)
    some = p.rng.sample(need, 2) if p.chance(0.1) else names[:1]
    return {"N": text(some), "M": text(names[1:]), "P": text([p.rng.choice(PATHS)]),
            "R": text(p.rng.sample(world.HOSTS, p.rng.choice([1, 1, 1, 2]))),
            "G": text([p.rng.choice(world.CONFIG)])}


def leaf(p, env, v, template):
    if "await" in str(v) and BOUND.search(template):
        return p.fill("const $a = $v;\n$K($a)", env, v, lambda x, e: leaf(p, e, x, template))
    out = p.fill(template, env, v, None, None, **pieces(p, env, world.WEB))
    out = out if isinstance(out, list) else [line(out)]
    return [block("", out)] if SHARED.search(template) else out


def on_context(p, env, v):
    share = p.rng.random()
    if not p.is_listed and share < 0.2:
        p.forms.append("unlisted leaf")
        return leaf(p, env, v, p.rng.choice(leaves.UNLISTED))
    if share < 0.3:
        return leaf(p, env, v, p.rng.choice(leaves.CONTEXT))
    if share < 0.42:
        return leaf(p, env, v, p.rng.choice(leaves.GLOBAL))
    need, uses = p.rng.choice([(world.WEB, leaves.WEB), (world.WEB, leaves.WEB), (world.SECRET, leaves.SECRET),
                               (list(world.DEPENDENCIES), leaves.ANY)])
    steps = p.rng.choice([0, 0, 1, 2, 3])
    end = lambda x, e: flow(p, e, x, lambda q, f, y: on_connection(q, f, y, uses), steps)
    given = pieces(p, env, need)
    if p.chance(0.3):
        use, top = p.rng.choice(leaves.CONNECT_HELPED)
        names = {}
        helper(p, env, top, names, end, **given)
        return p.fill(use, env, v, end, names, **given)
    template = p.rng.choice(leaves.CONNECT)
    out = p.fill(template, env, v, end, None, **given)
    return [block("", out)] if SHARED.search(template) else out


def on_connection(p, env, v, uses):
    out = leaf(p, env, v, p.rng.choice(uses))
    if p.room > 0 and p.chance(0.15):
        out += leaf(p, env, v, p.rng.choice(uses))
    return out
