"""Breaks one thing of a sound workflow at a time; one diagnostic has to come.

Usage: one_fault.py COMPILER SOUND WORK. A case names a file, the text that is
taken out, what is put in its place, the code that has to be reported, and the
text it has to point at. Remarks do not count: they tell, and blame nothing.
"""

import json
import pathlib
import shutil
import subprocess
import sys

WORKFLOW, FETCH, SECRETS, POLICY = "workflow.yaml", "nodes/fetch.ts", ".secrets.yaml", "policy.toml"

CASES = [
    # The top level.
    (WORKFLOW, "name: digest\n", "", "TNT2007", "version"),
    (WORKFLOW, "name: digest", "name: Digest", "TNT2013", "Digest"),
    (WORKFLOW, 'version: "1.0"', "version: 1.0", "TNT2017", "1.0"),
    (WORKFLOW, 'version: "1.0"', 'version: "one"', "TNT2016", '"one"'),
    (WORKFLOW, "description: A daily", "descripton: A daily", "TNT2003", "descripton"),
    (WORKFLOW, "A daily digest", "[A, digest]", "TNT2006", "description"),
    (WORKFLOW, "tags: [news, daily]", "tags: news", "TNT2006", "news"),
    # Triggers.
    (WORKFLOW, "type: cron\n", "type: chron\n", "TNT2012", "chron"),
    (WORKFLOW, '    schedule: "0 9 * * 1-5"\n', "", "TNT2403", "cron"),
    (WORKFLOW, "0 9 * * 1-5", "0 25 * * 1-5", "TNT2410", "25"),
    (WORKFLOW, "0 9 * * 1-5", "*/90 9 * * 1-5", "TNT2415", "*/90"),
    (WORKFLOW, "0 9 * * 1-5", "0 9 31 2 *", "TNT2412", '"0 9 31 2 *"'),
    (WORKFLOW, "name: push", "name: daily", "TNT2402", "daily"),
    (WORKFLOW, "provider: github", "provider: gitlab", "TNT2421", "gitlab"),
    (WORKFLOW, "event: pull_request", "event: Pull Request", "TNT2422", "Pull Request"),
    (WORKFLOW, "subject: ops.digest.jobs\nnodes", "subject: ops..jobs\nnodes", "TNT2430", "ops..jobs"),
    (WORKFLOW, "    subject: ops.digest.jobs\nnodes", "nodes", "TNT2403", "queue"),
    # Keys that are misspelt, with values that the field takes in another form.
    (WORKFLOW, "event: pull_request", "events: [pull_request]", "TNT2003", "events"),
    (WORKFLOW, "event: pull_request", "events: [push, pull_request]", "TNT2003", "events"),
    (WORKFLOW, "port: 9222", "ports: [9222]", "TNT2003", "ports"),
    (WORKFLOW, 'ports: ["53/UDP"]', "port: 53/UDP", "TNT2003", "port"),
    (WORKFLOW, 'ports: ["53/UDP"]', "port: {udp: 53}", "TNT2003", "port"),
    (WORKFLOW, "limits:", "limit:", "TNT2003", "limit"),
    # Nodes and edges.
    (WORKFLOW, "  send:\n", "  Send:\n", "TNT2014", "Send"),
    (WORKFLOW, "    path: ./nodes/send.ts\n", "", "TNT2007", "send"),
    (WORKFLOW, "./nodes/send.ts", "./nodes/sent.ts", "TNT7002", "./nodes/sent.ts"),
    (WORKFLOW, "./nodes/send.ts", "../send.ts", "TNT7003", "../send.ts"),
    (WORKFLOW, "    description: Send the digest\n", "", "TNT2021", "send"),
    (WORKFLOW, "to: send", "to: sent", "TNT3002", "sent"),
    (WORKFLOW, "to: send", "to: fetch", "TNT3003", "fetch"),
    (WORKFLOW, "    to: send\n", "    to: send\n  - from: send\n    to: fetch\n", "TNT3001", "fetch"),
    (WORKFLOW, "    to: send\n", "", "TNT2007", "from"),
    (WORKFLOW, "- from: fetch", "- source: fetch", "TNT2003", "source"),
    (WORKFLOW, "to: send\n", "target: send\n", "TNT2003", "target"),
    (WORKFLOW, "  send:\n    path: ./nodes/send.ts\n    description: Send the digest\n", "send:\n  path: ./nodes/send.ts\n  description: Send the digest\n", "TNT2003", "send"),
    (WORKFLOW, "to: send\n", "t: send\n", "TNT2007", "from"),
    # Configuration.
    (WORKFLOW, "timeout: 30s", "timeout: 0s", "TNT2701", "0s"),
    (WORKFLOW, "timeout: 30s", "timeout: 1h", "TNT2701", "1h"),
    (WORKFLOW, "retries: 2", "retries: -1", "TNT2011", "-1"),
    (WORKFLOW, "retries: 2", 'retries: "2"', "TNT2010", '"2"'),
    (WORKFLOW, "  nats_url: nats://bus.example.com:4222\n", "", "TNT2431", "queue"),
    (WORKFLOW, "nats://bus.", "nats://boss.", "TNT2433", "nats://boss.example.com:4222"),
    # The contract.
    (WORKFLOW, '  version: "1"\n', "", "TNT2007", "contract"),
    (WORKFLOW, 'version: "1"\n', 'version: "2"\n', "TNT2018", '"2"'),
    (WORKFLOW, "protocol: https\n      host: news", "protocol: htps\n      host: news", "TNT2304", "htps"),
    (WORKFLOW, "      host: news.example.com\n", "", "TNT2302", "news"),
    (WORKFLOW, "host: news.example.com", "host: https://news.example.com", "TNT2305", "https://news.example.com"),
    (WORKFLOW, "host: news.example.com", "host: 127.0.0.1", "TNT2601", "127.0.0.1"),
    (WORKFLOW, "port: 443", "port: 70000", "TNT2011", "70000"),
    (WORKFLOW, "secret: news.token", "secret: token", "TNT2019", "token"),
    (WORKFLOW, "        secret: news.token\n", "", "TNT2007", "auth"),
    (WORKFLOW, "secret: news.token", "secret: news.tokn", "TNT6212", "news.tokn"),
    (WORKFLOW, "      database: digest\n", "", "TNT2302", "store"),
    (WORKFLOW, "      container: digests\n", "", "TNT2302", "files"),
    (WORKFLOW, "cidr: 8.8.8.0/24", "cidr: 8.8.8.0", "TNT2306", "8.8.8.0"),
    (WORKFLOW, "cidr: 8.8.8.0/24", "cidr: 8.8.8.1/24", "TNT2307", "8.8.8.1/24"),
    (WORKFLOW, "443/TCP", "443/HTTP", "TNT2308", '"443/HTTP"'),
    (WORKFLOW, '      dynPorts: ["443/TCP"]\n', "", "TNT2302", "probes"),
    (WORKFLOW, "toCIDR: 8.8.4.0/24", "toCIDR: 10.0.0.0/8", "TNT2603", "10.0.0.0/8"),
    (WORKFLOW, "53/UDP", "0/UDP", "TNT2308", '"0/UDP"'),
    (WORKFLOW, '"@std/path"', '"std path"', "TNT2316", '"std path"'),
    (WORKFLOW, "  networkPolicy:\n", '    other:\n      protocol: jsr\n      host: "@evil/path"\n      version: 1.0.0\n  networkPolicy:\n', "TNT2608", '"@evil/path"'),
    (WORKFLOW, "version: 1.0.8", "version: 1.0.9", "TNT4106", '"jsr:@std/path@1.0.8"'),
    (WORKFLOW, "    path:\n      protocol: jsr\n      host: \"@std/path\"\n      version: 1.0.8\n", "", "TNT4105", '"jsr:@std/path@1.0.8"'),
    (WORKFLOW, '  dependencies:\n    news:\n', "  news:\n", "TNT1001", None),
    (WORKFLOW, '  networkPolicy:\n', '  other:\n    protocol: https\n    host: other.example.com\n  networkPolicy:\n', "TNT2003", "other"),
    # What the platform allows.
    (POLICY, "[policy]", "[polcy]", "TNT2103", "polcy"),
    (POLICY, "allow-dynamic-targets = true", 'allow-dynamic-targets = "true"', "TNT2104", '"true"'),
    (POLICY, "registry.example.com/team", "https://registry.example.com", "TNT2105", '"https://registry.example.com"'),
    (POLICY, "jsr:@std/*", "@std/*", "TNT2105", '"@std/*"'),
    (POLICY, "jsr:@std/*\"]", "jsr:@std/*\"", "TNT2101", None),
    # Sidecars.
    (WORKFLOW, "name: browser", "name: Browser", "TNT2015", "Browser"),
    (WORKFLOW, "name: browser", "name: engine", "TNT2502", "engine"),
    (WORKFLOW, "port: 9222", "port: 8080", "TNT2503", "8080"),
    (WORKFLOW, "port: 9222", "port: 80", "TNT2011", "80"),
    (WORKFLOW, "    port: 9222\n", "", "TNT2007", "name"),
    (WORKFLOW, "team/browser:1.4.2", "team/browser:latest", "TNT2509", "registry.example.com/team/browser:latest"),
    (WORKFLOW, "team/browser:1.4.2", "Team/Browser:1", "TNT2508", "registry.example.com/Team/Browser:1"),
    (WORKFLOW, "registry.example.com/team/", "registry.example.com.evil.com/team/", "TNT2609", "registry.example.com.evil.com/team/browser:1.4.2"),
    (WORKFLOW, "registry.example.com/team/", "registry.example.com/teams/", "TNT2609", "registry.example.com/teams/browser:1.4.2"),
    (WORKFLOW, "healthPath: /health", "healthPath: health", "TNT2505", "health"),
    (WORKFLOW, "MODE: quiet", "1MODE: quiet", "TNT2507", "1MODE"),
    (WORKFLOW, "MODE: quiet", "MODE: [quiet]", "TNT2006", "MODE"),
    (WORKFLOW, "memory: 64Mi", "memory: 64MB", "TNT2510", "64MB"),
    (WORKFLOW, "cpu: 100m", "cpu: 900m", "TNT2511", "900m"),
    (WORKFLOW, "protocol: http\n    healthPath", "protocol: htp\n    healthPath", "TNT2012", "htp"),
    # Deployment.
    (WORKFLOW, "enclave: team", "enclave: kube-system", "TNT8006", "kube-system"),
    (WORKFLOW, "enclave: team", "enclave: Team", "TNT2015", "Team"),
    (WORKFLOW, "min: 1", "min: 5", "TNT2702", "5"),
    (WORKFLOW, "max: 3", "max: many", "TNT2006", "many"),
    # Code.
    (FETCH, "export default async", "export async", "TNT4003", ""),
    (FETCH, "return {", "return {{", "TNT4001", None),
    (FETCH, "./lib/title.ts", "./lib/titel.ts", "TNT7002", '"./lib/titel.ts"'),
    (FETCH, "run()", "run(a, b, c)", "TNT4006", None),
    (FETCH, "jsr:@std/path@1.0.8", "https://jsr.io/path.ts", "TNT4101", '"https://jsr.io/path.ts"'),
    # Secrets; of these files, only the place is shown.
    (SECRETS, "  token: a\n", "  token: $shared.news\n", "TNT2208", ""),
    (SECRETS, "  token: a\n", "  token: $shared.../news\n", "TNT2207", ""),
    (SECRETS, "  token: a\n", "  token: [a]\n", "TNT2204", ""),
    (SECRETS, "  token: a\n", "  token:\n", "TNT2204", ""),
    (SECRETS, "  token: a\n", '  token: ""\n', "TNT2205", ""),
    (SECRETS, "  token: a\n", "  Token: a\n", "TNT2203", ""),
    (SECRETS, "news:\n", "News:\n", "TNT2203", ""),
    (SECRETS, "news:\n", "news: [\n", "TNT1052", ""),
    (SECRETS, "github:\n  webhook_secret: c\n", "", "TNT6211", "webhook"),
    (SECRETS, "store:\n  password: b\n", "", "TNT6212", "store.password"),
    (SECRETS, "store:\n", "mail:\n  password: e\nstore:\n", "TNT6213", ""),
]


