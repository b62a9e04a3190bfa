#!/usr/bin/python3
"""Prints a ConfigMap and a Secret of 899 KiB, the most that we let through:
server-side apply takes them, client-side apply would copy them into an
annotation that may hold 256 KiB."""
# SPDX-License-Identifier: Apache-2.0
line = "    " + "0123456789abcdef" * 4 + "\n"
for kind, field in (("ConfigMap", "data"), ("Secret", "stringData")):
    lines = 899 * 1024 // (len(line) - 4)
    print(f"---\napiVersion: v1\nkind: {kind}\nmetadata:\n  name: large\n"
          f"  namespace: large\n{field}:\n  text: |\n{line * lines}", end="")
