"""The definition of ClusterSPIFFEID, and the program that judges one, both from
the module of SPIRE's controller."""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import subprocess

here = pathlib.Path(__file__).resolve().parent
MODULE = "github.com/spiffe/spire-controller-manager"
DEFINITION = "config/crd/bases/spire.spiffe.io_clusterspiffeids.yaml"


def definition():
    """The text of the module that the lock file names."""
    done = subprocess.run(
        [here.parents[2] / "utils/go.sh", "mod", "download", "-json", MODULE],
        cwd=here / "controller", check=True, text=True, stdout=subprocess.PIPE)
    return pathlib.Path(json.loads(done.stdout)["Dir"], DEFINITION).read_text()


class Controller:
    def __init__(self, trustDomain):
        self.trustDomain = trustDomain
        self.program = pathlib.Path(subprocess.run(
            [here.parent / "go-tools.sh", here / "controller"], check=True, text=True,
            stdout=subprocess.PIPE).stdout.strip()) / "controller"

    def idOf(self, identity, pod, namespace):
        """The SPIFFE ID that the pod gets by that object, or 'none'."""
        done = subprocess.run(
            [self.program, self.trustDomain], text=True, capture_output=True, check=False,
            input=json.dumps({"id": identity, "pod": pod, "namespace": namespace}))
        return done.stderr.strip() if done.returncode else done.stdout.strip()
