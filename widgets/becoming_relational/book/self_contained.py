"""The book asks no other host for anything: what the browser is told, and a check of every file before the book is done."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.errors import ExtensionError

ELSEWHERE = r"(?:[a-z][a-z0-9+.-]*:)?//[^\s\"'<>)]+"
_ASKED_BY_HTML = re.compile(
    rf"<(?!a[\s>])[a-z][^>]*?\s(?:src|srcset|href|poster|data|action|formaction|background)\s*=\s*[\"']?\s*({ELSEWHERE})", re.IGNORECASE
)
_ASKED_BY_CSS = re.compile(rf"(?:url\(\s*[\"']?|@import\s+[\"'])\s*({ELSEWHERE})", re.IGNORECASE)
_ASKED_BY_JS = re.compile(
    rf"(?:\bfrom\s*|\bimport\s*\(?\s*|\bimportScripts\s*\(\s*|\bfetch\s*\(\s*|\bWorker\s*\(\s*|\bsendBeacon\s*\(\s*"
    rf"|\bWebSocket\s*\(\s*|\bEventSource\s*\(\s*|\.(?:src|href|action)\s*=\s*)[\"'`]({ELSEWHERE})"
)


def policy(inline: Iterable[str]) -> str:
    """The Content-Security-Policy of a page: only this origin, no evaluated text, and no inline script but the ones given.

    Args:
        inline: the text of each inline script.
    """
    sums = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline]
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *sums]),
            "style-src 'self'",
            # docutils writes the widths of table columns as style attributes.
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )


def asks_elsewhere(file: Path) -> list[str]:
    """The addresses on other hosts that a file makes a browser ask for. A link that a reader may follow is none.

    Args:
        file: a page, style or script of the built book.
    """
    text = file.read_text("utf-8")
    if file.suffix == ".css":
        return _ASKED_BY_CSS.findall(text)
    if file.suffix in {".js", ".mjs"}:
        return _ASKED_BY_JS.findall(text)
    # What an activity's content says is data, not markup.
    markup = re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL)
    return _ASKED_BY_HTML.findall(markup) + _ASKED_BY_CSS.findall(markup)


def refuse_other_hosts(out: Path) -> None:
    """Check the whole built book.

    Args:
        out: the folder of the built book.

    Raises:
        ExtensionError: naming each file and the address it asks for.
    """
    files = (file for file in sorted(out.rglob("*")) if file.suffix in {".html", ".css", ".js", ".mjs", ".svg"})
    found = [f"  {file.relative_to(out).as_posix()}: {address}" for file in files for address in asks_elsewhere(file)]
    if found:
        raise ExtensionError(
            "The book must not ask other hosts for anything. Keep a copy of these in the course, or link to them instead:\n"
            + "\n".join(found)
        )


def _check(app: Any, trouble: Exception | None) -> None:
    if not trouble and app.builder.format == "html":
        refuse_other_hosts(Path(app.outdir))


def setup(app: Any) -> None:
    """Connect to Sphinx.

    Args:
        app: the Sphinx application.
    """
    app.connect("build-finished", _check, priority=900)
