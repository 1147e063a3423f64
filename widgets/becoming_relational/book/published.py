"""Files the pages share, each published once under a name that tells what is in it, so that a browser may keep it for good."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = "_becoming"


def publish(out: Path, name: str, suffix: str, content: str | bytes) -> str:
    """Write a shared file and return its name within the folder of shared files.

    Args:
        out: the folder of the built book.
        name: what it is, in letters.
        suffix: `.js`, `.css` and so on. (`.mjs` would be truer of a module, but servers long did not know it.)
        content: what it holds.
    """
    held = content.encode("utf-8") if isinstance(content, str) else content
    file = f"{name}.{hashlib.sha256(held).hexdigest()[:12]}{suffix}"
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(held)
    return file


def remove_unused(out: Path) -> None:
    """Remove shared files that no page, and no style a page names, names any more.

    Args:
        out: the folder of the built book.
    """
    folder = out / FOLDER
    pages = "".join(page.read_text("utf-8") for page in out.rglob("*.html"))
    styles = "".join(style.read_text("utf-8") for style in folder.glob("*.css") if style.name in pages)
    for file in folder.glob("*"):
        if file.name not in pages + styles:
            file.unlink()
