"""The rules of keeping a journal, whatever it is kept on: `files` and `memory` say only how something is put down and found again."""

from __future__ import annotations

import builtins
import secrets
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager, suppress
from datetime import datetime

from ..model.record import Record
from .document import checked_id, from_export, sound
from .export import Format, written
from .journal import JournalTrouble, Listed, NewerVersion, NotFound, Saved, TakenIn
from .versions import MANY, spare, worth_keeping

_LONGEST_ID = 96
_TAIL = 5
"""A hyphen and four hex digits: what is added to the id of a record to name one beside it."""


class Keeping(ABC):
    """A journal (see `journal.Journal`) over a place to keep things."""

    @abstractmethod
    def _alone(self) -> AbstractContextManager[object]:
        """While this is held, nobody else writes. It may be entered again by whoever holds it."""

    @abstractmethod
    def _ids(self) -> builtins.list[str]:
        """The ids of all records."""

    @abstractmethod
    def _get(self, record_id: str) -> Record | None:
        """The record, or None. Raises a trouble if something is there that cannot be read."""

    @abstractmethod
    def _put(self, record: Record) -> None:
        """Put the record in the place of whatever stands there; when this returns it is safe."""

    @abstractmethod
    def _kept(self, record_id: str) -> builtins.list[int]:
        """The numbers of the versions kept, the smallest first."""

    @abstractmethod
    def _get_kept(self, record_id: str, version: int) -> Record | None:
        """A version that was kept, or None if it cannot be read."""

    @abstractmethod
    def _keep(self, record: Record) -> None:
        """Keep this version; when this returns it is safe."""

    @abstractmethod
    def _drop(self, record_id: str, version: int) -> None:
        """Let go of a version."""

    @abstractmethod
    def _remove(self, record_id: str) -> bool:
        """Remove all there is of a record, itself last. Whether there was anything."""

    @abstractmethod
    def _remove_all(self) -> None:
        """Remove everything there is."""

    def _news(self) -> builtins.list[str]:
        """What has come to light since this was last asked, in sentences."""
        return []

    # What follows is the journal; its docstrings stand in the protocol.

    def list(self, kind: str | None = None, exercise: str | None = None) -> Listed:  # noqa: D102
        found, trouble = [], []
        for record_id in self._ids():
            try:
                record = self._get(record_id)
            except JournalTrouble as error:
                trouble.append(f"{error.sentence} (It is the record {record_id}.)")
                continue
            if record and kind in (None, record.kind) and exercise in (None, record.exercise):
                found.append(record)
        found.sort(key=lambda record: (record.created, record.id), reverse=True)
        return Listed(tuple(found), (*self._news(), *trouble))

    def read(self, record_id: str) -> Record:  # noqa: D102
        record = self._get(checked_id(record_id))
        if record is None:
            raise NotFound("This record is not in your journal; it may have been erased in another window. Nothing else was changed.")
        return record

    def save(self, record: Record, base: str) -> Saved:  # noqa: D102
        record = sound(record)
        with self._alone():
            there = self._get(record.id)
            if there is None:
                return Saved(self._begun(record))
            if _alike(there, record):
                return Saved(there)
            if base == there.stamp or _one_window(there, record):
                return Saved(self._continued(there, record, always=base != there.stamp))
            return Saved(self._beside(there, record), there)

    def earlier(self, record_id: str) -> tuple[Record, ...]:  # noqa: D102
        present = self._get(checked_id(record_id))
        found = [self._get_kept(record_id, version) for version in reversed(self._kept(record_id))]
        return tuple(each for each in found if each and not (present and each.stamp == present.stamp))

    def erase(self, record_id: str, *, beside: bool = False) -> tuple[str, ...]:  # noqa: D102
        checked_id(record_id)
        with self._alone():
            ids = [record_id, *(self._ids_beside(record_id) if beside else [])]
            gone = tuple(each for each in ids if self._remove(each))
        if not gone:
            raise NotFound("There is nothing left of this record to erase; another window may have erased it.")
        return gone

    def erase_all(self) -> int:  # noqa: D102
        with self._alone():
            number = len(self._ids())
            self._remove_all()
        return number

    def export(self, as_format: Format) -> str:  # noqa: D102
        return written(builtins.list(self.list().records), as_format)

    def import_(self, text: str) -> TakenIn:  # noqa: D102
        given = from_export(text)
        with self._alone():
            coming: dict[str, Record] = {}
            already = beside = 0
            for record in map(sound, given):
                if self._is_here(record, coming):
                    already += 1
                    continue
                given_as = {"id": record.id, "stamp": record.stamp or _stamp(), "version": max(record.version, 1)}
                if self._taken(record.id) or record.id in coming:
                    given_as |= {"id": self._free_id(record.id, coming), "beside": record.id}
                    beside += 1
                new = record.model_copy(update=given_as)
                coming[new.id] = new
            self._put_all(builtins.list(coming.values()))
        return TakenIn(came=len(coming) - beside, already=already, beside=beside)

    def _begun(self, record: Record) -> Record:
        after = max(self._kept(record.id), default=0)
        return self._written(record, after + 1)

    def _continued(self, there: Record, record: Record, *, always: bool) -> Record:
        kept = self._kept(there.id)
        last = self._get_kept(there.id, kept[-1]) if kept else None
        record = record.model_copy(update={"saved": _now(record), "beside": there.beside})
        if always or worth_keeping(there, record, last):
            self._keep(there)
            self._let_go(there)
        return self._written(record, max([there.version, *kept]) + 1)

    def _let_go(self, there: Record) -> None:
        versions = self._kept(there.id)
        if len(versions) <= MANY:
            return
        readable = [each for each in (self._get_kept(there.id, version) for version in versions) if each]
        if one := spare(readable):
            self._drop(one.id, one.version)

    def _beside(self, there: Record, record: Record) -> Record:
        """The same window's own record beside, if its last answer was lost on the way; else a new one."""
        for record_id in self._ids_beside(there.id):
            own = self._get(record_id)
            if own and own.beside == there.id and (_alike(own, record) or _one_window(own, record)):
                moved = record.model_copy(update={"id": own.id, "beside": there.id})
                return own if _alike(own, moved) else self._continued(own, moved, always=True)
        return self._begun(record.model_copy(update={"id": self._free_id(record.id, {}), "beside": there.id}))

    def _written(self, record: Record, version: int) -> Record:
        kept = record.model_copy(update={"version": version, "stamp": _stamp(), "saved": _now(record)})
        self._put(kept)
        return kept

    def _put_all(self, records: builtins.list[Record]) -> None:
        done: builtins.list[str] = []
        try:
            for record in records:
                done.append(record.id)
                self._put(record)
        except JournalTrouble:
            for record_id in done:
                with suppress(JournalTrouble):  # what went wrong first is what is told
                    self._remove(record_id)
            raise

    def _is_here(self, record: Record, coming: dict[str, Record]) -> bool:
        ids = [record.id, *self._ids_beside(record.id)]
        held = [coming[each] for each in coming if each in ids or coming[each].beside == record.id]
        for each in ids:
            present = self._readable(each)
            if present:
                held.append(present)
                held += [kept for version in self._kept(each) if (kept := self._get_kept(each, version))]
        return any(_alike(each, record) or (record.stamp and each.stamp == record.stamp) for each in held)

    def _ids_beside(self, record_id: str) -> builtins.list[str]:
        """Ids of the records kept beside one, and beside those."""
        start = record_id[: _LONGEST_ID - 2 * _TAIL]
        candidates = [record for each in self._ids() if each.startswith(start) and (record := self._readable(each))]
        found: builtins.list[str] = []
        near = [record_id]
        while near:
            near = [each.id for each in candidates if each.beside in near and each.id not in found and each.id != record_id]
            found += near
        return found

    def _readable(self, record_id: str) -> Record | None:
        try:
            return self._get(record_id)
        except NewerVersion:
            return None

    def _taken(self, record_id: str) -> bool:
        return record_id in self._ids() or bool(self._kept(record_id))

    def _free_id(self, record_id: str, coming: dict[str, Record]) -> str:
        start = record_id[: _LONGEST_ID - _TAIL].rstrip("-")
        while True:
            free = f"{start}-{secrets.token_hex(2)}"
            if free not in coming and not self._taken(free):
                return free


def _alike(one: Record, other: Record) -> bool:
    """Whether two records say the same, whenever and by whomever they were kept."""
    return (one.kind, one.exercise, one.room, one.asked, one.body) == (other.kind, other.exercise, other.room, other.asked, other.body)


def _one_window(one: Record, other: Record) -> bool:
    return bool(one.writer) and one.writer == other.writer


def _stamp() -> str:
    return secrets.token_hex(8)


def _now(record: Record) -> datetime:
    """Now, told in the time zone in which the record was begun, which is its writer's and perhaps not this machine's."""
    now = datetime.now(record.created.tzinfo)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)
