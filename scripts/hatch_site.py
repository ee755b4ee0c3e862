"""Puts the built site into the wheel, when there is one: `buddyscope serve` and `buddyscope export` need it.

A fresh checkout has none, and its wheel is the core alone. BUDDYSCOPE_WHEEL=core leaves the site out in any case: that
wheel is what the site itself carries for Python in the browser.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SiteHook(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        site = Path(self.root) / "web/dist"
        core = version == "editable" or os.environ.get("BUDDYSCOPE_WHEEL") == "core"
        if core or not (site / "index.html").is_file():
            return
        inside = "buddyscope/site" if self.target_name == "wheel" else "web/dist"
        build_data["force_include"][str(site)] = inside
