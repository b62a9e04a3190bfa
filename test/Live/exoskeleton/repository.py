"""A repository of tentacles that use one service, and what the compiler makes of
it."""
# SPDX-License-Identifier: Apache-2.0
import base64
import json
import os
import pathlib
import subprocess

import yaml

# Names that meet as soon as '-' is mapped to something, and some that are too
# long for a role of PostgreSQL.
TENTACLES = [("team", "a"), ("team", "b-a"), ("team", "l" * 60),
             ("team-b", "a"), ("team-b", "c"), ("team-b", "l" * 60)]
KEY = "a platform key for tests, and for nothing else"

TRIGGERS = {"manual": "{type: manual}",
            "cron": '{type: cron, name: hourly, schedule: "0 * * * *"}'}
CONFIGURATION = """[services]
enabled = ["{service}"]
[plugins.{service}.options]
{options}
"""
WORKFLOW = """name: {name}
version: "1.0"
triggers:
  - {trigger}
nodes:
  use: {{path: ./use.ts, description: Use the service}}
contract:
  version: "1"
  dependencies:
    tentacular-{service}:
"""
NODE = """import type {{ Context }} from "tentacular";

export default async function run(ctx: Context) {{
  return {{ host: ctx.dependency("tentacular-{service}").host }};
}}
"""


class Repository:
    def __init__(self, directory, service, tentacles=None, options="", key=KEY,
                 trigger="manual"):
        self.directory, self.service, self.key = directory, service, key
        self.tentacles = TENTACLES if tentacles is None else tentacles
        self.enclaves = sorted({enclave for enclave, _ in self.tentacles})
        self.source = pathlib.Path(directory, "source")
        self.outputs = pathlib.Path(directory, "outputs")
        (self.source / ".git").mkdir(parents=True)
        (self.source / "tntc.toml").write_text(
            CONFIGURATION.format(service=service, options=options))
        for enclave, name in self.tentacles:
            place = self.source / "enclaves" / enclave / name
            place.mkdir(parents=True)
            (place / "workflow.yaml").write_text(WORKFLOW.format(
                name=name, service=service, trigger=TRIGGERS[trigger]))
            (place / "use.ts").write_text(NODE.format(service=service))
        self.compile("--emit=provision", "-o", f"{self.outputs}/")
        self.compile("--emit=teardown", "--force", "-o", f"{self.outputs}/")
        self.objects = [o for o in yaml.safe_load_all(self.compile("--secrets=plain")) if o]

    def compile(self, *options):
        """Nothing that holds a secret touches the disk."""
        return subprocess.run(
            ["tntc-compile", *options, self.source], check=True, text=True,
            stdout=subprocess.PIPE, env={**os.environ, "TNTC_PLATFORM_KEY": self.key}).stdout

    def find(self, tentacle, kind, name):
        return next(o for o in self.objects if o["kind"] == kind
                    and (o["metadata"]["namespace"], o["metadata"]["name"])
                    == (tentacle[0], tentacle[1] + name))

    def dependency(self, tentacle, name):
        """What the engine is told of it."""
        code = self.find(tentacle, "ConfigMap", "-code")["data"]["workflow.json"]
        return json.loads(code)["dependencies"][name]

    def secret(self, tentacle):
        data = self.find(tentacle, "Secret", "-secrets")["data"]
        return {key: base64.b64decode(value).decode() for key, value in data.items()}

    def text(self, tentacle, phase, name):
        """A file of one tentacle."""
        enclave, workflow = tentacle
        return (self.outputs / phase / enclave / "workflows" / workflow / self.service
                / name).read_text()

    def shared(self, enclave, phase, name):
        """A file of all tentacles of an enclave."""
        return (self.outputs / phase / enclave / "enclave" / self.service / name).read_text()

    def aggregate(self, name):
        """A file of all tentacles there are."""
        return (self.outputs / "provision/platform" / self.service / name).read_text()
