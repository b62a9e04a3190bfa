"""hostile.py: compiles nodes that nobody would write. Each is read within a
time and a size, without a crash; what stands around the trouble is found, and
an abstention covers the rest."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

SECONDS, BYTES = 60, 1 << 30
USE = 'await ctx.dependency("alpha").fetch("/");\n'


def node(*lines):
    return "export default async function run(ctx: any, input: any) {\n" + "".join(lines) + "\n}\n"


def times(count, text):
    return "".join(text(i) for i in range(count))


# Name: the code; whether `alpha` must be a fact; whether there must be an
# abstention, or must not, or None for either.
CASES = {
    "deep recursion": (node("const f: any = (n: number) => n > 0 ? f(n - 1) : ctx;\n",
                            'await f(100000).dependency("alpha").fetch("/");'), True, False),
    "recursion from a constant": (node(times(60, lambda i: f"const f{i} = (n: any): any => n > 0 ? f{(i + 1) % 60}(n - 1) : ctx;\n"),
                                       'await f0(59).dependency("alpha").fetch("/");'), True, None),
    "parentheses": (node(USE, "const x = ", "(" * 100000, "1", ")" * 100000), True, True),
    "lists in lists": (node(USE, "const x = ", "[" * 50000, "]" * 50000), True, True),
    "blocks in blocks": (node(USE, "{" * 20000, "}" * 20000), True, True),
    "ifs in ifs": (node(times(5000, lambda i: f"if (input.a{i}) {{\n"), USE, "}" * 5000), None, True),
    "else if": (node("if (input.a) {}", times(20000, lambda i: f"else if (input.a{i}) {{}}\n"), USE), True, True),
    "a long sum": (node(USE, "const x = ", " + ".join(["'a'"] * 100000), ";"), True, None),
    "a long chain": (node(USE, "const x = input", ".a" * 100000, ";"), True, None),
    "a long chain of calls": (node(USE, "const x = input", ".a()" * 50000, ";"), True, None),
    "conditions in conditions": (node(USE, "const x = ", times(20000, lambda i: f"input.a{i} ? {i} : "), "0;"), True, None),
    "arrows of arrows": (node(USE, "const f = ", "() => " * 20000, "1;"), True, None),
    "texts in texts": (node(USE, "const x = ", "`${" * 3000, "1", "}`" * 3000, ";"), True, None),
    "100,000 elements": (node("const all = [", times(100000, lambda i: f'"{i}",'), "];\n",
                              'for (const n of all) await ctx.dependency("alpha").fetch("/" + n);'), True, None),
    "many variables": (node("const v0 = ctx;\n", times(20000, lambda i: f"const v{i + 1} = v{i};\n"),
                            'await v20000.dependency("alpha").fetch("/");'), True, None),
    "closures, 2^n": (node("const f0 = (g: any) => g(ctx);\n",
                           times(40, lambda i: f"const f{i + 1} = (g: any) => [f{i}(g), f{i}((x: any) => g(x))];\n"),
                           'f40((c: any) => c.dependency("alpha").fetch("/"));'), None, None),
    "functions, 2^n": (node("function f0(a: any, b: any): any { return a; }\n",
                            times(60, lambda i: f"function f{i + 1}(a: any, b: any): any {{ return f{i}(f{i}(a, b), f{i}(b, a)); }}\n"),
                            'await f60(ctx, null).dependency("alpha").fetch("/");'), True, None),
    "conditionals, 2^n": (node('const n0 = "al";\n',
                               times(200, lambda i: f"const n{i + 1} = input.a{i} ? n{i} + 'x' : n{i} + 'y';\n"),
                               "await ctx.dependency(n200);"), None, True),
    "objects, 2^n": (node("const o0: any = { c: ctx };\n",
                          times(200, lambda i: f"const o{i + 1}: any = input.a ? {{ l: o{i}, r: o{i} }} : {{ l: o{i}, c: ctx }};\n"),
                          'await o200.l.l.l.c.dependency("alpha").fetch("/");\nreturn o200;'), None, None),
    "results, 2^n": (node("const f0 = (): any => ({ a: 1 });\n",
                          times(60, lambda i: f"const f{i + 1} = (): any => ({{ l: f{i}(), r: f{i}() }});\n"), USE, "return f60();"), True, None),
    "lists, 2^n": (node("let a: any = [ctx, 1];\n", "a = [...a, ...a];\n" * 60, 'await a[5].dependency("alpha").fetch("/");'), True, None),
    "texts, 2^n": (node('let s: any = "alpha";\n', "s = s + s;\n" * 60, "await ctx.dependency(s).fetch('/');"), None, True),
    "a huge text": (node(USE, 'const s = "a".repeat(1e9).padStart(2e9) + new Array(1e9).join("x");\nawait fetch(s);'), True, None),
    "loops in loops": (node(times(40, lambda i: f"for (const a{i} of [1, 2, 3]) "), USE), None, None),
    "labels in labels": (node(times(30, lambda i: f"l{i}: for (const x{i} of [1, 2]) {{ "), USE, "continue l3;", "}" * 30), True, None),
    "an object that holds itself": (node("const o: any = { ctx }; o.self = o; o.list = [o, [o]];\nfor (const k in o) console.log(o[k]);\n",
                                         "const { self: { self: { list: [, [z]] } } } = o;\n",
                                         'await z.ctx.dependency("alpha").fetch("/");\nJSON.stringify(o); structuredClone(o); return o;'), True, None),
    "a list that holds itself": (node("const a: any[] = []; a.push(a, ...a); a.flat(Infinity); a.concat(a);\n",
                                      "a.map((x) => a.push(x)); console.log(a.join(), `${a}`);\n", USE), True, None),
    "prototypes in a circle": (node("const a: any = {}; const b: any = Object.create(a); Object.setPrototypeOf(a, b);\n",
                                    "a.__proto__ = b; console.log(a.x.y, `${b}`);\n", USE), True, None),
    "a promise of itself": (node("let p: any = new Promise((r) => r(p)); p = p.then(() => p); await Promise.race([p, 1]);\n", USE), True, None),
    "a generator of itself": (node("function* g(): any { yield* g(); yield ctx; }\nfor (const c of g()) c.dependency('alpha');"), True, None),
    "an accessor of itself": (node("const o: any = { get a() { return o.a; }, set a(v) { o.a = v; } }; o.a = o.a;\n", USE), True, None),
    "names of all scripts": ("\ufeff" + node("const \u540d\u524d = 'alpha', \u1e9e\u0301 = ctx, \U0001d4b3 = 1; // \u2028 \u202e\n",
                                             "await \u1e9e\u0301.dependency(\u540d\u524d).fetch('/\U0001f600');"), True, False),
    "half a character": (node(r"const s = '\ud800';", "\nawait ctx.dependency('alpha').fetch('/' + s + '", r"\udc00' + '\u{10ffff}');"), True, None),
    "a name in escapes": (node(r'await ctx.\u0064ependency("\u0061lp\x68a").fetch("/");'), True, False),
    "a zero byte": (node("const s = 'a\0b';\n", USE), True, None),
    "a fault in the middle": (node(USE, "const x = = ) { ctx.dependency(;\n", 'await ctx.dependency("beta").fetch("/after");'), True, True),
    "a broken function": (node(USE) + "function broken( { if ]\n}\nexport const g = 1;\n", True, True),
    "no end": (node(USE, "const t = `abc ${ "), None, True),
    "no program": ("\x01\x02}}}}]]]]((((<<<<>>>>", None, True),
    "types of types": (node(USE) + "type T0 = string;\n" + times(500, lambda i: f"type T{i + 1} = [T{i}, T{i}] | {{ a: T{i} }};\n"), True, False),
}
# Files beyond what is read at all, and just within.
MANY = 10 << 20
HUGE = {
    "10 MB of calls": node(USE, 'ctx.log.info("x");\n' * (MANY // 19)),
    "10 MB in a list": node(USE, "const x = [", "1," * (MANY // 2), "];"),
    "10 MB in a text": node(USE, "const x = `", "a" * MANY, "`;"),
    "10 MB of parentheses": node(USE, "const x = ", "(" * (MANY // 2), "1", ")" * (MANY // 2), ";"),
    "10 MB of a comment": node(USE, "/*", "*" * MANY, "*/"),
    "10 MB of nothing": "\n" * MANY,
    "1 MB of calls": node(USE, 'ctx.log.info("x");\n' * ((1 << 20) // 19 - 100)),
    "a list of 100,000": node(USE, "const x = [", "ctx," * 100000, "];"),
    "100,000 blocks": node(USE, "{" * 100000, "}" * 100000),
    "100,000 functions": node(USE, "() => " * 100000, "1;"),
}
FILES = {".tsx": node(USE, "const x = <div a={ctx}>{1}</div>;"), ".js": node(USE).replace(": any", ""),
         ".mjs": node(USE).replace(": any", "")}
for ending, text in FILES.items():
    CASES[ending] = (text, True, None)
for ending in [".ts", *FILES]:
    for name, text in HUGE.items():
        isTyped = ending in (".ts", ".tsx")
        CASES[f"{name} {ending}"] = (text if isTyped else text.replace(": any", ""), None, None)


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def compiled(folder, name, text, *options):
    path = "node" + (name[name.rfind("."):] if name.endswith((".ts", *FILES)) else ".ts")
    (folder / path).write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "workflow.yaml").write_text(
        f'name: hostile\nversion: "1.0"\ntriggers: [{{type: manual}}]\nnodes:\n  main: {{path: ./{path}, description: Test}}\n'
        'contract:\n  version: "1"\n  dependencies:\n    alpha: {protocol: https, host: alpha.example.com}\n')
    options = options or ("--emit=facts", "--passes=apply-defaults", "--passes=collect-facts")
    return subprocess.run(["tntc-compile", *options, folder],
                          capture_output=True, timeout=SECONDS, preexec_fn=None if "--unlimited" in sys.argv else limit)


wrong = 0
for name, (text, has_use, abstains) in CASES.items():
    faults = []
    with tempfile.TemporaryDirectory() as directory:
        try:
            done = compiled(pathlib.Path(directory), name, text)
        except subprocess.TimeoutExpired:
            done = None
            faults.append(f"takes longer than {SECONDS} s")
    if done and done.returncode:
        faults.append(f"ends with {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
    elif done and "facts" not in json.loads(done.stdout)["nodes"][0]:
        # Not read at all, which no compile passes over.
        with tempfile.TemporaryDirectory() as directory:
            refused = compiled(pathlib.Path(directory), name, text, "--emit=none")
        if refused.returncode != 1 or b"[TNT7007]" not in refused.stderr:
            faults.append(f"is not read and not refused: {refused.returncode}")
    elif done:
        facts = json.loads(done.stdout)["nodes"][0]
        uses = {fact.get("subject") for fact in facts["facts"]}
        everything = [entry for entry in facts["abstentions"] if entry["scope"] in ("everything", "any-dependency")]
        if "alpha" not in uses and (has_use or not everything):
            faults.append("the use is not seen")
        if abstains is not None and bool(facts["abstentions"]) != abstains:
            faults.append(f"abstains: {not abstains}")
    wrong += bool(faults)
    for fault in faults:
        print(f"{name}: {fault}")
print(f"{len(CASES)} cases, {wrong} wrong")
