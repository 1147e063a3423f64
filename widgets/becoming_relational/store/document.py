"""A record as a document: how it becomes bytes, and how bytes become a record again or are refused."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from pydantic import ValidationError

from ..model.record import SCHEMA_VERSION, Record
from .export import FORMAT, VERSION
from .journal import BadId, BadRecord, DamagedImport, NewerVersion, NotReadable

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,94}[a-z0-9])?")
# Windows opens a device when a file bears one of these names, whatever follows the dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def checked_id(record_id: object) -> str:
    """The id, which is then safe as the name of a file on every system.

    Raises:
        BadId: if it is anything else.
    """
    if not isinstance(record_id, str) or not _ID.fullmatch(record_id) or record_id in _DEVICES:
        raise BadId(
            "This is not the name of a record: such names have small letters, digits and hyphens only. "
            "Nothing was changed; open the record from its list again."
        )
    return record_id


def mended(given: Any) -> Any:
    """The same, with halves of surrogate pairs joined, or replaced by U+FFFD where the other half is missing.

    A page can send half a character when a text is cut inside an emoji; no file can hold it.

    Args:
        given: anything JSON can hold.
    """
    if isinstance(given, str):
        return given if given.isascii() else given.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(given, dict):
        return {mended(key): mended(value) for key, value in given.items()}
    if isinstance(given, list | tuple):
        return [mended(each) for each in given]
    return given


def record_from(given: object) -> Record:
    """The record in a message.

    Raises:
        BadId: if its id cannot be one.
        NewerVersion: if a newer edition of the course made it.
        BadRecord: if it is not a record.
    """
    try:
        return _record(mended(given))
    except (NotReadable, RecursionError):
        raise BadRecord(
            "The page sent something that is not a record, so it was not kept. Reload the page: what you wrote is still in it."
        ) from None


def sound(record: Record) -> Record:
    """The record, mended if it holds half characters.

    Raises:
        BadId: if its id cannot name a file.
    """
    checked_id(record.id)
    try:
        to_bytes(record)
    except UnicodeEncodeError:
        return _record(mended(record.to_json()))
    return record


def to_bytes(record: Record) -> bytes:
    """The document, readable without this software."""
    return (json.dumps(record.to_json(), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def from_bytes(document: bytes, record_id: str) -> Record:
    """The record in a file.

    Args:
        document: what stands in the file.
        record_id: the record the file is named after.

    Raises:
        NewerVersion: if a newer edition of the course wrote it.
        NotReadable: if it is not that record.
    """
    record = _record(_loaded(document))
    if record.id != record_id:
        raise NotReadable("The file holds another record than its name says.")
    return record


def from_export(text: str) -> list[Record]:
    """The records of an exported journal.

    Raises:
        DamagedImport: if it is not one, or if any record in it is damaged.
        NewerVersion: if a newer edition of the course wrote it.
    """
    try:
        whole = _loaded(text.removeprefix("\ufeff"))
    except NotReadable:
        raise DamagedImport(
            "This file is not JSON, or it was cut off. Choose a file that was exported as JSON; nothing was changed here."
        ) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise DamagedImport("This file is not an exported journal. Choose one that was exported as JSON; nothing was changed here.")
    version = whole.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NewerVersion("A newer edition of the course exported this journal. Update this one and try again; nothing was changed here.")
    records = whole.get("records")
    if version != VERSION or not isinstance(records, list):
        raise DamagedImport(
            "This exported journal is damaged: it has no list of records. Nothing of it was taken in and nothing was changed here."
        )
    return [_imported(each, at) for at, each in enumerate(records, start=1)]


def _imported(given: object, at: int) -> Record:
    try:
        return _record(given)
    except (NotReadable, BadId):
        raise DamagedImport(
            f"Record {at} of this exported journal is damaged, so nothing of it was taken in and nothing was changed here. "
            "If you have another copy of the file, try that one."
        ) from None


def _loaded(document: bytes | str) -> object:
    try:
        return cast(object, mended(json.loads(document)))
    except (ValueError, RecursionError):
        # The parser's own words would repeat some of what was written.
        raise NotReadable("This is not JSON.") from None


def _record(given: object) -> Record:
    if isinstance(given, dict):
        schema = given.get("schema")
        if isinstance(schema, int) and schema > SCHEMA_VERSION:
            raise NewerVersion(
                "A newer edition of the course wrote this record, and this one cannot read it. It was left as it is: "
                "update this edition to go on with it."
            )
    try:
        record = Record.model_validate(given)
    except (ValidationError, RecursionError):
        # So would the model's: it quotes what it was given.
        raise NotReadable("This is not a record.") from None
    checked_id(record.id)
    return record
