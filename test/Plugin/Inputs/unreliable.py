#!/usr/bin/env python3
"""A back end that answers as it should, until it is asked twice, otherwise, or
for something unusual: in the one way that its own file name says."""

import os
import random
import sys

from tntc_plugin import Plugin, list_at, text_at, text_option

CASE = os.path.basename(sys.argv[0]).removeprefix("unreliable-")
plugin = Plugin("unreliable", "1.0", "UN", "cannot be relied on")
seen = []


@plugin.backend("unreliable", "a back end", [text_option("word", "any")])
def emit(request, files):
    text = request.workflow
    description = text_at(request.ir, "/description/value")
    if CASE == "counts":
        text += str(len(seen))
    if CASE == "remembers":
        text += seen[-1] if seen else ""
    if CASE == "chance":
        text += str(random.random())
    if CASE == "unordered":
        text += " ".join({text_at(node, "/name/value") for node in list_at(request.ir, "/nodes")})
    if CASE == "quotes" and '"' in description:
        sys.exit(1)
    if CASE == "breaks" and description:
        files.warning("UN0001", "/description", description)
    if CASE == "members":
        text = request.ir["description"]["value"]
    if CASE == "option" and "\n" in request.option("word", ""):
        files.file("../x", "", "out of here")
    if CASE == "place":
        files.warning("UN0001", "/nodes/1", "the second node")
    if CASE == "path":
        files.file(description[:40], "", "as it is called")
    if CASE == "slow" and len(list_at(request.ir, "/nodes")) > 100:
        while True:
            pass
    seen.append(text)
    files.file("a.txt", text, "as asked")


if CASE == "nonsense":
    plugin.answer = lambda line: {"protocol": 1, "id": __import__("json").loads(line)["id"],
                                  **plugin._parts(__import__("json").loads(line))}
plugin.main()
