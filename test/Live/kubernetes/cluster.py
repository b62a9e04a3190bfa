"""A throw-away Kubernetes control plane on loopback.

There is no kubelet: pods are created, admitted and stay pending, which is all
it takes to know whether the objects are right.
"""
# SPDX-License-Identifier: Apache-2.0
import json
import pathlib
import secrets
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))
from processes import Processes, freePorts  # noqa: E402

controllers = ("serviceaccount,namespace,resourcequota,deployment,replicaset,"
               "job,cronjob,endpointslice")


class Cluster(Processes):
    def __init__(self, release="1.34"):
        self.bin = pathlib.Path(subprocess.run(
            [here.parent / "go-tools.sh", here / f"kubernetes-{release}"],
            check=True, text=True, stdout=subprocess.PIPE).stdout.strip())
        super().__init__()
        self.config = str(self.dir / "kubeconfig")
        self.authority = str(self.dir / "certs/apiserver.crt")
        self.token = secrets.token_hex(16)

    def start(self):
        client, peer, api = freePorts(3)
        etcd, at = f"http://127.0.0.1:{client}", f"http://127.0.0.1:{peer}"
        self.url = f"https://127.0.0.1:{api}"
        key, tokens = self.dir / "sa.key", self.dir / "tokens.csv"
        tokens.write_text(f"{self.token},admin,admin,system:masters\n")
        subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey",
                        "-noout", "-out", key], check=True)
        self.writeConfig()
        self.run("etcd", self.bin / "server", "--name=it", "--log-level=warn",
                 f"--data-dir={self.dir}/etcd", "--unsafe-no-fsync",
                 f"--listen-client-urls={etcd}",
                 f"--advertise-client-urls={etcd}",
                 f"--listen-peer-urls={at}", f"--initial-cluster=it={at}",
                 f"--initial-advertise-peer-urls={at}")
        self.run("kube-apiserver", self.bin / "kube-apiserver",
                 f"--etcd-servers={etcd}", f"--cert-dir={self.dir}/certs",
                 "--bind-address=127.0.0.1", f"--secure-port={api}",
                 "--advertise-address=127.0.0.1", "--profiling=false",
                 "--endpoint-reconciler-type=none", "--allow-privileged=true",
                 "--service-cluster-ip-range=10.0.0.0/24",
                 "--authorization-mode=RBAC", "--anonymous-auth=false",
                 f"--token-auth-file={tokens}",
                 "--service-account-issuer=https://kubernetes.default.svc",
                 f"--service-account-key-file={key}",
                 f"--service-account-signing-key-file={key}")
        self.waitFor(lambda: self.request("/readyz")[0] == 200, "the API server")
        # Without it no pods are made of Deployments, and no service accounts.
        self.run("controllers", self.bin / "kube-controller-manager",
                 f"--kubeconfig={self.config}", "--leader-elect=false",
                 f"--authentication-kubeconfig={self.config}",
                 f"--authorization-kubeconfig={self.config}",
                 "--bind-address=127.0.0.1", "--secure-port=0",
                 "--kube-api-qps=500", "--kube-api-burst=500",
                 f"--controllers={controllers}",
                 f"--service-account-private-key-file={key}")
        account = "/api/v1/namespaces/default/serviceaccounts/default"
        self.waitFor(lambda: self.request(account)[0] == 200, "the controllers")

    def writeConfig(self):
        named = {"name": "it"}
        pathlib.Path(self.config).write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "it",
            "clusters": [{**named, "cluster": {
                "server": self.url, "certificate-authority": self.authority}}],
            "users": [{**named, "user": {"token": self.token}}],
            "contexts": [{**named, "context": {"cluster": "it", "user": "it"}}]}))

    def request(self, path, body=None, kind="application/json"):
        """Status and text of one raw request, which kubectl cannot make."""
        query = urllib.request.Request(self.url + path, data=body, headers={
            "Authorization": f"Bearer {self.token}", "Content-Type": kind})
        try:
            tls = ssl.create_default_context(cafile=self.authority)
            with urllib.request.urlopen(query, context=tls, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def kubectl(self, *arguments, **options):
        return subprocess.run(
            [self.bin / "kubectl", f"--kubeconfig={self.config}", *arguments],
            text=True, capture_output=True, **options)