def main():
    compiler, sound, work = sys.argv[1:4]
    verbose = "-v" in sys.argv
    failures = 0
    for number, (name, old, new, code, place) in enumerate([(WORKFLOW, "", "", None, "")] + CASES):
        folder = pathlib.Path(work, str(number))
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(sound, folder)
        file = folder / name
        text = file.read_text()
        if old:
            assert text.count(old) >= 1, old
        file.write_text(text.replace(old, new, 1) if old else text)
        command = [compiler, "--emit=none", "-WTNT4203=off", "-WTNT4205=off", "-WTNT2213=off", "--diagnostics=json", "--config=policy.toml", "."]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
        said = [json.loads(line) for line in done.stderr.splitlines()]
        said = [d for d in said if d["severity"] != "remark"]
        if verbose:
            command[2:3] = []
            print(f"--- {old!r} -> {new!r}")
            print(subprocess.run(command, cwd=folder, capture_output=True, text=True).stderr)
        want = [(code, place)] if code else []
        got = []
        for d in said:
            at = None
            if d["file"] and place is not None and d["offset"] is not None:
                bytes_ = (folder / d["file"]).read_bytes()
                at = bytes_[d["offset"]:d["endOffset"]].decode()
            got.append((d["code"], at))
        if got != want:
            failures += 1
            print(f"{name}: {old!r} -> {new!r}: expected {want}, got")
            for (other, at), d in zip(got, said):
                print(f"    {other} at {at!r}: {d['message']}")
    print(f"{len(CASES)} faults, {failures} told otherwise")
    sys.exit(failures != 0)


main()
