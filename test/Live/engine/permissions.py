"""Which permissions of a manifest came from the contract, and the manifest without
one of them."""
# SPDX-License-Identifier: Apache-2.0
import copy


def grantsOf(value):
    return value["grants"] if "grants" in value else grantsOf(value["workflow"])


def isOfContract(entry):
    return any("dependency '" in reason["text"] for reason in entry["reasons"])


def permissionsOf(grants):
    """(name, flag or None, value, what a run without it says one of)."""
    if grants["allowAnyHost"]:
        yield "any host", "--allow-net", None, ["Requires net access to"]
    for entry in grants["net"] if not grants["allowAnyHost"] else []:
        if isOfContract(entry):
            value = entry["value"]
            # The second is what node:net makes of it.
            yield value, "--allow-net", value, [
                f'Requires net access to "{value}"', f"EPERM {value.rpartition(':')[0]}"]
    for entry in grants["import"]:
        # Modules are loaded before there is code that could catch it.
        yield entry["value"], "--allow-import", entry["value"], [
            f'Requires import access to "{entry["value"]}"']
    for secret in grants["secrets"]:
        name = ".".join(filter(None, (secret["service"], secret["key"])))
        yield name, None, name, []


def without(manifest, grants, flag, value):
    """The manifest without one entry of a flag, or one mounted Secret key."""
    made = copy.deepcopy(manifest)
    spec = made.find("Deployment")["spec"]["template"]["spec"]
    if flag is None:
        for volume in spec["volumes"]:
            if "secret" in volume:
                items = volume["secret"]["items"]
                left = [item for item in items if item["key"] != value]
                assert len(left) == len(items) - 1, f"{value} is not mounted"
                # An empty list would mean all of them.
                volume["secret"]["items"] = left or [{"key": "none", "path": "none"}]
                volume["secret"]["optional"] = True
        return made
    args = spec["containers"][0]["args"]
    at = next(i for i, word in enumerate(args) if word.split("=")[0] == flag)
    if value is None:
        ours = [e["value"] for e in grants["net"] if not isOfContract(e)]
        args[at] = f"{flag}={','.join(ours)}"
        return made
    words = args[at].partition("=")[2].split(",")
    words.remove(value)
    if words:
        args[at] = f"{flag}={','.join(words)}"
    else:
        del args[at]
    return made
