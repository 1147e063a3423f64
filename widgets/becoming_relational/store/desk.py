"""The desk: answers what a view asks of the journal, one message with one message.

Every answer has `ok`. If it is false there is a `sentence` for the learner, and `retry` says whether asking again may help. Otherwise:

    list      {kind?, exercise?}    → {records, trouble: [sentences]}, the latest first
    save      {record, base}        → {record, beside: null | {record}}
    earlier   {id}                  → {records}, the latest first
    erase     {id, beside?: true}   → {erased: [ids]}
    erase-all {}                    → {erased: number}
    export    {format}              → {text, name, type, trouble}: name of the file and its MIME type
    import    {text}                → {came, already, beside, sentence}: three numbers, and the same said

Nothing of what was written goes into a log or an error.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import Any, Self, cast

from .document import record_from
from .export import FILE_NAMES, MIME_TYPES
from .files import FileJournal, journal_folder
from .journal import Journal, JournalTrouble

_LOG = logging.getLogger(__name__)

Answer = dict[str, Any]


class Desk:
    """Answers for a journal.

    Args:
        journal: the journal, or what opens it; it is opened when something is first asked, so that a trouble in opening it is an
            answer too.
    """

    def __init__(self, journal: Journal | Callable[[], Journal]) -> None:
        self._journal = journal

    @classmethod
    def of_this_learner(cls) -> Self:
        """The desk over the journal of whoever runs this process."""
        return cls(lambda: FileJournal(journal_folder()))

    def answer(self, message: object) -> Answer:
        """Answer one message.

        Args:
            message: with the key `ask`; whatever it is, there is an answer and no error.
        """
        ask = message.get("ask") if isinstance(message, dict) else None
        answers: dict[object, Callable[[dict[str, Any]], Answer]] = {
            "list": self._list,
            "save": self._save,
            "earlier": self._earlier,
            "erase": self._erase,
            "erase-all": self._erase_all,
            "export": self._export,
            "import": self._import,
        }
        try:
            if not isinstance(ask, str) or ask not in answers:
                return _refused("The page asked something this journal cannot do. Reload the page; what you have written is kept.")
            return {"ok": True, **answers[ask](cast(dict[str, Any], message))}
        except JournalTrouble as trouble:
            return _refused(trouble.sentence, retry=trouble.retry)
        except Exception as error:
            # Only where it happened: an error's own words, and a traceback's, can repeat what was written.
            where = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)][-3:]
            _LOG.error("%s while answering %r (%s)", type(error).__name__, ask, " > ".join(where))
            return _refused(
                "Something went wrong that this journal does not know. Leave this page open and try again; what was kept before is whole.",
                retry=True,
            )

    def _open(self) -> Journal:
        if callable(self._journal):
            self._journal = self._journal()
        return self._journal

    def _list(self, message: dict[str, Any]) -> Answer:
        listed = self._open().list(_word(message, "kind", optional=True), _word(message, "exercise", optional=True))
        return {"records": [record.to_json() for record in listed.records], "trouble": list(listed.trouble)}

    def _save(self, message: dict[str, Any]) -> Answer:
        base = _word(message, "base")
        saved = self._open().save(record_from(message.get("record")), base or "")
        beside = {"record": saved.beside.to_json()} if saved.beside else None
        return {"record": saved.record.to_json(), "beside": beside}

    def _earlier(self, message: dict[str, Any]) -> Answer:
        return {"records": [record.to_json() for record in self._open().earlier(_word(message, "id") or "")]}

    def _erase(self, message: dict[str, Any]) -> Answer:
        return {"erased": list(self._open().erase(_word(message, "id") or "", beside=message.get("beside") is True))}

    def _erase_all(self, _message: dict[str, Any]) -> Answer:
        return {"erased": self._open().erase_all()}

    def _export(self, message: dict[str, Any]) -> Answer:
        as_format = _word(message, "format")
        if as_format not in FILE_NAMES:
            raise JournalTrouble("Your words can be taken along as Markdown, HTML or JSON, and as nothing else. They are all still here.")
        journal = self._open()
        text = journal.export(as_format)
        return {"text": text, "name": FILE_NAMES[as_format], "type": MIME_TYPES[as_format], "trouble": list(journal.list().trouble)}

    def _import(self, message: dict[str, Any]) -> Answer:
        taken = self._open().import_(_word(message, "text") or "")
        return {"came": taken.came, "already": taken.already, "beside": taken.beside, "sentence": taken.sentence}


def _word(message: dict[str, Any], key: str, *, optional: bool = False) -> str | None:
    given = message.get(key)
    if isinstance(given, str) or (optional and given is None):
        return given
    raise JournalTrouble("The page asked something this journal does not understand. Reload the page; what you have written is kept.")


def _refused(sentence: str, *, retry: bool = False) -> Answer:
    return {"ok": False, "sentence": sentence, "retry": retry}
