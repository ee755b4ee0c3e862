"""What of the package's metadata depends on what is in it, and on where the project lives.

A wheel with the site inside contains works of others, so its licence expression names theirs and their notices go with
it; the core alone is under the MIT licence. Project addresses come from one setting, `url` of [tool.buddyscope] in
pyproject.toml; with it, pictures of the README have absolute addresses, as a package index needs them.
"""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

OURS = "MIT"
# of what the site contains, its texts among them; tests/test_supply.py holds it to the notices
OF_THE_SITE = ("MIT", "BSD-3-Clause", "CC-BY-4.0", "MPL-2.0", "OFL-1.1", "PSF-2.0")
NOTICES = "web/dist/THIRD_PARTY_NOTICES.txt"
PICTURE = re.compile(r"(!\[[^]]*\]\()(?=docs/)")


class Metadata(MetadataHookInterface):
    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        root = Path(self.root)
        settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["buddyscope"]
        has_site = os.environ.get("BUDDYSCOPE_WHEEL") != "core" and (root / NOTICES).is_file()
        metadata["license"] = " AND ".join(OF_THE_SITE) if has_site else OURS
        metadata["license-files"] = ["LICENSE", "LICENSE-TEXTS", *([NOTICES] if has_site else [])]
        readme = (root / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": with_pictures(readme, settings["url"])}
        if settings["url"]:
            metadata["urls"] = urls(settings["url"])


def with_pictures(readme: str, url: str) -> str:
    """The README with absolute addresses of its pictures; as it is without the setting."""
    return PICTURE.sub(rf"\g<1>{url.rstrip('/')}/raw/main/", readme) if url else readme


def urls(repository: str) -> dict[str, str]:
    """Project-URL entries, by the labels that package indexes know."""
    at = repository.rstrip("/")
    return {
        "Source": at,
        "Documentation": f"{at}/tree/main/docs",
        "Changelog": f"{at}/blob/main/CHANGELOG.md",
        "Issues": f"{at}/issues",
    }
