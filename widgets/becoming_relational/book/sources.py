"""What a built page depends on besides its own words: the software and the content behind its activities."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from ..store.library import OWN_FOLDER

PACKAGE = Path(__file__).parent.parent
HERE = Path(__file__).parent
KINDS = {".py", ".js", ".css", ".yml", ".json", ".html", ".conf", ".svg", ".woff2"}
ASIDE = {"book", "lessons", "grading"}
"""Folders no cell of a page imports."""


def fingerprint(files: Iterable[Path]) -> str:
    """A short name for these files as they are now; another name as soon as one of them differs.

    Args:
        files: the files, in any order.
    """
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.name}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _within(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.suffix in KINDS and file.is_file()]


def behind_activities(package: Path = PACKAGE) -> list[Path]:
    """The files that decide what an activity shows: the views, the model, the content, and a course's own content.

    Args:
        package: the package's folder.
    """
    own = os.environ.get(OWN_FOLDER)
    shipped = [file for file in _within(package) if file.relative_to(package).parts[0] not in ASIDE]
    return shipped + (_within(Path(own)) if own else [])


def behind_pages() -> list[Path]:
    """The files that decide how a page looks."""
    return [*_within(HERE), PACKAGE / "view" / "tokens.css"]
