"""A journal that ends with the process: for previews, and for tests of whatever stands on a journal."""

from __future__ import annotations

import builtins
import threading
from contextlib import AbstractContextManager

from ..model.record import Record
from .keeping import Keeping


class MemoryJournal(Keeping):
    """A journal in memory, by the same rules as the one in files."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        self._versions: dict[str, dict[int, Record]] = {}
        self._lock = threading.RLock()

    def _alone(self) -> AbstractContextManager[object]:
        return self._lock

    def _ids(self) -> builtins.list[str]:
        return builtins.list(self._records)

    def _get(self, record_id: str) -> Record | None:
        return self._records.get(record_id)

    def _put(self, record: Record) -> None:
        self._records[record.id] = record

    def _kept(self, record_id: str) -> builtins.list[int]:
        return sorted(self._versions.get(record_id, {}))

    def _get_kept(self, record_id: str, version: int) -> Record | None:
        return self._versions.get(record_id, {}).get(version)

    def _keep(self, record: Record) -> None:
        self._versions.setdefault(record.id, {})[record.version] = record

    def _drop(self, record_id: str, version: int) -> None:
        self._versions.get(record_id, {}).pop(version, None)

    def _remove(self, record_id: str) -> bool:
        kept = self._versions.pop(record_id, None)
        return self._records.pop(record_id, None) is not None or kept is not None

    def _remove_all(self) -> None:
        self._records.clear()
        self._versions.clear()
