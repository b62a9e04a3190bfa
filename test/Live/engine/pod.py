"""A container of a compiled manifest, laid out in a folder as the kubelet
would: a volume's files behind its '..data' link, with their modes."""
# SPDX-License-Identifier: Apache-2.0
import base64
import pathlib
import shutil

import yaml


class Manifest:
    def __init__(self, text):
        self.objects = [o for o in yaml.safe_load_all(text) if o]

    def find(self, kind, name=None):
        return next((o for o in self.objects if o["kind"] == kind
                     and name in (None, o["metadata"]["name"])), None)

    def dataOf(self, kind, name):
        """The object's keys and their bytes; None without the object."""
        found = self.find(kind, name)
        if found is None:
            return None
        coded = dict(found.get("binaryData") or {})
        plain = found.get("stringData") or {}
        if kind == "Secret":
            coded.update(found.get("data") or {})
        else:
            plain = found.get("data") or {}
        return {**{k: base64.b64decode(v) for k, v in coded.items()},
                **{k: v.encode() for k, v in plain.items()}}


class Pod:
    """The first container of a Deployment's or CronJob's pod."""

    def __init__(self, manifest, owner):
        self.service = manifest.find("Service")["metadata"]["name"]
        spec = owner["spec"]
        spec = spec.get("jobTemplate", {"spec": spec})["spec"]["template"]["spec"]
        self.manifest = manifest
        self.user = spec["securityContext"]["runAsUser"]
        self.volumes = {v["name"]: v for v in spec.get("volumes", [])}
        self.container = spec["containers"][0]
        self.command = self.container["command"] + self.container["args"]
        self.env = {e["name"]: e["value"] for e in self.container.get("env", [])}

    def layOut(self, root, engine):
        """Fills the folder root, with engine from the image; returns the paths
        that are writable volumes."""
        root = pathlib.Path(root)
        shutil.copytree(engine, root / "app/engine")
        writable = []
        for mount in self.container.get("volumeMounts", []):
            if "subPath" in mount:
                raise ValueError("a subPath mount is never updated: not used by us")
            volume = self.volumes[mount["name"]]
            target = root / mount["mountPath"].lstrip("/")
            target.mkdir(parents=True, exist_ok=True)
            if "emptyDir" in volume:
                writable.append(mount["mountPath"])
            elif mount.get("readOnly"):
                self.project(volume, target)
            else:
                raise ValueError(f"{mount['mountPath']} is not mounted read-only")
        return writable

    def project(self, volume, target):
        """Files come from the object's keys: all, or those that items name."""
        source = volume.get("configMap") or volume["secret"]
        kind = "ConfigMap" if "configMap" in volume else "Secret"
        name = source.get("name") or source["secretName"]
        data = self.manifest.dataOf(kind, name)
        if data is None and not source.get("optional"):
            raise ValueError(f"the pod would wait for {kind} {name}")
        version = target / "..2024_01_02_03_04_05.678"
        version.mkdir()
        (target / "..data").symlink_to(version.name)
        for item in source.get("items") or [{"key": k, "path": k} for k in data or {}]:
            if item["key"] not in (data or {}):
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
