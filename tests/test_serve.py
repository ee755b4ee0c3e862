"""The server of the built site: types, compression, caching, and a clean end."""

import gzip
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from buddyscope.cli.serve import make_server
from buddyscope.errors import InputError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>")
    (tmp_path / "assets/main-BJR2zEt_.js").write_text("1;" * 1000)
    (tmp_path / "assets/python.2f058f2a5c.wasm.gz").write_bytes(b"wasm")
    (tmp_path / "notes.mjs").write_text("2")
    return tmp_path


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    server = make_server(site, 0, "127.0.0.1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def get(url: str, **headers: str) -> HTTPResponse:
    found: HTTPResponse = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20)
    return found


def test_types_do_not_come_from_the_machine(address: str) -> None:
    assert get(address).headers["Content-Type"] == "text/html; charset=utf-8"
    assert get(address + "notes.mjs").headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert get(address + "assets/python.2f058f2a5c.wasm.gz").headers["Content-Type"] == "application/gzip"


def test_text_is_compressed_for_those_who_take_it(address: str) -> None:
    script = address + "assets/main-BJR2zEt_.js"
    plain, packed = get(script), get(script, **{"Accept-Encoding": "gzip, br"})
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    body = packed.read()
    assert len(body) < 100
    assert gzip.decompress(body) == plain.read() == b"1;" * 1000


def test_only_names_with_a_hash_are_kept_for_ever(address: str) -> None:
    assert "immutable" in get(address + "assets/main-BJR2zEt_.js").headers["Cache-Control"]
    assert get(address).headers["Cache-Control"] == "no-cache"
    assert get(address + "notes.mjs").headers["Cache-Control"] == "no-cache"


def test_that_a_file_is_missing_is_not_kept(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        get(address + "assets/gone-BJR2zEt_.js")
    assert error.value.headers["Cache-Control"] == "no-cache"


def test_an_unchanged_page_is_not_sent_again(address: str) -> None:
    changed = get(address, **{"Accept-Encoding": "gzip"}).headers["Last-Modified"]
    with pytest.raises(urllib.error.HTTPError) as error:
        get(address, **{"Accept-Encoding": "gzip", "If-Modified-Since": changed})
    assert error.value.code == 304


def test_nothing_outside_of_the_folder_is_served(address: str, site: Path) -> None:
    (site.parent / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to(site.parent / "secret.txt")
    for path in ("../secret.txt", "%2e%2e/secret.txt", "link.txt", "assets/"):
        with pytest.raises(urllib.error.HTTPError) as error:
            get(address + path, **{"Accept-Encoding": "gzip"})
        assert error.value.code == 404


def test_a_taken_port_gives_way_to_a_free_one(site: Path) -> None:
    with make_server(site, 0, "127.0.0.1") as first, make_server(site, first.server_port, "127.0.0.1") as second:
        assert second.server_port not in (0, first.server_port)


def test_a_folder_without_a_site_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="make build"):
        make_server(tmp_path, 0, "127.0.0.1")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly(site: Path, end: signal.Signals) -> None:
    command = [sys.executable, "-m", "buddyscope", "serve", str(site), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert get(address).status == 200
        process.send_signal(end)
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (0, "Stopped.\n", "")


def test_the_browser_is_opened_unless_told_not_to(site: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser.sh"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    command = [sys.executable, "-m", "buddyscope", "serve", str(site), "--port", "0"]
    environment = {"BROWSER": f"{browser} %s", "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        for _ in range(600):
            if opened.exists() and opened.read_text().strip():
                break
            threading.Event().wait(0.05)
        process.terminate()
    assert opened.read_text().strip() == address
