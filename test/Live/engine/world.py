"""Servers that stand for the outside: every host that a workflow may call, by
its real name, on loopback addresses of a network namespace of our own."""
# SPDX-License-Identifier: Apache-2.0
import http.server
import json
import pathlib
import socketserver
import ssl
import subprocess
import threading


class Threaded(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64


class World:
    """answers: {"METHOD https://host[:port]/path": answer}, where an answer is
    [status, body] or just a body (text, or anything else as JSON). Each host
    gets an address of its own, so that hosts can share a port."""

    def __init__(self, answers, directory):
        self.answers = answers
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
        self.addresses.setdefault(host, f"127.0.1.{len(self.addresses) + 1}")

    def hosts(self):
        """The text of /etc/hosts."""
        pairs = [("127.0.0.1", "localhost")]
        pairs += [(address, host) for host, address in self.addresses.items()]
        return "".join(f"{address} {host}\n" for address, host in pairs)

    def start(self):
        self.makeCertificates()
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
                answer = world.answers.get(line, [404, f"nothing at {line}"])
                status, payload = answer if isinstance(answer, list) and len(answer) == 2 \
                    and isinstance(answer[0], int) else (200, answer)
                text = payload if isinstance(payload, str) else json.dumps(payload)
                script = isinstance(payload, str) and self.path.endswith(".js")
                self.send_response(status)
                self.send_header("content-type", "application/javascript" if script
                                 else "application/json")
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
        names = ",".join(f"DNS:{host}" for host in self.addresses)
        (self.dir / "names").write_text(f"subjectAltName={names}\n")
        openssl("req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem",
                "-subj", "/CN=live test root", "-days", "2")
        openssl("req", *key, "-keyout", "world.key", "-out", "world.csr", "-subj", "/CN=world")
        openssl("x509", "-req", "-in", "world.csr", "-CA", "root.pem", "-CAkey", "root.key",
                "-CAcreateserial", "-out", "world.pem", "-days", "2", "-extfile", "names")
