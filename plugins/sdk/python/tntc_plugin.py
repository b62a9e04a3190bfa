"""What a plugin of tntc-compile in Python is written with.

One file that needs nothing but Python 3.9: put a copy beside the plugin, since
a plugin's own folder is all that it sees when it runs.

    from tntc_plugin import Plugin, list_at, text_at

    plugin = Plugin("acme", "1.0.0", "ACME", "prints what Acme wants to know")

    @plugin.backend("acme", "the names of the nodes")
    def emit(request, files):
        names = [text_at(node, "/name/value") for node in list_at(request.ir, "/nodes")]
        files.file("nodes.txt", "".join(name + "\\n" for name in names), "one line a node")

    plugin.main()

Answers have to be the same for the same request, whenever and wherever it is
asked: no clock, no chance, and no order of a set. docs/Plugins.md tells the rest.
"""
# SPDX-License-Identifier: Apache-2.0

import json
import os
import sys
import traceback

PROTOCOL = 1


def find(value, pointer):
    """What a JSON pointer leads to, or None."""
    for key in pointer.split("/")[1:]:
        key = key.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isascii() and key.isdigit() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value


def text_at(value, pointer, otherwise=""):
    """The text that a JSON pointer leads to, or `otherwise`."""
    found = find(value, pointer)
    return found if isinstance(found, str) else otherwise


def list_at(value, pointer):
    """The list that a JSON pointer leads to; empty when there is none."""
    found = find(value, pointer)
    return found if isinstance(found, list) else []


def credential(name):
    """A gap for the value itself: in the keys of the Secret only."""
    return {"credential": name}


def verifier(form, name):
    """A gap for what a server keeps instead: `scram-sha-256` or `bcrypt`."""
    return {"credential": name, "verifier": form}


def text_option(name, description, pattern=None):
    schema = {"type": "string", "description": description}
    return name, {**schema, "pattern": pattern} if pattern else schema


def integer_option(name, description, minimum, maximum):
    return name, {"type": "integer", "description": description,
                  "minimum": minimum, "maximum": maximum}


def switch_option(name, description):
    return name, {"type": "boolean", "description": description}


def list_option(name, description):
    """On the command line `--plugin-opt NAME.key=one,two`."""
    return name, {"type": "array", "description": description, "items": {"type": "string"}}


class Request:
    """One request. `ir` is what `tntc-compile --emit=ir` prints."""

    def __init__(self, message):
        def member(name):
            value = message.get(name)
            return value if isinstance(value, dict) else {}

        self.ir, self.facts = member("ir"), member("facts")
        self.options, self.context = member("options"), member("context")
        self.enclave = text_at(self.context, "/enclave")
        self.workflow = text_at(self.context, "/workflow")
        #: Of a service: the dependency that asks for it, as a pointer into the IR.
        self.dependency_at = text_at(message, "/dependency")
        #: Its name, `tentacular-postgres`.
        self.dependency = text_at(self.ir, self.dependency_at + "/name/value")

    def option(self, name, otherwise):
        value = self.options.get(name, otherwise)
        return value if type(value) is type(otherwise) else otherwise


class Answer:
    """What every answer may hold: diagnostics, at JSON pointers into the IR."""

    def __init__(self, part, value):
        self.body = {part: value}

    def error(self, code, at, message):
        return self._report("error", code, at, message)

    def warning(self, code, at, message):
        return self._report("warning", code, at, message)

    def remark(self, code, at, message):
        return self._report("remark", code, at, message)

    def note(self, message, at=""):
        """Belongs to the diagnostic that was reported last."""
        note = {"message": message, **({"at": at} if at else {})}
        self.body["diagnostics"][-1].setdefault("notes", []).append(note)
        return self

    def _report(self, severity, code, at, message):
        self.body.setdefault("diagnostics", []).append(
            {"code": code, "severity": severity, "at": at, "message": message})
        return self


class Files(Answer):
    """What a back end gives: files, by paths relative to a folder of its own."""

    def __init__(self):
        super().__init__("files", [])

    def file(self, path, text, reason):
        self.body["files"].append({"path": path, "text": text, "reason": reason})
        return self


class Findings(Answer):
    """What a check gives: diagnostics and nothing else."""

    def __init__(self):
        super().__init__("diagnostics", [])


