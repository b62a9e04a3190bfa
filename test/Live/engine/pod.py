"""The engine's container as a compiled manifest describes it, laid out in a
folder as the kubelet would: a volume's files behind its '..data' link."""
# SPDX-License-Identifier: Apache-2.0
import base64
import pathlib
import shutil
import sys

import yaml


class Pod:
    def __init__(self, manifest, engine):
        """Takes the text of the manifest and the folder of the image's engine."""
        self.objects = [o for o in yaml.safe_load_all(manifest) if o]
        self.engine = pathlib.Path(engine)
        template = self.find("Deployment")["spec"]["template"]["spec"]
        self.user = template["securityContext"]["runAsUser"]
        self.volumes = {v["name"]: v for v in template["volumes"]}
        self.container = next(c for c in template["containers"] if c["name"] == "engine")
        self.command = self.container["command"] + self.container["args"]
        self.env = {e["name"]: e["value"] for e in self.container.get("env", [])}

    def find(self, kind, name=None):
        found = [o for o in self.objects if o["kind"] == kind
                 and name in (None, o["metadata"]["name"])]
        return found[0] if found else None

    def layOut(self, root):
        """Fills the folder root; returns the paths that are writable volumes."""
        root = pathlib.Path(root)
        shutil.copytree(self.engine, root / "app/engine")
        writable = []
        for mount in self.container["volumeMounts"]:
            if "subPath" in mount:
                raise ValueError("a subPath mount is never updated: not used by us")
            volume = self.volumes[mount["name"]]
            target = root / mount["mountPath"].lstrip("/")
            target.mkdir(parents=True, exist_ok=True)
            if "emptyDir" in volume:
                writable.append(mount["mountPath"])
            else:
                self.project(volume, target)
        return writable

    def project(self, volume, target):
        """Files come from the object's keys: all, or those that items name."""
        source = volume.get("configMap") or volume["secret"]
        kind = "ConfigMap" if "configMap" in volume else "Secret"
        name = source.get("name") or source["secretName"]
        data = self.dataOf(kind, name)
        if data is None and not source.get("optional"):
            raise ValueError(f"pod would wait for {kind} {name}")
        items = source.get("items") or [{"key": k, "path": k} for k in data or {}]
        version = target / "..2024_01_02_03_04_05.678"
        version.mkdir()
        (target / "..data").symlink_to(version.name)
        for item in items if data is not None else []:
            if item["key"] not in data:
                if source.get("optional"):
                    continue
                raise ValueError(f"{kind} {name} has no key {item['key']}")
            file = version / item["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data[item["key"]])
            file.chmod(item.get("mode", source.get("defaultMode", 0o644)))
            top = item["path"].split("/")[0]
            if not (target / top).is_symlink():
                (target / top).symlink_to(f"..data/{top}")

    def dataOf(self, kind, name):
        found = self.find(kind, name)
        if found is None:
            return None
        coded = dict(found.get("binaryData") or {})
        if kind == "Secret":
            coded.update(found.get("data") or {})
            plain = found.get("stringData") or {}
        else:
            plain = found.get("data") or {}
        return {**{k: base64.b64decode(v) for k, v in coded.items()},
                **{k: v.encode() for k, v in plain.items()}}


if __name__ == "__main__":
    # usage: pod.py ENGINE DIR < manifest
    shutil.rmtree(sys.argv[2], ignore_errors=True)
    Pod(sys.stdin.read(), sys.argv[1]).layOut(sys.argv[2])
