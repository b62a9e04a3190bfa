"""Compares what runs used with what the compiler says of the code."""

import posixpath

import world

HOST_OF = {world.host(name): name for name in world.DEPENDENCIES}
HOOK_OF = {f"{name}.hook.test": name for name in world.DEPENDENCIES}
# Reading these needs nothing granted when the address is a fact by itself.
ADDRESS = {"host", "port", "protocol"}
SCOPES = {
    "dependency": {"any-dependency"}, "dependency-read": {"any-dependency"},
    "dependency-fetch": {"any-dependency"}, "network": {"network"}, "legacy-fetch": {"network"},
    "config": {"config"}, "secret": {"secrets"},
}


def key_of(use):
    """What a use is, wherever it is made."""
    kind = use["kind"]
    if kind == "network":
        return kind, use.get("host"), use.get("port")
    if kind in ("permission", "forbidden"):
        return kind, use.get("api")
    if kind == "import":
        return kind, use.get("target")
    return kind, use.get("subject"), use.get("member")


def matches(fact, use):
    kind, of = use["kind"], fact["kind"]
    same = fact.get("subject") == use.get("subject")
    if kind == "dependency":
        return of == kind and same
    if kind == "dependency-fetch":
        return of == kind and same
    if kind == "dependency-read":
        if of == "network" and same:
            return fact.get("fromSecret") if use["member"] == "secret" else use["member"] in ADDRESS
        return of == kind and same and fact.get("member") == use["member"]
    if kind in ("config", "secret"):
        return of == kind and fact.get("subject") in (None, use["subject"]) and \
            fact.get("member") in (None, use.get("member"))
    if kind == "log":
        return of == kind and fact.get("member") in (None, use["member"])
    if kind == "legacy-fetch":
        return of == kind and same
    if kind == "network":
        return of == kind and not fact.get("unknownHost") and address_matches(fact, use)
    if kind == "import":
        return of == kind and fact["subject"] == f"./{use['target']}"
    return of in ("permission", "forbidden") and fact.get("api") == use["api"] and \
        fact.get("target") in (None, use.get("target"))


def address_matches(fact, use):
    if fact.get("fromSecret"):
        return HOOK_OF.get(use["host"]) == fact.get("subject")
    if fact.get("hostGoesOn"):
        return use["host"].startswith(fact["host"]) and fact.get("port") in (None, use["port"])
    if fact.get("host"):
        return fact["host"] == use["host"] and fact.get("port") in (None, use["port"])
    return fact.get("subject") == HOST_OF.get(use["host"], "")


def covered(use, abstention):
    scope, kind = abstention["scope"], use["kind"]
    if scope == "everything" or scope in SCOPES.get(kind, ()):
        return True
    name = HOST_OF.get(use.get("host")) or HOOK_OF.get(use.get("host")) if kind == "network" \
        else use.get("subject")
    if kind == "network" and name and scope == "any-dependency":
        return True
    return scope == "dependency" and bool(name) and abstention.get("subject") == name


def verdict(use, node):
    """'fact', 'elsewhere' (the same use, at another line), 'unknown host',
    'abstention' or 'missing'."""
    facts = [fact for fact in node.get("facts", []) if matches(fact, use)]
    if any(at_line(fact, use) for fact in facts):
        return "fact"
    if use["kind"] == "network" and any(f["kind"] == "network" and f.get("unknownHost") for f in node.get("facts", [])):
        return "unknown host"
    if any(covered(use, abstention) for abstention in node.get("abstentions", [])):
        return "abstention"
    # Whoever has all of a context may log; no abstention says so.
    if use["kind"] == "log" and any(not fact.get("member") for fact in facts):
        return "abstention"
    return "elsewhere" if facts else "missing"


def at_line(fact, use):
    if "line" not in use:
        return True
    file = posixpath.basename(fact["file"])
    return file == use["file"] and fact["line"] <= use["line"] <= fact.get("endLine", fact["line"])


def false_claims(node, uses):
    """Definite facts that are no use in any run."""
    for fact in node.get("facts", []):
        if fact.get("definite") and fact["kind"] in CHECKED and not fact.get("unknownHost") and not any(
                matches(fact, use) and agrees(fact, use) for use in uses):
            yield fact


CHECKED = {"dependency", "dependency-read", "dependency-fetch", "legacy-fetch", "secret", "config", "log",
           "network", "permission", "forbidden"}


def agrees(fact, use):
    """The details that a fact states as known."""
    for key in ("path", "method"):
        if fact.get(key) and use.get(key) and fact[key] != use[key] and "*" not in fact[key]:
            return False
    return not (use["kind"] == "network" and fact.get("port") and fact["port"] != use["port"])
