"""The documents of a manifest, each with its own bytes."""
# SPDX-License-Identifier: Apache-2.0
import yaml


class Document:
    """One object: its text as written, which alone still shows a key that
    occurs twice, and its value."""

    def __init__(self, text):
        self.text = text
        self.value = yaml.load(text, yaml.CSafeLoader)
        metadata = self.value.get("metadata", {})
        self.kind = self.value["kind"]
        self.version = self.value["apiVersion"]
        self.name = metadata["name"]
        self.namespace = metadata.get("namespace")

    def __str__(self):
        return f"{self.kind} {self.namespace or '-'}/{self.name}"


def read(path):
    text = open(path, encoding="utf-8", newline="").read()
    starts = [event.start_mark.index
              for event in yaml.parse(text, yaml.SafeLoader)
              if isinstance(event, yaml.DocumentStartEvent)]
    parts = [text[a:b] for a, b in zip(starts, starts[1:] + [len(text)])]
    return [Document(part) for part in parts
            if yaml.load(part, yaml.CSafeLoader) is not None]


def reason(path):
    """Why the file says it must be refused."""
    for line in open(path, encoding="utf-8"):
        if line.startswith("# refused: "):
            return line[len("# refused: "):].strip()
    return "a reason that the file does not give"
