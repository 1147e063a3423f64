"""A journal in a folder of plain files, one record in each.

    records/<id>.json               what a learner wrote, readable without this software
    earlier/<id>/<version>.json     versions of it that were kept
    set-aside/<id>.<time>.json      files that could not be read, exactly as they were found

Folders are for their owner alone (0700), files too (0600); on a server, its administrators and backups can read them all the same. A
record that cannot be read is moved to `set-aside`, never written over, and the version kept last takes its place.
"""

from __future__ import annotations

import builtins
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ..model.record import Record
from .document import checked_id, from_bytes, to_bytes
from .folder import PrivateFolder, telling
from .journal import BadId, Busy, DiskFull, JournalTrouble, NewerVersion, NotReadable, ReadOnly
from .keeping import Keeping
from .place import journal_folder

__all__ = ["FileJournal", "journal_folder"]

_PATIENCE = 10.0
"""Seconds. A save takes a few milliseconds; whoever holds the journal longer is stuck."""


class FileJournal(Keeping):
    """A journal in a folder. Several processes may use it at once.

    Args:
        folder: where it is; made, for its owner alone, when something is first kept.
    """

    def __init__(self, folder: Path) -> None:
        # The journal as a whole may be a link, to an encrypted disk for instance. Nothing inside it may.
        self._root = PrivateFolder(Path(os.path.realpath(folder)))
        self._records = self._root.within("records")
        self._earlier = self._root.within("earlier")
        self._aside = self._root.within("set-aside")
        self._lock = FileLock(self._root.path / ".lock", timeout=_PATIENCE, mode=0o600, poll_interval=0.01)
        self._swept = False
        self._told: builtins.list[str] = []

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._lock.is_locked:
            self._root.make(only_tighten_if_holding={".lock", "records", "earlier", "set-aside"})
        with telling(self._root.path):
            try:
                self._lock.acquire()
            except Timeout:  # which is an OSError, too
                raise Busy(
                    "Another program has been holding your journal for a while. Leave this page open: what you wrote stays here and is "
                    "tried again."
                ) from None
        try:
            if not self._swept:
                self._swept = True
                self._records.sweep()
                for record_id in self._earlier.folders():
                    self._earlier.within(record_id).sweep()
            yield
        finally:
            self._lock.release()

    def _ids(self) -> builtins.list[str]:
        return [name.removesuffix(".json") for name in self._records.names() if _is_ours(name)]

    def _get(self, record_id: str) -> Record | None:
        found = self._records.read(_file(record_id))
        if found is None:
            return None
        try:
            return from_bytes(found, record_id)
        except (NotReadable, BadId):
            pass
        try:
            return self._mended(record_id)
        except (ReadOnly, DiskFull) as error:
            raise NotReadable(
                "A file of your journal is damaged, and it could not be set aside because nothing can be written there just now. "
                "It is left as it is; make room, or ask for the right to write, and open this page again."
            ) from error

    def _put(self, record: Record) -> None:
        self._records.write(_file(record.id), to_bytes(record))

    def _kept(self, record_id: str) -> builtins.list[int]:
        numbers = [name.removesuffix(".json") for name in self._earlier.within(record_id).names()]
        return sorted(int(number) for number in numbers if number.isascii() and number.isdigit())

    def _get_kept(self, record_id: str, version: int) -> Record | None:
        try:
            found = self._earlier.within(record_id).read(f"{version}.json")
            return from_bytes(found, record_id) if found is not None else None
        except (NotReadable, BadId, NewerVersion):
            return None  # it stays where it is, and nothing is ever written over it

    def _keep(self, record: Record) -> None:
        self._earlier.make()
        self._earlier.within(record.id).write(f"{record.version}.json", to_bytes(record))

    def _drop(self, record_id: str, version: int) -> None:
        self._earlier.within(record_id).remove(f"{version}.json")

    def _remove(self, record_id: str) -> bool:
        # The record itself goes last: if this is cut short it can still be seen, and erased again.
        kept = self._earlier.within(record_id).remove_all()
        aside = self._aside.remove_where(f"{record_id}.")
        unfinished = self._records.remove_where(f"{_file(record_id)}.")
        return self._records.remove(_file(record_id)) or kept or aside or unfinished

    def _remove_all(self) -> None:
        for folder in (self._earlier, self._aside, self._records):
            folder.remove_all()

    def _news(self) -> builtins.list[str]:
        told, self._told = self._told, []
        return told

    def _mended(self, record_id: str) -> Record | None:
        """Set a damaged file aside, and put what was kept last in its place."""
        with self._alone():
            try:
                found = self._records.read(_file(record_id))
                return from_bytes(found, record_id) if found is not None else None
            except (NotReadable, BadId):
                pass  # it is still damaged, now that nobody else writes
            name = f"{record_id}.{datetime.now():%Y-%m-%dT%H-%M-%S}.{secrets.token_hex(2)}.json"
            self._records.move(_file(record_id), self._aside, name)
            last = next((kept for version in reversed(self._kept(record_id)) if (kept := self._get_kept(record_id, version))), None)
            if last:
                self._put(last)
            instead = "The version kept before it is shown in its place." if last else "No earlier version of it was kept."
            self._told.append(f"A file of your journal was damaged. It was set aside, unchanged, as “{self._aside.path / name}”. {instead}")
            return last


def _file(record_id: str) -> str:
    return f"{record_id}.json"


def _is_ours(name: str) -> bool:
    try:
        return name.endswith(".json") and bool(checked_id(name.removesuffix(".json")))
    except JournalTrouble:
        return False
