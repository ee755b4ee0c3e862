"""The whole site as one HTML file, which runs by double click and inside `sandbox="allow-scripts"`.

The script and the styles stand in the page, every other file in a block at its end, in base 85, gzipped where that
helps. web/one-file/answers.js gives them to whoever fetches. The policy names the script and the styles by their
hashes and allows no connection at all, but for `blob:`, which is the page's own: Python looks there whether to stop.
"""

import base64
import gzip
import hashlib
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from buddyscope.errors import InputError

from .site import check_site, files_of

# pages of their own, what the one script has inside, and what only a server needs
LEFT_OUT = (".html", ".webmanifest")
LEFT_OUT_FOLDERS = ("assets", "embed", "examples", "posters")
LEFT_OUT_FILES = ("py/manifest.json", "embed.js", "sw.js", "offline.json")

# what stands in the file in place of a file of the site; None leaves it out
type Replace = Callable[[str, bytes], bytes | None]

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
{meta}<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style>
<script type="module">{script}</script>
</head>
{body}
{blocks}
</html>
"""


def write_single_file(site: Path, out: Path, meta: dict[str, str] | None = None) -> int:
    """Write the file and give its size. `meta` are further <meta> of the page, by name."""
    text = single_file(check_site(site), meta or {})
    out.write_text(text, encoding="utf-8", newline="\n")
    return out.stat().st_size


def unchanged(path: str, data: bytes) -> bytes | None:
    """Every file as it is."""
    return data


def single_file(site: Path, meta: dict[str, str], replace: Replace = unchanged) -> str:
    """The page as text. `replace(path, data)` gives what it holds of each file of the site, None for nothing."""
    page = (site / "index.html").read_text(encoding="utf-8")
    script = in_a_script((site / "one-file/main.js").read_text(encoding="utf-8"))
    style = (site / "one-file/style.css").read_text(encoding="utf-8")
    if "</style" in style:
        raise InputError("the style sheet would end its own element", found="</style")
    return PAGE.format(
        policy=html.escape(policy_for(page, script, style), quote=True),
        meta="".join(f'<meta name="{name}" content="{html.escape(value)}">\n' for name, value in meta.items()),
        title=part(page, r"<title>(.*?)</title>"),
        style=style,
        script=script,
        body=part(page, r"(<body.*</body>)"),
        blocks="\n".join(blocks(site, replace)),
    )


def part(page: str, pattern: str) -> str:
    """What the pattern finds in the page of the site."""
    found = re.search(pattern, page, re.DOTALL)
    if not found:
        raise InputError("index.html is not as this program knows it", expected=pattern)
    return found[1]


def in_a_script(text: str) -> str:
    """Script text that cannot end its element too early."""
    return re.sub(r"<(?=/script|!--|script)", r"\\x3C", text, flags=re.IGNORECASE)


def policy_for(page: str, script: str, style: str) -> str:
    """The site's own policy, with its addresses replaced by the only script and styles there are."""
    policy = html.unescape(part(page, r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"'))
    changed = {
        "script-src": f"{sha256(script)} 'wasm-unsafe-eval'",
        "style-src": sha256(style),
        "font-src": "data:",
        "img-src": "data: blob:",
        "connect-src": "blob:",
        "worker-src": "blob: data:",
    }
    rules = [rule.strip().split(" ", 1) for rule in policy.split(";")]
    return "; ".join(" ".join([rule[0], changed.get(rule[0], *rule[1:])]).strip() for rule in rules if rule[0])


def sha256(text: str) -> str:
    """As policies write it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def blocks(site: Path, replace: Replace) -> Iterator[str]:
    """A block for each file that the page may fetch."""
    for file in files_of(site):
        path = file.relative_to(site).as_posix()
        if path.split("/")[0] in LEFT_OUT_FOLDERS or path in LEFT_OUT_FILES or path.endswith(LEFT_OUT):
            continue
        data = replace(path, file.read_bytes())
        if data is not None:
            yield block(path, data)
    for file in sorted((site / "one-file/assets").iterdir()):
        yield block(f"assets/{file.name}", file.read_bytes())


def block(path: str, data: bytes) -> str:
    """One file; gzip only where it makes it smaller."""
    packed = gzip.compress(data, 9, mtime=0)
    smaller = len(packed) < 0.95 * len(data)
    body = packed if smaller else data
    # five characters for four bytes; no "<", which could begin a comment
    text = base64.b85encode(body).decode().replace("<", ",")
    mark = " data-gzip" if smaller else ""
    return f'<script type="text/plain" data-path="{html.escape(path)}" data-size="{len(body)}"{mark}>{text}</script>'
