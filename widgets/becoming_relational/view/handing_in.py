"""Handing in, from the widget's side: words are kept in the journal first, and then laid beside the assignment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..store.desk import Desk
from ..store.document import record_from
from ..store.responses import ResponseTrouble, place_response


def hand_in(desk: Desk, message: Mapping[str, Any], assignment: Path) -> dict[str, Any]:
    """Answer the view's `hand-in`, which carries a record of kind `handing-in`.

    Args:
        desk: answers for the journal.
        message: with `record` and `base`, as for `save`.
        assignment: the folder of the fetched assignment: the one the notebook is in.

    Returns:
        What `save` answers, or `ok: False` with a sentence.
    """
    answer = desk.answer({"ask": "save", "record": message.get("record"), "base": message.get("base")})
    if not answer["ok"]:
        return answer
    try:
        place_response(assignment, record_from(answer["record"]))
    except ResponseTrouble as trouble:
        return {"ok": False, "sentence": trouble.sentence, "retry": False}
    return answer
