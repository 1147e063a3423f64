"""Where a journal may be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from becoming_relational.store.journal import WrongPlace
from becoming_relational.store.place import OWN_FOLDER, journal_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder; the process stands in it, as a notebook server's often does."""
    home = tmp_path / "home"
    (home / "course" / "lessons").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.chdir(home)
    return home


def test_by_default_it_is_among_the_learner_s_own_data(home: Path) -> None:
    folder = journal_folder({})
    assert folder.is_relative_to(home)
    assert folder.parts[-2:] == ("becoming-relational", "journal")
    assert journal_folder({OWN_FOLDER: "  "}) == folder


def test_another_folder_can_be_chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert journal_folder({OWN_FOLDER: str(home / "größe 日記")}) == home / "größe 日記"
    assert journal_folder({OWN_FOLDER: "~/mine"}) == home / "mine"
    monkeypatch.setenv(OWN_FOLDER, str(home / "mine"))
    assert journal_folder() == home / "mine"


def test_a_home_full_of_courses_and_notebooks_is_still_a_home(home: Path) -> None:
    (home / "nbgrader_config.py").write_text("")
    (home / "a.ipynb").write_text("")
    assert journal_folder({OWN_FOLDER: str(home / "mine")}) == home / "mine"
    assert journal_folder({}).is_relative_to(home)


@pytest.mark.parametrize("mark", ["_toc.yml", "nbgrader_config.py"])
def test_never_in_a_course(home: Path, mark: str) -> None:
    (home / "course" / mark).write_text("")
    for inside in (home / "course", home / "course" / "lessons" / "journal", home / "other" / ".." / "course" / "journal"):
        with pytest.raises(WrongPlace, match="Choose a folder outside") as trouble:
            journal_folder({OWN_FOLDER: str(inside)})
        assert str(home / "course") in trouble.value.sentence
    (home / "link").symlink_to(home / "course")
    with pytest.raises(WrongPlace):
        journal_folder({OWN_FOLDER: str(home / "link" / "journal")})


def test_never_beside_the_notebook(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = home / "course" / "lessons"
    monkeypatch.chdir(lessons)
    assert journal_folder({OWN_FOLDER: str(lessons / "journal")}) == lessons / "journal"
    (lessons / "welcome.ipynb").write_text("")
    with pytest.raises(WrongPlace):
        journal_folder({OWN_FOLDER: str(lessons / "journal")})


def test_never_wherever_the_notebook_happens_to_be() -> None:
    with pytest.raises(WrongPlace, match="not a full path"):
        journal_folder({OWN_FOLDER: "journal"})
