"""A client of S3 as one user (AWS Signature 4, path style), and no more of the
protocol than a test needs."""
# SPDX-License-Identifier: Apache-2.0
import base64
import datetime
import hashlib
import hmac
import http.client
import re
from urllib.parse import quote


class Refused(Exception):
    """The server's code, such as AccessDenied."""


class Client:
    def __init__(self, port, key, secret, bucket, region="us-east-1", token=None):
        self.at, self.key, self.secret = f"127.0.0.1:{port}", key, secret
        self.bucket, self.region, self.token = bucket, region, token

    def sign(self, method, path, query, headers, body, service):
        """The value of the header that says who asks."""
        day = headers["x-amz-date"][:8]
        names = ";".join(sorted(headers))
        canonical = "\n".join([
            method, path, query,
            *(f"{name}:{headers[name]}" for name in sorted(headers)), "", names,
            hashlib.sha256(body).hexdigest()])
        scope = f"{day}/{self.region}/{service}/aws4_request"
        text = "\n".join(["AWS4-HMAC-SHA256", headers["x-amz-date"], scope,
                          hashlib.sha256(canonical.encode()).hexdigest()])
        key = f"AWS4{self.secret}".encode()
        for part in (day, self.region, service, "aws4_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.digest(key, text.encode(), "sha256").hex()
        return (f"AWS4-HMAC-SHA256 Credential={self.key}/{scope}, "
                f"SignedHeaders={names}, Signature={signature}")

    def ask(self, method, key="", query=None, body=b"", service="s3", **headers):
        path = quote(f"/{self.bucket}/{key}".rstrip("/") or "/") if service == "s3" else "/"
        query = "&".join(f"{quote(k, '')}={quote(v, '')}" for k, v in sorted((query or {}).items()))
        now = datetime.datetime.now(datetime.timezone.utc)
        headers = {name.replace("_", "-"): value for name, value in headers.items()} | {
            "host": self.at, "x-amz-date": now.strftime("%Y%m%dT%H%M%SZ"),
            "x-amz-content-sha256": hashlib.sha256(body).hexdigest()}
        if self.token:
            headers["x-amz-security-token"] = self.token
        headers["authorization"] = self.sign(method, path, query, headers, body, service)
        connection = http.client.HTTPConnection(self.at, timeout=20)
        connection.request(method, path + ("?" + query if query else ""), body or None, headers)
        answer = connection.getresponse()
        text = answer.read()
        # Some faults come after the server has begun to answer.
        found = re.search(rb"<Error>.*?<Code>(.*?)</Code>", text, re.S)
        if answer.status >= 300 or (found and b"<DeleteResult" not in text):
            raise Refused(found[1].decode() if found else str(answer.status))
        return text

    def put(self, key, data):
        self.ask("PUT", key, body=data)

    def get(self, key):
        return self.ask("GET", key)

    def delete(self, key):
        self.ask("DELETE", key)

    def list(self, prefix):
        text = self.ask("GET", query={"list-type": "2", "prefix": prefix}).decode()
        return re.findall("<Key>(.*?)</Key>", text)

    def copy(self, source, key):
        self.ask("PUT", key, x_amz_copy_source=quote(f"/{self.bucket}/{source}"))

    def deleteMany(self, keys):
        """The keys that were not deleted."""
        objects = "".join(f"<Object><Key>{key}</Key></Object>" for key in keys)
        body = f"<Delete>{objects}</Delete>".encode()
        digest = base64.b64encode(hashlib.md5(body).digest()).decode()
        text = self.ask("POST", query={"delete": ""}, body=body, content_md5=digest).decode()
        return [re.search("<Key>(.*?)</Key>", fault)[1]
                for fault in re.findall("<Error>.*?</Error>", text, re.S)]

    def multipart(self, key, parts):
        upload, tags = self.beginMultipart(key), []
        for number, data in enumerate(parts, 1):
            self.ask("PUT", key, {"partNumber": str(number), "uploadId": upload}, data)
            tags.append(f"<Part><PartNumber>{number}</PartNumber><ETag>"
                        f'"{hashlib.md5(data).hexdigest()}"</ETag></Part>')
        body = f"<CompleteMultipartUpload>{''.join(tags)}</CompleteMultipartUpload>".encode()
        self.ask("POST", key, {"uploadId": upload}, body)

    def beginMultipart(self, key):
        return re.search(b"<UploadId>(.*?)</UploadId>",
                         self.ask("POST", key, {"uploads": ""}))[1].decode()

    def abortMultipart(self, key, upload):
        self.ask("DELETE", key, {"uploadId": upload})
