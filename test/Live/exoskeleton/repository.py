"""A repository of tentacles that use services, and what the compiler makes of
it."""
# SPDX-License-Identifier: Apache-2.0
import base64
import functools
import json
import os
import pathlib
import shutil
import subprocess

import yaml
from sources import CONFIGURATION, NODE, TRIGGERS, WORKFLOW

# Names that meet as soon as '-' is mapped to something, some that are too long for
# a role of PostgreSQL, and one that is as long as can be.
TENTACLES = [("team", "a"), ("team", "b-a"), ("team", "l" * 60),
             ("team-b", "a"), ("team-b", "c0-1"), ("team-b", "l" * 60),
             ("0" * 63, "w" * 63)]
KEY = "a platform key for tests, and for nothing else"


class Repository:
    """Of one service, unless there is a source that uses others too."""

    def __init__(self, directory, services, tentacles=None, options="", trigger="manual",
                 source=None, generation=1):
        self.directory = directory
        self.services = [services] if isinstance(services, str) else services
        self.tentacles = TENTACLES if tentacles is None else tentacles
        self.enclaves = sorted({enclave for enclave, _ in self.tentacles})
        self.source = pathlib.Path(directory, "source")
        self.outputs = pathlib.Path(directory, "outputs")
        subprocess.run(["git", "init", "-q", self.source], check=True)
        (self.source / "tntc.toml").write_text(CONFIGURATION.format(
            services=json.dumps(self.services), service=self.services[0], options=options,
            generation=generation))
        for enclave, name in self.tentacles:
            place = self.source / "enclaves" / enclave / name
            if source:
                shutil.copytree(source, place)
                continue
            place.mkdir(parents=True)
            (place / "workflow.yaml").write_text(WORKFLOW.format(
                name=name, service=self.services[0], trigger=TRIGGERS[trigger]))
            (place / "use.ts").write_text(NODE.format(service=self.services[0]))
        self.compile("--emit=provision", "-o", f"{self.outputs}/")
        self.compile("--emit=teardown", "--force", "-o", f"{self.outputs}/")
        self.objects = [o for o in yaml.safe_load_all(self.compile("--secrets=plain")) if o]

    def compile(self, *options):
        """Nothing that holds a secret touches the disk."""
        return subprocess.run(
            ["tntc-compile", *options, self.source], check=True, text=True,
            stdout=subprocess.PIPE, env={**os.environ, "TNTC_PLATFORM_KEY": KEY}).stdout

    @functools.cache
    def rotated(self):
        """The same tentacles, with other credentials."""
        return Repository(self.directory + "/rotated", self.services, self.tentacles,
                          generation=2)

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

    def text(self, tentacle, phase, name, service=None):
        """A file of one tentacle."""
        enclave, workflow = tentacle
        return (self.outputs / phase / enclave / "workflows" / workflow
                / (service or self.services[0]) / name).read_text()

    def shared(self, enclave, phase, name, service=None):
        """A file of all tentacles of an enclave."""
        return (self.outputs / phase / enclave / "enclave"
                / (service or self.services[0]) / name).read_text()

    def aggregate(self, name):
        """A file of all tentacles there are."""
        return (self.outputs / "provision/platform" / self.services[0] / name).read_text()
