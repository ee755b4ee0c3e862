"""A small static server for the built site: stdlib only, this machine only, its own table of file types.

Left out on purpose: directory listings. The types are written here because the machine's own table cannot be trusted
(some Windows registries say .js is text/plain).
"""

from __future__ import annotations

import gzip
import io
import re
import signal
import sys
import threading
import webbrowser
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, NoReturn
from urllib.parse import urlsplit, urlunsplit

from buddyscope.errors import InputError

TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
# a name with a hash of its content in it never means anything else
HASHED = re.compile(r"/(?:assets|py)/[^/]+[-.][\w-]{8,10}\.[^/]+$")
FOREVER = "public, max-age=31536000, immutable"


@lru_cache(maxsize=256)
def compressed(path: Path, changed_ns: int) -> bytes:
    """The file as gzip; `changed_ns` is its time of change, so that a changed file is compressed anew."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files below one folder, under `prefix`, and nothing else."""

    protocol_version = "HTTP/1.1"
    # `prefix` lets the tests serve the site as a host with sub-paths would: /course/os/
    prefix: str = "/"
    found: bool = True
    extensions_map: ClassVar[dict[str, str]] = TYPES  # type: ignore[misc]

    def __init__(self, *args: Any, prefix: str = "/", **options: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **options)

    def guess_type(self, path: Any) -> str:
        return TYPES.get(Path(path).suffix.lower(), TYPES[""])

    def send_head(self) -> Any:
        parts = urlsplit(self.path)
        if not parts.path.startswith(self.prefix):
            return self.send_error(HTTPStatus.NOT_FOUND, "No such page")
        self.path = urlunsplit(("", "", "/" + parts.path[len(self.prefix) :], parts.query, ""))
        if not self.is_inside(Path(self.translate_path(self.path))):
            return self.send_error(HTTPStatus.NOT_FOUND, "No such page")
        return self.send_compressed(Path(self.translate_path(self.path))) or super().send_head()

    def send_compressed(self, path: Path) -> io.BytesIO | None:
        """Text as gzip for those who take it; None: leave it to the plain way, which also answers "not modified"."""
        path = path / "index.html" if path.is_dir() and urlsplit(self.path).path.endswith("/") else path
        if path.suffix.lower() not in COMPRESSED or not path.is_file() or "If-Modified-Since" in self.headers:
            return None
        if "gzip" not in self.headers.get("Accept-Encoding", ""):
            return None
        state = path.stat()
        body = compressed(path, state.st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(int(state.st_mtime)))
        self.end_headers()
        return io.BytesIO(body)

    def is_inside(self, path: Path) -> bool:
        # a symbolic link may lead out of the folder, so compare where both really are
        return path.resolve().is_relative_to(Path(self.directory).resolve())

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND, "No such page")

    def send_response(self, code: int, message: str | None = None) -> None:
        self.found = code < HTTPStatus.BAD_REQUEST
        super().send_response(code, message)

    def end_headers(self) -> None:
        # that a file is missing is true today only
        forever = self.found and HASHED.search(urlsplit(self.path).path)
        self.send_header("Cache-Control", FOREVER if forever else "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        # a sandboxed embed has the origin "null" and may only import what allows every origin
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class names it so)
        """Silent: one line with the address is all that people need."""


class SiteServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        # a browser that stops Python hangs up in the middle of a file, and that is no error of ours
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(folder: Path, port: int, host: str, prefix: str = "/") -> SiteServer:
    """A server ready for serve_forever(). Takes another free port when `port` is 0 or taken."""
    if not (folder / "index.html").is_file():
        raise InputError(f"There is no site in {folder}", expected="a built site: run `make build` in a checkout")
    handler = partial(SiteHandler, directory=str(folder), prefix=prefix)
    try:
        return SiteServer((host, port), handler)
    except OSError:
        return SiteServer((host, 0), handler)


def stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def serve(folder: Path, port: int, host: str, *, browse: bool = False) -> None:
    """Serve `folder` until Ctrl-C or SIGTERM; print the address on one line, and open it in the browser."""
    server = make_server(folder, port, host)
    # what a shell starts in its background has Ctrl-C ignored, and would not stop when asked to
    for wish in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wish, stop)
    with server:
        address = f"http://{host}:{server.server_port}/"
        print(address, flush=True)
        if browse:
            # some browsers only return when they are closed
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.", flush=True)
