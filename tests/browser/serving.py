"""A folder served on a free port of this machine by a process of its own, as long as a test needs it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buddyscope.cli.serve import make_server


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serves `folder` under `prefix` on a free port; gives the address, with a slash at its end.

    The server is another process: five megabytes of Python for a page do not hold up the test that waits for them.
    """
    command = [sys.executable, __file__, str(folder), prefix]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None and server.stdout is not None
        yield server.stdout.readline().strip()
        server.kill()


def main(folder: Path, prefix: str) -> None:
    """Serve until standard input ends, which it does when the process that started this one is gone."""
    server = make_server(folder, 0, "127.0.0.1", prefix)
    print(f"http://127.0.0.1:{server.server_port}{prefix}", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
