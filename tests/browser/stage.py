"""A bare page with one widget on it, as the static book shows it: no kernel, no server, every request answered from here."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

ADDRESS = "https://practice.test/"

_PAGE = """<!doctype html>
<html lang="en" {theme}>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A stage</title>
<style>body {{ margin: 0; padding: 1rem; background: {background}; }} h1, h2 {{ font: 600 1.2rem/1.4 serif; color: {ink}; }} {css}</style>
</head>
<body>
<main><h1>A page of the course</h1><h2>A part of it</h2><div id="stage"></div></main>
<script type="module">
  globalThis.becomingRelationalBook = {{ root: "/" }};
  const traits = {traits};
  const model = {{ get: (name) => traits[name], set() {{}}, save_changes() {{}}, send() {{}}, on() {{}}, off() {{}} }};
  const {{ default: view }} = await import("/view.js");
  const leaving = new AbortController();
  globalThis.leaveStage = await view.render({{ model, el: document.getElementById("stage"), signal: leaving.signal }});
  document.body.dataset.ready = "yes";
</script>
</body>
</html>
"""


def stage(context: BrowserContext, widget: Any, *, dark: bool = False) -> Page:
    """Open a page with a widget on it and wait until the widget is there.

    Args:
        context: what is kept in the browser lives and ends with it.
        widget: any of the course's widgets, made in Python.
        dark: as the book's dark theme.
    """
    shown = [name for name in widget.traits(sync=True) if not name.startswith("_") and is_plain(widget, name)]
    traits = {name: getattr(widget, name) for name in shown}
    html = _PAGE.format(
        theme=f'data-theme="{"dark" if dark else "light"}"',
        background="#14181e" if dark else "#fff",
        ink="#eee" if dark else "#222",
        css=widget._css,
        traits=json.dumps(traits).replace("<", "\\u003c"),
    )

    def answer(route: Route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(content_type="text/html", body=html)
        elif route.request.url == f"{ADDRESS}view.js":
            route.fulfill(content_type="text/javascript", body=widget._esm)
        else:
            route.abort()

    context.route("**/*", answer)
    page = context.new_page()
    page.goto(ADDRESS)
    page.wait_for_selector("body[data-ready]")
    return page


def is_plain(widget: Any, name: str) -> bool:
    """Whether a trait holds plain data, as the course's own do, and not a widget, as ipywidgets' do."""
    return isinstance(getattr(widget, name), (dict, list, str, int, bool))
