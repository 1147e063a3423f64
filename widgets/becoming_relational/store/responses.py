"""What a learner hands in: one file per exercise, in `responses/` beside the assignment's notebook."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from pathlib import Path

from pydantic import ValidationError

from ..model.record import SCHEMA_VERSION, Record
from ..model.room import Room

FOLDER = "responses"
LARGEST = 2_000_000
"""Bytes. Ten thousand words in any script are far below it."""


AGAIN = "It is kept as it came; ask for it to be handed in again."


class ResponseTrouble(Exception):
    """A response that could not be written or read.

    Attributes:
        sentence: what happened and what to do, for whoever can act.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def place_response(assignment: Path, record: Record) -> Path:
    """Lay a learner's words beside the assignment's notebook, from where they are submitted.

    Args:
        assignment: the folder of the fetched assignment.
        record: words in the room "will be submitted".

    Raises:
        ResponseTrouble: if they are in another room, or the folder cannot be written to.
    """
    if record.room is not Room.TO_SUBMIT or record.kind != "handing-in":
        raise ResponseTrouble("Only words you have chosen to hand in can be laid beside the assignment. They stay where they are.")
    folder = assignment / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".tmp")  # 0600 from the start
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(record.to_json(), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(folder / f"{record.exercise}.json")
    except OSError as error:
        raise ResponseTrouble(
            f"Your words could not be laid beside the assignment ({error.strerror}). They are safe in your journal; "
            "make some room on the disk, or ask whoever runs this course to let you write in the assignment's folder, and try again."
        ) from error
    return folder / f"{record.exercise}.json"


def read_response(submission: Path, exercise_id: str) -> Record | None:
    """What was handed in for an exercise, or None if nothing was.

    The file is a stranger's: links are not followed, and its size is looked at first.

    Args:
        submission: the folder of the submission.
        exercise_id: the exercise.

    Raises:
        ResponseTrouble: if there is a file and it cannot be used.
    """
    folder = submission / FOLDER
    path = folder / f"{exercise_id}.json"
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ResponseTrouble(f"The response file could not be opened ({error.strerror}). {AGAIN}") from error
    if folder.is_symlink() or not stat.S_ISREG(kind):
        raise ResponseTrouble(f"The response is not an ordinary file, so it was not opened. {AGAIN}")
    if path.stat().st_size > LARGEST:
        raise ResponseTrouble(f"The response file is larger than any written response, so it was not opened. {AGAIN}")
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        version = given.get("schema") if isinstance(given, dict) else None
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise ResponseTrouble("The response was written by a newer version of this course. Update the course here, and read it again.")
        record = Record.model_validate(given)
    except (OSError, ValueError, ValidationError, RecursionError) as error:
        raise ResponseTrouble(f"The response file is damaged. {AGAIN}") from error
    if record.exercise != exercise_id:
        raise ResponseTrouble(f"The response file belongs to another exercise. {AGAIN}")
    return record
