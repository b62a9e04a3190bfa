"""How one module of a program takes something from another."""

LOCAL = ["{ %s }", "{ %s as $a }", "* as $a"]


def publish(program, module, name):
    """Exports `name`, which `module` declares without the word."""
    if name not in module.names:
        module.names.add(name)
        module.imports[f"export {{ {name} }};"] = None


def reference(program, env, module, name):
    """An expression of `env` for `name` of `module`."""
    if module is env.module:
        return name
    publish(program, module, name)
    rng, path = program.rng, module.name
    style = rng.choice(["named", "renamed", "namespace", "default", "dynamic", "again", "star", "as",
                        "passed", "named", "renamed"])
    if style == "dynamic" and not env.can_wait:
        style = "named"
    program.forms.append(f"import: {style}")
    if style in ("again", "star", "as", "passed") and len(program.modules) < 9:
        module, path, name = through(program, module, name, style)
        if style == "as":
            return take(program, env, path, name[0]) + "." + name[1]
    if style == "default" and not module.has_default:
        module.has_default = True
        module.imports[f"export {{ {name} as default }};"] = None
        local = program.fresh("d")
        env.module.imports[f'import {local} from "./{path}";'] = None
        return local
    if style == "namespace":
        local = program.fresh("ns")
        env.module.imports[f'import * as {local} from "./{path}";'] = None
        return f"{local}.{name}" if program.chance(0.7) else f'{local}["{name}"]'
    if style == "dynamic":
        return f'(await import("./{path}")).{name}'
    if style == "renamed":
        return take(program, env, path, name)
    if path != env.module.name:
        env.module.imports[f'import {{ {name} }} from "./{path}";'] = None
    return name


def take(program, env, path, name):
    local = program.fresh("i")
    env.module.imports[f'import {{ {name} as {local} }} from "./{path}";'] = None
    return local


def through(program, module, name, style):
    """A module that hands on what another declares."""
    hub = program.add_module()
    source = f'"./{module.name}"'
    if style == "again":
        other = program.fresh("e")
        hub.imports[f"export {{ {name} as {other} }} from {source};"] = None
        return hub, hub.name, other
    if style == "star":
        hub.imports[f"export * from {source};"] = None
        return hub, hub.name, name
    if style == "as":
        space = program.fresh("space")
        hub.imports[f"export * as {space} from {source};"] = None
        return hub, hub.name, (space, name)
    hub.imports[f"import {{ {name} }} from {source};"] = None
    hub.imports[f"export {{ {name} }};"] = None
    return hub, hub.name, name
