"""The pages that the course adds to a Jupyter server."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from .contents import PartOfContents
from .written import written_so_far

PAGES = Path(__file__).parent / "pages"
TOKENS = Path(__file__).parent.parent / "view"
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}

_templates = Environment(loader=FileSystemLoader(PAGES), autoescape=True, trim_blocks=True, lstrip_blocks=True)


class OurPage(JupyterHandler):
    """A page of our own: no script, nothing from elsewhere."""

    @property
    def content_security_policy(self) -> str:
        """What such a page may load: its own style and pictures."""
        return POLICY

    def set_default_headers(self) -> None:
        """Ours, beside what every page of the server has."""
        super().set_default_headers()
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")

    def show(self, name: str, **words: Any) -> None:
        """Write one of the templates."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(_templates.get_template(name).render(base=self.base_url, **words))


class Welcome(OurPage):
    """The front door: open to everybody, and it knows no key."""

    def initialize(self, book: Path | None) -> None:
        """Take the folder of the book."""
        self.book = book

    @allow_unauthenticated
    def get(self) -> None:
        """Show two doors."""
        self.show("welcome.html", book=self.book is not None)


class Contents(OurPage):
    """Where a learner begins: all lessons."""

    def initialize(self, contents: tuple[PartOfContents, ...]) -> None:
        """Take the contents of the course."""
        self.contents = contents

    @web.authenticated
    async def get(self) -> None:
        """Show the lessons, and where one has written."""
        records, trouble = await asyncio.to_thread(written_so_far)
        self.show("contents.html", parts=self.contents, records=records, trouble=trouble)


class Files(web.StaticFileHandler):
    """Files, each said to be what it is."""

    def get_content_type(self) -> str:
        """Not as this machine's settings have it, which on Windows may call a script plain text."""
        return KINDS.get(Path(self.absolute_path or "").suffix) or super().get_content_type()


class Look(Files):
    """How our pages look."""

    def initialize(self) -> None:  # type: ignore[override]
        """Serve the files of this folder, and the colours that the exercises use."""
        super().initialize(path=str(PAGES))

    @allow_unauthenticated
    async def get(self, path: str, include_body: bool = True) -> None:
        """One file."""
        if path == "tokens.css":
            self.root = str(TOKENS)
        await super().get(path, include_body)

    def set_extra_headers(self, path: str) -> None:
        """Always asked for anew: the file may be another one after an update."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-cache")


class Book(Files):
    """The built book. It lists no folder and shows nothing beside itself."""

    @allow_unauthenticated
    async def get(self, path: str | None, include_body: bool = True) -> None:
        """One file of the book."""
        if path is None:
            self.redirect(f"{self.request.path}/")
            return
        if "\0" in path:
            raise web.HTTPError(404)
        await super().get(path, include_body)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Refuse what leads out of the book, and folders' and files' hidden parts."""
        if any(part.startswith(".") for part in Path(absolute_path).parts[len(Path(root).parts) :]):
            raise web.HTTPError(404)
        found = super().validate_absolute_path(root, absolute_path)
        if found and not Path(found).resolve().is_relative_to(Path(root).resolve()):
            raise web.HTTPError(404)
        return found

    def set_extra_headers(self, path: str) -> None:
        """Say what each file is and no more. The book's pages carry a stricter policy of their own."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'; object-src 'none'")
        self.set_header("Cache-Control", "no-cache")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """One page for whatever is not here."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", POLICY)
        self.finish(_templates.get_template("nothing-here.html").render(base=self.settings["base_url"], built=True))


class NoBook(OurPage):
    """Stands where the book would be before it is built."""

    @allow_unauthenticated
    def get(self, path: str | None = None) -> None:
        """Say how to build it."""
        self.set_status(404)
        self.show("nothing-here.html", built=False)
