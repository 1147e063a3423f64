"""Where a learner's journal is kept: never among the files of a course, which are handed out, handed in and shared."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from .journal import WrongPlace

OWN_FOLDER = "BECOMING_RELATIONAL_JOURNAL"
"""Names the environment variable that points to another folder for the journal."""

_MARKS_OF_A_COURSE = ("_toc.yml", "nbgrader_config.py")


def journal_folder(env: Mapping[str, str] | None = None) -> Path:
    """The folder of this learner's journal; it need not be there yet.

    A folder chosen by hand is refused only where it is clearly wrong: when it is not a full path, when it lies in a folder with the marks
    of a course (`_toc.yml`, `nbgrader_config.py`), or when it lies in the folder this notebook runs in and that holds notebooks. The
    home folder, and what is above it, never counts: many people keep everything there, and so does the default.

    Args:
        env: the environment; by default that of this process.

    Raises:
        WrongPlace: if the folder chosen by hand is refused.
    """
    env = os.environ if env is None else env
    chosen = env.get(OWN_FOLDER, "").strip()
    if not chosen:
        return user_data_path("becoming-relational", appauthor=False) / "journal"
    folder = Path(chosen).expanduser()
    if not folder.is_absolute():
        raise WrongPlace(
            f"{OWN_FOLDER} is “{chosen}”, which is not a full path. Give one that begins at the top; until then nothing can be kept."
        )
    home, here = Path.home().resolve(), Path.cwd()
    for above in (folder.resolve(), *folder.resolve().parents):
        if home.is_relative_to(above):
            break
        marks = [mark for mark in _MARKS_OF_A_COURSE if (above / mark).exists()]
        if marks or (above == here.resolve() and any(above.glob("*.ipynb"))):
            raise WrongPlace(
                f"{OWN_FOLDER} is “{folder}”, which lies in the course folder “{above}”, where things are handed in and shared. "
                "Choose a folder outside of it; until then nothing can be kept."
            )
    return folder
