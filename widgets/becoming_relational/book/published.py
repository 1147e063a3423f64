"""Files the pages share, each published once under a name that tells what is in it, so that a browser may keep it for good."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = "_becoming"


def publish(out: Path, name: str, suffix: str, text: str) -> str:
    """Write a shared file and return its name within the folder of shared files.

    Args:
        out: the folder of the built book.
        name: what it is, in letters.
        suffix: `.js`, `.css` or `.svg`. (`.mjs` would be truer of a module, but servers long did not know it.)
        text: what it holds.
    """
    content = text.encode("utf-8")
    file = f"{name}.{hashlib.sha256(content).hexdigest()[:12]}{suffix}"
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(content)
    return file


def remove_unused(out: Path) -> None:
    """Remove shared files that no page names any more.

    Args:
        out: the folder of the built book.
    """
    pages = "".join(page.read_text("utf-8") for page in out.rglob("*.html"))
    for file in (out / FOLDER).glob("*"):
        if file.name not in pages:
            file.unlink()
