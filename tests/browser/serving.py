"""A folder served on a free port of this machine, as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from buddyscope.cli.serve import make_server


@contextmanager
def served(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serves `folder` under `prefix` on a free port; gives the address, with a slash at its end."""
    server = make_server(folder, 0, "127.0.0.1", prefix)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{prefix}"
    server.shutdown()
    server.server_close()
    thread.join()
