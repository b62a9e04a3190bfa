"""Servers that stand for the outside: every host that a workflow may call, by
its real name, each at an address of its own."""
# SPDX-License-Identifier: Apache-2.0
import http.server
import json
import pathlib
import socketserver
import ssl
import subprocess
import threading

from network import POD


class Threaded(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64


class World:
    """answers: {"METHOD https://host[:port]/path": answer}, in the form that
    fixtures have too: status, headers, json or text."""

    def __init__(self, answers, network, directory):
        self.answers, self.network = answers, network
        self.dir = pathlib.Path(directory)
        self.seen = []
        self.addresses = {}
        self.listen = set()
        for line in answers:
            scheme, _, rest = line.split(" ", 1)[1].partition("://")
            host, _, port = rest.split("/")[0].partition(":")
            self.addHost(host)
            self.listen.add((scheme, host, int(port or {"https": 443, "http": 80}[scheme])))

    def addHost(self, host):
        self.addresses.setdefault(host, f"10.9.0.{len(self.addresses) + 2}")

    def hosts(self, service):
        """The text of /etc/hosts; service is the pod's own name."""
        pairs = [("127.0.0.1", "localhost"), (POD, service)]
        pairs += [(address, host) for host, address in self.addresses.items()]
        return "".join(f"{address} {host}\n" for address, host in pairs)

    def start(self):
        self.makeCertificates()
        for address in self.addresses.values():
            self.network.addAddress(address)
        for scheme, host, port in sorted(self.listen):
            server = Threaded((self.addresses[host], port), self.handler(scheme, host, port))
            if scheme == "https":
                tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                tls.load_cert_chain(self.dir / "world.pem", self.dir / "world.key")
                server.socket = tls.wrap_socket(server.socket, server_side=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def handler(self, scheme, host, port):
        world = self
        usual = port == {"https": 443, "http": 80}[scheme]
        base = f"{scheme}://{host}" + ("" if usual else f":{port}")

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                line = f"{self.command} {base}{self.path}"
                world.seen.append((line, dict(self.headers), body.decode()))
                answer = world.answers.get(line, {"status": 404, "text": f"no {line}"})
                text = json.dumps(answer["json"]) if "json" in answer else answer.get("text", "")
                self.send_response(answer.get("status", 200))
                # Of what we serve only modules need to be told apart.
                self.send_header("content-type", "text/javascript" if "@" in self.path
                                 else "application/json")
                for name, value in answer.get("headers", {}).items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(text.encode())))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(text.encode())

            do_GET = do_POST = do_HEAD = do_PUT = answer

            def log_message(self, *_):
                pass

        return Handler

    def makeCertificates(self):
        """A root that only this run knows, and one certificate for all."""
        def openssl(*words):
            subprocess.run(["openssl", *words], cwd=self.dir, check=True, capture_output=True)
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        names = ",".join(f"DNS:{host}" for host in ["localhost", *self.addresses])
        (self.dir / "names").write_text(f"subjectAltName={names}\n")
        openssl("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem",
                "-subj", "/CN=live test root", "-days", "2")
        openssl("req", *key, "-keyout", "world.key", "-out", "world.csr", "-subj", "/CN=world")
        openssl("x509", "-req", "-in", "world.csr", "-CA", "root.pem", "-CAkey", "root.key",
                "-CAcreateserial", "-out", "world.pem", "-days", "2", "-extfile", "names")
