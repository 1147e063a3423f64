"""The activities of a page: what is shown before, or without, any script, and what `host.js` needs to bring them alive.

myst-nb would put each widget's whole module and style into every page, once per instance, and show nothing at all until
they have run. Here a module is published once as a file, and the page itself says what the activity is.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

from .published import publish

WITHOUT_WORDS = "<p>There is an activity here.</p>"
WITHOUT_SCRIPTS = "To answer here, your browser needs JavaScript. You can also use these questions with pen and paper."


class Activity(nodes.General, nodes.Element):
    """One activity on a page: `name` within the page, `model` in the kernel that ran, `words` as HTML."""


class FindActivities(SphinxPostTransform):
    """Take an output that is a widget as an activity, before myst-nb reduces it to the widget alone."""

    default_priority = 3
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Replace each such output by an `Activity`."""
        bundles = self.document.findall(lambda node: isinstance(node, nodes.container) and node.get("nb_element") == "mime_bundle")
        found = 0
        for bundle in list(bundles):
            offered = {child["mime_type"]: child.astext() for child in bundle.children}
            if WIDGET_VIEW_MIMETYPE not in offered:
                continue
            found += 1
            view = json.loads(re.sub(r"^<script[^>]*>|</script>$", "", offered[WIDGET_VIEW_MIMETYPE]))
            bundle.replace_self(Activity(name=f"activity-{found}", model=view["model_id"], words=offered.get("text/html", WITHOUT_WORDS)))


def _visit(translator: Any, node: Activity) -> None:
    translator.body.append(
        f'<div class="activity" data-activity="{node["name"]}"><div class="activity-words">'
        f'<noscript><p class="activity-note">{WITHOUT_SCRIPTS}</p></noscript>\n{node["words"]}</div></div>\n'
    )
    raise nodes.SkipNode


def _pass_by(_translator: Any, _node: Activity) -> None:
    raise nodes.SkipNode


def _module_name(state: dict[str, Any]) -> str:
    return re.sub(r"\W", "", str(state["_anywidget_id"]).rpartition(".")[2]).lower() or "activity"


def brought_alive(widget_state: dict[str, Any], activities: list[tuple[str, str]], out: Path) -> dict[str, Any]:
    """What `host.js` reads in a page, and the files it names.

    Args:
        widget_state: the widget state of the page's notebook.
        activities: name and model id of each activity, in the order of the page.
        out: the folder of the built book; modules and styles are published there.

    Raises:
        ExtensionError: when an activity is not an anywidget, since only those live without a kernel.
    """
    told: dict[str, Any] = {}
    styles: dict[str, None] = {}
    modules: dict[str, None] = {}
    # Models refer to each other by ids the kernel makes up; names make the page the same in each build.
    text = json.dumps(widget_state)
    for name, model in activities:
        text = text.replace(model, name)
    models = json.loads(text)
    for name, _model in activities:
        model = models.get(name, {})
        if model.get("model_module") != "anywidget":
            kind = model.get("model_name", "an output without its state")
            raise ExtensionError(f"{name} is {kind}, but without a kernel the book can show only widgets made with anywidget.")
        state = model["state"]
        module = publish(out, _module_name(state), ".js", state["_esm"])
        modules[module] = None
        if state.get("_css"):
            styles[publish(out, _module_name(state), ".css", state["_css"])] = None
        content = {key: value for key, value in state.items() if not key.startswith("_") and key not in {"layout", "tabbable", "tooltip"}}
        told[name] = {"module": module, "state": content}
    return {"told": told, "styles": list(styles), "modules": list(modules)}


def as_script_content(data: object) -> str:
    """JSON that can stand inside a script element: nothing in it can end the element.

    Args:
        data: what to write.
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def of_page(app: Any, page: str, doctree: Any) -> dict[str, Any] | None:
    """The activities of a page, or None where there are none.

    Args:
        app: the Sphinx application.
        page: the page's name.
        doctree: the page as Sphinx resolved it, or None for pages without a source.

    Raises:
        ExtensionError: as `brought_alive`, with the page's name.
    """
    activities = [(node["name"], node["model"]) for node in doctree.findall(Activity)] if doctree is not None else []
    if not activities:
        return None
    scripts = NbMetadataCollector.get_js_files(app.env, page)
    _uri, kept = scripts.get("ipywidgets_state", (None, {"body": "{}"}))
    try:
        found = brought_alive(json.loads(kept["body"]).get("state", {}), activities, Path(app.outdir))
    except ExtensionError as trouble:
        raise ExtensionError(f"{page}: {trouble}") from trouble
    return {**found, "told": as_script_content(found["told"])}


def setup(app: Any) -> None:
    """Connect to Sphinx.

    Args:
        app: the Sphinx application.
    """
    app.add_node(Activity, html=(_visit, None), latex=(_pass_by, None), text=(_pass_by, None))
    app.add_post_transform(FindActivities)
