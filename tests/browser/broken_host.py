"""A host of the site that breaks: a connection that ends in the middle of a file, a file that is gone, another one."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from conftest import DIST

from buddyscope.cli.serve import SiteHandler, SiteServer

SIGN_IN = b"<!doctype html><title>Sign in</title>Please sign in."


@dataclass
class BrokenHost:
    """`faults`: what happens to files whose path has this pattern; "cut", "missing", "sign-in". None: all is well."""

    address: str = ""
    faults: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def fault_of(self, path: str) -> str:
        return next((fault for pattern, fault in self.faults.items() if re.search(pattern, path)), "")

    def mend(self) -> None:
        self.faults.clear()


class BrokenHandler(SiteHandler):
    def __init__(self, *args: Any, host: BrokenHost, **options: Any) -> None:
        self.host = host
        super().__init__(*args, **options)

    @property
    def fault(self) -> str:
        return self.host.fault_of(urlsplit(self.path).path)

    def send_head(self) -> Any:
        self.host.asked.append(self.path)
        if self.fault == "missing":
            return self.send_error(HTTPStatus.NOT_FOUND, "No such file")
        if self.fault == "sign-in":
            return self.send_page()
        return super().send_head()

    def send_page(self) -> None:
        """Where a network asks for a password first, it answers like this whatever was asked for."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(SIGN_IN)))
        self.end_headers()
        self.wfile.write(SIGN_IN)

    def end_headers(self) -> None:
        # no host says of a broken file that it is good for ever
        self.found = self.found and not self.fault
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.fault != "cut":
            return super().copyfile(source, outputfile)
        body = source.read()
        outputfile.write(body[: len(body) // 2])
        outputfile.flush()
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(2)
        return None


@contextmanager
def broken_host(folder: Path = DIST) -> Iterator[BrokenHost]:
    host = BrokenHost()
    server = SiteServer(("127.0.0.1", 0), partial(BrokenHandler, directory=str(folder), host=host))
    host.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield host
    server.shutdown()
    server.server_close()
    thread.join()
