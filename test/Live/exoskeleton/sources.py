"""The texts of a small tentacle, and of the configuration of its repository."""
# SPDX-License-Identifier: Apache-2.0

TRIGGERS = {"manual": "{type: manual}",
            "cron": '{type: cron, name: hourly, schedule: "0 * * * *"}'}

CONFIGURATION = """[services]
enabled = {services}
[plugins.{service}]
generation = {generation}
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
