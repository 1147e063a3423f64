"""A journal of each kind, for what must hold of all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from becoming_relational.store.files import FileJournal
from becoming_relational.store.journal import Journal
from becoming_relational.store.memory import MemoryJournal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal in files is kept; not there yet."""
    return tmp_path / "kept" / "journal"


@pytest.fixture(params=["files", "memory"])
def journal(request: pytest.FixtureRequest, folder: Path) -> Journal:
    """An empty journal."""
    return FileJournal(folder) if request.param == "files" else MemoryJournal()
