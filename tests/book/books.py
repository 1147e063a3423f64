"""Books to look at: the course itself, built once for all tests, and small ones made for a single question."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from becoming_relational.book.build import build

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def the_book() -> Path:
    """The pages of the real course, in a folder called `book`, so that its parent can be served and the book has a path."""
    place = Path(tempfile.mkdtemp(prefix="becoming-relational-the-book-"))
    shutil.copy(ROOT / "_toc.yml", place)
    built = build(ROOT, place / "site" / "book", tell=False)
    import atexit

    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return built


def contents_of_the_book() -> str:
    """The table of contents from which the book was built."""
    return (the_book().parents[1] / "_toc.yml").read_text("utf-8")


def pages_of(book: Path) -> list[str]:
    """Every page, as a path within the book."""
    return sorted(page.relative_to(book).as_posix() for page in book.rglob("*.html"))


NOTEBOOK = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {name: python3, display_name: Python 3}
---
# A page

"""

SMALL = """```{code-cell} ipython3
import anywidget, traitlets
class Small(anywidget.AnyWidget):
    _esm = '''
    export default { render({ model, el, signal }) {
      if (model.get("question") === "fail") throw new Error("as asked");
      const area = document.createElement("textarea");
      area.setAttribute("aria-label", model.get("question"));
      el.append(area);
    } };
    '''
    _css = ".br-small { color: inherit }"
    question = traitlets.Unicode("What do you notice?").tag(sync=True)
    def _repr_mimebundle_(self, **kwargs):
        data, more = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": "<h2>Which way do you lean?</h2><ol><li>" + "What do you notice?" + "</li></ol>"}, more
```
"""


def cell(code: str) -> str:
    """A cell that runs when the book is built."""
    return f"\n```{{code-cell}} ipython3\n{code}\n```\n"


def write_book(folder: Path, **pages: str) -> Path:
    """A book with the course's own settings and these pages after its first one; returns the folder to build from."""
    (folder / "course").mkdir(parents=True)
    settings = (ROOT / "_config.yml").read_text("utf-8").replace("course/back/help", "course/index")
    (folder / "_config.yml").write_text(settings, "utf-8")
    (folder / "course" / "references.bib").write_text("", "utf-8")
    (folder / "course" / "index.md").write_text("# A small book\n\nIt has a beginning.\n", "utf-8")
    listed = "".join(f"      - file: course/{name}\n" for name in pages)
    (folder / "_toc.yml").write_text(
        f"format: jb-book\nroot: course/index\nparts:\n  - caption: A part\n    chapters:\n{listed}"
        if pages
        else "format: jb-book\nroot: course/index\n",
        "utf-8",
    )
    for name, text in pages.items():
        (folder / "course" / f"{name}.md").write_text(text, "utf-8")
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that gives out a folder, on this machine alone."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=os.fspath(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
