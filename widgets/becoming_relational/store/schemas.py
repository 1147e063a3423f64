"""Writes the schemas that help an editor complete and check content: `python -m becoming_relational.store.schemas`."""

from __future__ import annotations

import json
from pathlib import Path

from ..model.schema import schema_for
from .content_files import FOLDERS, SINGLE
from .library import SHIPPED

SCHEMAS = SHIPPED / "schemas"

KINDS = {**{folder.removesuffix("s"): part for folder, part in FOLDERS.items()}, **SINGLE}
"""What each schema describes, by its name."""


def as_text(name: str) -> str:
    """The schema of one kind of file, as it is kept.

    Args:
        name: one of `KINDS`.
    """
    return json.dumps(schema_for(name, KINDS[name]), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path = SCHEMAS) -> list[Path]:
    """Write every schema that has changed.

    Args:
        folder: where to.

    Returns:
        The files that were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = [folder / f"{name}.json" for name in KINDS if not _is_current(folder / f"{name}.json")]
    for path in changed:
        path.write_text(as_text(path.stem), encoding="utf-8")
    return changed


def _is_current(path: Path) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == as_text(path.stem)


if __name__ == "__main__":
    for written in write():
        print(written)