class Facts(Answer):
    """What a service gives. Every fact says why; a text is a string, or a list
    of strings and gaps (`credential`, `verifier`)."""

    def __init__(self):
        super().__init__("facts", {})

    def endpoint(self, reason, **members):
        self.body["facts"]["endpoint"] = {**members, "reason": reason}
        return self

    def identity(self, kind, value, reason):
        return self.add("identities", reason, kind=kind, value=value)

    def credential(self, name, form, reason):
        """`form` is `hex32` or `token43`."""
        return self.add("credentials", reason, name=name, form=form)

    def secret(self, key, value, reason):
        return self.add("secrets", reason, key=key, value=value)

    def egress(self, host, port, reason, **more):
        return self.add("egress", reason, host=host, port=port, **more)

    def permission(self, kind, value, reason):
        return self.add("permissions", reason, kind=kind, value=value)

    def volume(self, name, csi_driver, mount_path, reason):
        return self.add("volumes", reason, name=name, csiDriver=csi_driver, mountPath=mount_path)

    def environment(self, name, value, reason):
        return self.add("environment", reason, name=name, value=value)

    def file(self, phase, scope, path, text, reason, **more):
        """`phase` is `provision` or `teardown`; `scope` is `workflow`,
        `enclave` or `platform`."""
        return self.add("files", reason, phase=phase, scope=scope, path=path, text=text, **more)

    def aggregate(self, phase, scope, path, key, text, reason, before="", between="", after=""):
        """An entry of a file that many workflows share: `before`, all entries
        in the order of `key` with `between` between them, `after`."""
        return self.add("aggregates", reason, phase=phase, scope=scope, path=path, key=key,
                        text=text, before=before, between=between, after=after)

    def object(self, phase, scope, path, object, reason):
        """A Kubernetes object that provisions; never one of the workflow itself."""
        return self.add("objects", reason, phase=phase, scope=scope, path=path, object=object)

    def add(self, name, reason, /, **members):
        """Any fact, of the list that the schema calls `name`."""
        self.body["facts"].setdefault(name, []).append({**members, "reason": reason})
        return self


class Plugin:
    """What a plugin is, and its answers to everything. `prefix` is what the
    codes of its diagnostics begin with: two to eight capital letters."""

    def __init__(self, name, version, prefix, summary=""):
        self.about = {"name": name, "version": version, "prefix": prefix,
                      **({"summary": summary} if summary else {}),
                      "irSchema": {"min": 1, "max": 1}, "components": []}
        self._run = {}

    def backend(self, name, summary, options=()):
        return self._add("emit", Files, {"kind": "backend", "name": name, "summary": summary},
                         options)

    def check(self, name, summary, options=()):
        return self._add("check", Findings, {"kind": "check", "name": name, "summary": summary},
                         options)

    def service(self, name, summary, dependencies, protocol="", needs=(), options=()):
        """`dependencies`: names that ask for it, `tentacular-...`; `needs`:
        grants that its facts take, of `cluster`, `egress`, `pod`, `provision`,
        `secrets`."""
        about = {"kind": "service", "name": name, "summary": summary,
                 "dependencies": list(dependencies), "needs": list(needs)}
        return self._add("resolve", Facts, {**about, **({"protocol": protocol} if protocol else {})},
                         options)

    def _add(self, method, answer, about, options):
        if options:
            about["options"] = {"type": "object", "additionalProperties": False,
                                "properties": dict(options)}

        def decorate(function):
            self.about["components"].append(about)
            self._run[method, about["name"]] = answer, function
            return function
        return decorate

    def answer(self, line):
        """The answer to one request. What cannot be answered gets an answer
        too, which says why."""
        number = None
        try:
            message = json.loads(line)
            if not isinstance(message, dict):
                raise ValueError("the request is not an object")
            number = message.get("id")
            return {"protocol": PROTOCOL, "id": number, **self._parts(message)}
        except Exception as thrown:
            traceback.print_exc()
            what = f"{type(thrown).__name__}: {thrown}"
            frames = traceback.extract_tb(thrown.__traceback__)
            main = getattr(sys.modules["__main__"], "__file__", "")
            own = [frame.lineno for frame in frames if frame.filename == main]
            if own:
                what += f" (line {own[-1]} of {os.path.basename(main)})"
            return {"protocol": PROTOCOL, "id": number if isinstance(number, int) else None,
                    "error": {"message": " ".join(what.split())[:4000]}}

    def _parts(self, message):
        method = message.get("method")
        if method == "describe":
            return {"plugin": self.about}
        found = self._run.get((method, message.get("component")))
        if not found:
            raise LookupError(f"there is nothing called '{message.get('component')}' to {method}")
        kind, function = found
        answer = kind()
        function(Request(message), answer)
        return answer.body

    def main(self):
        """Answers requests until there are no more of them."""
        requests, answers = sys.stdin.buffer, sys.stdout.buffer
        # What the plugin prints is for people: only answers go to the host.
        sys.stdout = sys.stderr
        for line in requests:
            text = json.dumps(self.answer(line), ensure_ascii=False, separators=(",", ":"))
            answers.write(text.encode("utf-8", "replace") + b"\n")
            answers.flush()
