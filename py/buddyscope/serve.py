"""A small static server for the built site: stdlib only, this machine only, its own table of file types.

Left out on purpose: directory listings, compression and caching. The types are written here because
the machine's own table cannot be trusted (some Windows registries say .js is text/plain).
"""

from __future__ import annotations

import signal
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar, NoReturn
from urllib.parse import urlsplit, urlunsplit

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


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files below one folder, under `prefix`, and nothing else."""

    # `prefix` lets the tests serve the site as a host with sub-paths would: /course/os/
    prefix: str = "/"
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
        return super().send_head()

    def is_inside(self, path: Path) -> bool:
        # a symbolic link may lead out of the folder, so compare where both really are
        return path.resolve().is_relative_to(Path(self.directory).resolve())

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND, "No such page")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
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
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no site in {folder}: run `make build` first.")
    handler = partial(SiteHandler, directory=str(folder), prefix=prefix)
    try:
        return SiteServer((host, port), handler)
    except OSError:
        return SiteServer((host, 0), handler)


def stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def serve(folder: Path, port: int, host: str) -> None:
    """Serve `folder` until Ctrl-C or SIGTERM; print the address on one line."""
    try:
        server = make_server(folder, port, host)
    except FileNotFoundError as error:
        sys.exit(str(error))
    signal.signal(signal.SIGTERM, stop)
    with server:
        print(f"http://{host}:{server.server_port}/", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.", flush=True)
