"""What each page is made of besides its text: shared files, its place in the book, and the policy the browser holds it to."""

from __future__ import annotations

import html
import shutil
from pathlib import Path
from typing import Any

from sphinx.util import logging

from . import activities
from .look import face, stylesheet
from .published import FOLDER, publish, remove_unused
from .self_contained import policy
from .sources import HERE, behind_pages, fingerprint

LOG = logging.getLogger(__name__)


def _part_of(app: Any, page: str) -> str:
    """The caption under which the table of contents lists a page; empty for the first page and where there is none."""
    root = app.env.get_doctree(app.config.root_doc)
    parents = {child: parent for parent, children in app.env.toctree_includes.items() for child in children}
    top = page
    while parents.get(top, app.config.root_doc) != app.config.root_doc:
        top = parents[top]
    for tree in root.findall(lambda node: node.tagname == "toctree"):
        if top in tree["includefiles"]:
            return str(tree.get("caption") or "")
    return ""


def _summary(doctree: Any) -> str:
    for paragraph in doctree.findall(lambda node: node.tagname == "paragraph"):
        text = " ".join(paragraph.astext().split())
        if text:
            return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + "…"
    return ""


def support_page(app: Any) -> str:
    """The page behind "If you need support", or empty where the book has none.

    Args:
        app: the Sphinx application.
    """
    page = str(app.config.becoming_support_page)
    return page if page in app.env.found_docs else ""


def _miss_support_page(app: Any, _env: Any) -> None:
    if app.config.becoming_support_page and not support_page(app):
        LOG.warning("becoming_support_page names %s, which is not in the table of contents.", app.config.becoming_support_page)


def _shared(out: Path, name: str) -> str:
    return publish(out, name, ".js", (HERE / f"{name}.js").read_text("utf-8"))


def _fill(app: Any, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    out = Path(app.outdir)
    light = (HERE / "light.js").read_text("utf-8").strip()
    here = activities.of_page(app, pagename, doctree)
    scripts = [_shared(out, "page")]
    styles = [publish(out, "book", ".css", stylesheet(out))]
    # docutils gives the entries of a bibliography a role that has since been withdrawn.
    body = context["body"] = context.get("body", "").replace('role="doc-biblioentry"', 'role="listitem"')
    if here:
        scripts.append(_shared(out, "host"))
        styles += here["styles"]
    if doctree is not None and any(node.tagname in {"math", "math_block"} for node in doctree.findall()):
        LOG.warning(
            "The book carries no script that sets mathematics. Write the formula in words, or draw it as a figure.", location=pagename
        )
    shared = context["content_root"] + FOLDER + "/"
    context["book"] = {
        "light": light,
        "policy": policy([light]),
        "styles": [shared + file for file in styles],
        "face": shared + face(out, "literata"),
        # Of the extensions' own styles a page gets only what it uses.
        "design": [css.filename for css in context["css_files"] if "sphinx-design" in str(css.filename)] if "sd-" in body else [],
        "scripts": [shared + file for file in scripts],
        "modules": [shared + file for file in here["modules"]] if here else [],
        "icon": shared + publish(out, "icon", ".svg", (HERE / "theme" / "icon.svg").read_text("utf-8")),
        "search": shared + _shared(out, "search"),
        "search_settings": shared + _shared(out, "search-settings"),
        "activities": here["told"] if here else None,
        "first": pagename == app.config.root_doc,
        "part": _part_of(app, pagename) if doctree is not None else "",
        "summary": html.escape(_summary(doctree)) if doctree is not None else "",
        "support": support_page(app),
        "licence": app.config.becoming_licence,
    }


def _finish(app: Any, trouble: Exception | None) -> None:
    if trouble or app.builder.format != "html":
        return
    out = Path(app.outdir)
    remove_unused(out)
    # What went wrong in an earlier build is nothing to publish.
    shutil.rmtree(out / "reports", ignore_errors=True)
    # Some hosts leave out folders that begin with an underscore unless this file is there.
    (out / ".nojekyll").touch()
    first = app.builder.get_target_uri(app.config.root_doc)
    if first != "index.html":
        title = html.escape(app.config.html_title)
        (out / "index.html").write_text(
            f'<!doctype html>\n<html lang="{app.config.language.replace("_", "-")}">\n<head><meta charset="utf-8"><title>{title}</title>\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy([])}">\n'
            f'<meta http-equiv="refresh" content="0; url={first}"></head>\n'
            f'<body><main><h1>{title}</h1><p><a href="{first}">Begin reading</a></p></main></body>\n</html>\n',
            "utf-8",
        )


def setup(app: Any) -> None:
    """Connect to Sphinx.

    Args:
        app: the Sphinx application.
    """
    app.add_config_value("becoming_support_page", "", "html", str)
    app.add_config_value("becoming_licence", "", "html", str)
    # Not set by anybody: when the theme changes, this does, and Sphinx writes every page again.
    app.add_config_value("becoming_look", fingerprint(behind_pages()), "html", str)
    # Late, so that the page is as the other extensions leave it.
    app.connect("html-page-context", _fill, priority=900)
    app.connect("env-check-consistency", _miss_support_page)
    app.connect("build-finished", _finish, priority=800)
