"""What a journal is, whoever keeps it, and what can go wrong: each trouble is one sentence for the learner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..model.record import Record
from .export import Format


class JournalTrouble(Exception):
    """Something the journal could not do. Whatever it is, no word that was kept before is lost by it.

    Attributes:
        sentence: what happened, what to do, and what is safe. It never repeats what was written.
        retry: whether doing the same again later may help.
    """

    retry = False

    def __init__(self, sentence: str, *, retry: bool | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        if retry is not None:
            self.retry = retry


class DiskFull(JournalTrouble):
    """There is no room left."""

    retry = True


class ReadOnly(JournalTrouble):
    """The folder may not be written to, or is not a folder."""

    retry = True


class Busy(JournalTrouble):
    """Another program has held the journal for too long."""

    retry = True


class NotReadable(JournalTrouble):
    """A file is there and cannot be read as what it should be."""


class NewerVersion(JournalTrouble):
    """A newer edition of the course wrote this; it is left as it is."""


class NotFound(JournalTrouble):
    """No record has this id."""


class BadId(JournalTrouble):
    """This cannot be the id of a record."""


class BadRecord(JournalTrouble):
    """What was given is not a record."""


class DamagedImport(JournalTrouble):
    """What was given is not an export of a journal; nothing of it was taken in."""


class WrongPlace(JournalTrouble):
    """A journal may not be kept here."""


@dataclass(frozen=True)
class Saved:
    """The answer to `save`: these words are on disk.

    Attributes:
        record: as it was kept, with its new version and stamp. Go on writing to this one.
        beside: where somebody else had written meanwhile, their record. `record` is then a new one, beside theirs.
    """

    record: Record
    beside: Record | None = None


@dataclass(frozen=True)
class Listed:
    """What a journal holds.

    Attributes:
        records: the ones asked for, the latest first.
        trouble: a sentence for each file that could not be read, whatever was asked for.
    """

    records: tuple[Record, ...]
    trouble: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakenIn:
    """The answer to `import_`: how many records came in, were here already, or came in beside another one.

    Attributes:
        came: new records.
        already: records that were here, or that a later version of them was made from.
        beside: records whose id was taken by other words; they are kept as records of their own.
    """

    came: int
    already: int
    beside: int

    @property
    def sentence(self) -> str:
        """The same, for the learner."""
        told = f"{_records(self.came)} came in"
        if self.already:
            told += f", {self.already} {_was(self.already)} here already"
        if self.beside:
            told += f", and {self.beside} {_was(self.beside)} kept beside what you have written here since"
        return f"{told}. Nothing was overwritten."


class Journal(Protocol):
    """Keeps a learner's records. Every method may raise a `JournalTrouble`."""

    def list(self, kind: str | None = None, exercise: str | None = None) -> Listed:
        """What there is.

        Args:
            kind: only records of this kind.
            exercise: only records of this exercise.
        """

    def read(self, record_id: str) -> Record:
        """One record.

        Raises:
            NotFound, BadId: if there is none, or can be none, with this id.
        """

    def save(self, record: Record, base: str) -> Saved:
        """Keep these words. When this returns they are safe, whatever dies next.

        If somebody else has written since `base`, both are kept: theirs under its id, these as a new record beside it. Where the
        same window wrote (`writer`), or nothing but times differs, nobody else did. A record that was erased meanwhile is begun anew.

        Args:
            record: what to keep. Its version, stamp and time of saving are given to it here.
            base: the stamp of the version it was written from; "" for a new record.

        Raises:
            NewerVersion: if a newer edition of the course has written this record.
        """

    def earlier(self, record_id: str) -> tuple[Record, ...]:
        """Earlier versions of a record, the latest first, without the present one.

        Not each second's save is there. No word that stood in the record is gone from it and from all of these.
        """

    def erase(self, record_id: str, *, beside: bool = False) -> tuple[str, ...]:
        """Remove a record with all its earlier versions and whatever of it was set aside.

        Args:
            record_id: of the record.
            beside: also the records that were kept beside it, and beside those.

        Returns:
            The ids that are gone.

        Raises:
            NotFound: if nothing of it is here.
        """

    def erase_all(self) -> int:
        """Remove everything, and say how many records that was."""

    def export(self, as_format: Format) -> str:
        """All records as one text, without their earlier versions.

        Args:
            as_format: "markdown", "html" or "json".
        """

    def import_(self, text: str) -> TakenIn:
        """Take in what was exported as JSON: all of it, or nothing.

        Args:
            text: the exported text.

        Raises:
            DamagedImport: if it is not one, or any record in it is damaged.
            NewerVersion: if a newer edition of the course wrote it.
        """


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
