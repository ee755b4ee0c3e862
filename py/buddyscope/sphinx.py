"""A Sphinx directive: `.. buddyscope:: split` puts a lesson into a page. Optional: only Sphinx imports this.

    # conf.py
    extensions = ["buddyscope.sphinx"]
    buddyscope_site = "https://example.org/buddyscope/"

In HTML it is a frame with a title and a link below it; everywhere else it is the link.
"""

from html import escape
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

# progress is kept, and links open the whole site in a new tab
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-same-origin"


def choice_of_theme(argument: str) -> str:
    """light, dark or auto."""
    return str(directives.choice(argument, ("light", "dark", "auto")))


class BuddyscopeDirective(Directive):  # type: ignore[misc]
    """One lesson, or one step of it."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "step": directives.unchanged_required,
        "title": directives.unchanged_required,
        "height": directives.positive_int,
        "theme": choice_of_theme,
        "lang": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """The frame for HTML, the link for all other formats."""
        site = self.state.document.settings.env.config.buddyscope_site
        if not site:
            raise ExtensionError("buddyscope_site is not set in conf.py: say where the site is served")
        lesson = self.arguments[0]
        title = self.options.get("title", f"Buddyscope: {lesson}")
        known = {key: self.options[key] for key in ("step", "theme", "lang") if key in self.options}
        source = f"{site.rstrip('/')}/embed/?{urlencode({'lesson': lesson, **known})}"
        place = "/".join(quote(part) for part in (lesson, self.options.get("step", "")) if part)
        page = f"{site.rstrip('/')}/#/lesson/{place}"
        link = nodes.paragraph("", "", nodes.reference("", title, refuri=page))
        return [nodes.raw("", frame(source, title, self.options.get("height", 640)), format="html"), link]


def frame(source: str, title: str, height: int) -> str:
    """The frame as a course page would have it."""
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" loading="lazy" '
        f'sandbox="{SANDBOX}" style="width:100%;height:{height}px;border:0"></iframe>'
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls."""
    app.add_config_value("buddyscope_site", "", "env")
    app.add_directive("buddyscope", BuddyscopeDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
