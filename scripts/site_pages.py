"""Builds the pages with Vite and checks what came out: the policy is there, and the page obeys it."""

from __future__ import annotations

import re
from pathlib import Path

from run import run
from stamps import Stamp

NEEDED = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self' blob: data:",
    "require-trusted-types-for",
)


def stamp(root: Path) -> Stamp:
    public = [root / "web/public/py/manifest.json", root / "web/public/lessons", root / "web/public/fidelity"]
    public.append(root / "web/public/posters")
    tools = [
        root / "web",
        root / "py/buddyscope/kernels/linux_2_4_22/service/call_graph.json",
        root / "package.json",
        root / "package-lock.json",
        Path(__file__),
    ]
    return Stamp(root / ".cache/stamps/pages", [*tools, *public], [root / "web/dist/index.html"])


def build(root: Path) -> str:
    vite = root / "node_modules/vite/bin/vite.js"
    for config in ("web/vite.config.js", "web/one-file.config.js"):
        run(["node", str(vite), "build", "--config", config, "--logLevel", "warn"], root)
    pages = sorted((root / "web/dist").rglob("*.html"))
    for page in pages:
        check_policy(page.relative_to(root), page.read_text())
    size = sum(file.stat().st_size for file in (root / "web/dist").rglob("*") if file.is_file())
    return f"{len(pages)} {'page' if len(pages) == 1 else 'pages'}, {size / 1e6:.1f} MB in all"


def check_policy(name: Path, html: str) -> None:
    """A static host sets no headers: the policy in the page is the only boundary there is."""
    policy = re.search(r'<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"', html)
    if policy is None:
        raise RuntimeError(f"{name} has no Content-Security-Policy <meta>; the policy is the boundary.")
    for needed in NEEDED:
        if needed not in policy[1]:
            raise RuntimeError(f"The Content-Security-Policy of {name} lacks: {needed}")
    if re.search(r"<script(?![^>]*\bsrc=)[^>]*>", html):
        raise RuntimeError(f"{name} has an inline script, which its policy forbids. Move it to a file.")
    if html.find("<script") != -1 and html.find("<script") < html.find("Content-Security-Policy"):
        raise RuntimeError(f"{name} has a script before its Content-Security-Policy. Put the policy first.")
