"""What is in the learner's journal already, for the contents page."""

from __future__ import annotations

from ..model.record import Record
from ..store.files import FileJournal, journal_folder
from ..store.journal import JournalTrouble


def written_so_far() -> tuple[tuple[Record, ...], tuple[str, ...]]:
    """The records, and a sentence for whatever could not be read."""
    try:
        listed = FileJournal(journal_folder()).list()
    except JournalTrouble as trouble:
        return (), (trouble.sentence,)
    return listed.records, listed.trouble
