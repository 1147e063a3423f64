"""The part of the course that lives in a Jupyter server: the front door, the contents page, the book, and safe kernels.

It does nothing in a server that was not set up for the course: `Lessons.folder` says where the lessons are, and
without it neither pages nor live lessons appear. `becoming-relational start` and `make course` set it; on another
server, a line in `jupyter_server_config.py` does:

    c.Lessons.folder = "/srv/lessons"
    c.Lessons.book = "/srv/book"
    c.ServerApp.kernel_spec_manager_class = "becoming_relational.lessons.kernel.LessonKernels"
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_server.utils import url_path_join
from traitlets import Unicode
from traitlets.config import Configurable

from .contents import open_contents
from .kernel import LessonKernels
from .site import Book, Contents, Look, NoBook, Welcome

LIVE = "becomingRelationalLessons"
"""The page setting without which the browser lets no lesson run by itself."""
UNWANTED = [
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/extensionmanager-extension",
    "@jupyter/nbgrader",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/notebook-extension:language-server",
    "jupyterlab-jupytext",
]
"""Parts of Lab and Notebook that would call other hosts, or offer a learner what is not theirs to handle."""


class Lessons(Configurable):
    """How a server shows the course."""

    folder = Unicode(
        "", config=True, help="The folder with the lessons, below the server's root folder. Without it the course is not shown."
    )
    book = Unicode("", config=True, help="The folder of the built book, shown at /book/.")


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "becoming_relational.lessons.server"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Called by the Jupyter server when it starts.

    Raises:
        ValueError: if kernels of this server might import a file beside a lesson as if it were the course.
    """
    lessons = Lessons(parent=server)
    if not lessons.folder:
        return
    if not isinstance(server.kernel_spec_manager, LessonKernels):
        raise ValueError(
            "Lessons run by themselves only where a file beside them cannot pose as the course. "
            'Add to the server\'s settings: c.ServerApp.kernel_spec_manager_class = "becoming_relational.lessons.kernel.LessonKernels"'
        )
    app = server.web_app
    base = app.settings["base_url"]
    folder = Path(lessons.folder).resolve()
    below = os.path.relpath(folder, Path(server.root_dir).resolve())
    contents = open_contents(folder, "" if below == "." else Path(below).as_posix())
    book = Path(lessons.book).resolve() if lessons.book else None
    app.add_handlers(
        ".*$",
        [
            (url_path_join(base, r"/?"), Welcome, {"book": book}),
            (url_path_join(base, r"/lessons/?"), Contents, {"contents": contents}),
            (url_path_join(base, r"/lessons/look/(pages\.css|tokens\.css|chairs\.svg)"), Look),
            (
                url_path_join(base, r"/book(?:/(.*))?"),
                *((Book, {"path": str(book), "default_filename": "index.html"}) if book else (NoBook, {})),
            ),
        ],
    )
    app.settings["page_config_hook"] = _page_settings(app.settings.get("page_config_hook"))
    # Where the server asks for its key, it asks in the course's words.
    app.settings["jinja2_env"].loader.searchpath.insert(0, str(Path(__file__).parent / "pages" / "door"))


def _page_settings(before: Any) -> Any:
    def settings(handler: Any, page: dict[str, Any]) -> dict[str, Any]:
        page = before(handler, page) if before else page
        page[LIVE] = "true"
        page["buildAvailable"] = page["buildCheck"] = False
        disabled = page.setdefault("disabledExtensions", [])
        disabled += [each for each in UNWANTED if each not in disabled]
        return page

    return settings
