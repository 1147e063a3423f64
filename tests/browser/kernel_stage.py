"""A bare page with one widget on it, as a notebook shows it: what the view asks is answered by the widget in Python."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

ADDRESS = "https://notebook.test/"

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A notebook</title>
<style>body {{ margin: 0; padding: 1rem; background: {background}; }} {css}</style>
</head>
<body data-jp-theme-light="{light}">
<main><h1>A notebook of the course</h1><h2>A part of it</h2><div id="stage"></div></main>
<script type="module">
  const traits = {traits};
  const listeners = new Set();
  globalThis.kernelLives = true;
  const model = {{
    get: (name) => traits[name], set() {{}}, save_changes() {{}},
    on: (_name, fn) => listeners.add(fn), off: (_name, fn) => listeners.delete(fn),
    send(message) {{
      if (!globalThis.kernelLives) return;
      globalThis.askWidget(message).then((reply) => listeners.forEach((fn) => fn(reply)));
    }},
  }};
  const {{ default: view }} = await import("/view.js");
  const leaving = new AbortController();
  globalThis.leaveStage = await view.render({{ model, el: document.getElementById("stage"), signal: leaving.signal }});
  document.body.dataset.ready = "yes";
</script>
</body>
</html>
"""


def kernel_stage(context: BrowserContext, widget: Any, *, dark: bool = False) -> Page:
    """Open a page with a widget on it, its kernel answering; `kernelLives = false` in the page silences it.

    Args:
        context: what is kept in the browser lives and ends with it.
        widget: any of the course's widgets, made in Python with a desk of its own.
        dark: as the notebook's dark theme.
    """
    given = {name: getattr(widget, name) for name in widget.traits(sync=True) if not name.startswith("_")}
    traits = {name: trait for name, trait in given.items() if isinstance(trait, (dict, list, str, int, bool))}
    html = _PAGE.format(
        background="#111" if dark else "#fff",
        light="false" if dark else "true",
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
    page.expose_function("askWidget", lambda message: {"call": message.get("call"), **widget.answer(message)})
    page.goto(ADDRESS)
    page.wait_for_selector("body[data-ready]")
    return page
