"""A disk that is full and a folder that may not be written to: a sentence that says what to do, and the version before is whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from becoming_relational.model.record import Record
from becoming_relational.store.desk import Desk
from becoming_relational.store.files import FileJournal
from becoming_relational.store.journal import DiskFull, JournalTrouble, ReadOnly

from .making import a_record, text_of, with_text
from .writers import processes, reported, started, write_with_little_room

ID = "v-name-1a2b3c4d"


def kept_once(folder: Path) -> tuple[FileJournal, Record]:
    files = FileJournal(folder)
    return files, files.save(a_record("the words before", writer="one"), "").record


def is_whole(folder: Path, *texts: str) -> None:
    """The record says one of these, no file is damaged, and nothing unfinished lies about."""
    listed = FileJournal(folder).list()
    assert listed.trouble == ()
    assert [text_of(each) for each in listed.records] in [[text] for text in texts]
    assert not list(folder.rglob("*.tmp"))
    assert not (folder / "set-aside").exists()


def test_the_system_refuses_to_write_more(folder: Path) -> None:
    """For real: the limit is the process's own, so no disk has to be filled and no special right is needed."""
    process, connection = started(processes(), write_with_little_room, folder, ID, 6_000)
    *acknowledged, trouble = reported(connection)
    process.join()
    connection.close()
    assert process.exitcode == 0
    assert len(acknowledged) > 10
    assert trouble.startswith("DiskFull: There is no room left")
    is_whole(folder, acknowledged[-1])


def test_a_device_without_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For real again: what a full device answers, from the one that is always full."""
    files, kept = kept_once(folder)
    with Path("/dev/full").open("wb", buffering=0) as full:
        real = os.write
        monkeypatch.setattr(os, "write", lambda _file, content: real(full.fileno(), content))
        with pytest.raises(DiskFull, match="Make some room") as trouble:
            files.save(with_text(kept, "more words"), kept.stamp)
        monkeypatch.undo()
    assert trouble.value.retry
    assert "what was kept before is whole" in trouble.value.sentence
    assert "words before" not in trouble.value.sentence
    is_whole(folder, "the words before")
    assert text_of(files.save(with_text(kept, "more words"), kept.stamp).record) == "more words"


class Fails:
    """Lets the system do so many things to the disk, then refuses each further one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, after: int) -> None:
        self.left = after
        for name in ("write", "fsync", "replace", "mkdir"):
            monkeypatch.setattr(os, name, self._instead(getattr(os, name), number))
        monkeypatch.setattr(os, "open", self._instead(os.open, number, only_if=os.O_CREAT))

    def _instead(self, real: Callable[..., object], number: int, only_if: int = 0) -> Callable[..., object]:
        def instead(*given: object, **more: object) -> object:
            if only_if and not int(str(given[1])) & only_if:
                return real(*given, **more)
            self.left -= 1
            if self.left < 0:
                raise OSError(number, os.strerror(number))
            if real.__name__ == "write" and self.left % 2:
                return real(given[0], bytes(given[1])[:100])  # type: ignore[call-overload]  # the disk may take less than was given
            return real(*given, **more)

        return instead


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_whatever_fails_wherever_the_version_before_is_whole(tmp_path: Path, number: int) -> None:
    outcomes: list[str] = []
    while "kept" not in outcomes:
        after = len(outcomes)
        folder = tmp_path / str(after)
        files, kept = kept_once(folder)
        with pytest.MonkeyPatch.context() as patch:
            Fails(patch, number, after)
            outcome, trouble = "kept", None
            try:
                files.save(with_text(kept, "quite other words", writer="two"), kept.stamp)
            except JournalTrouble as raised:
                outcome, trouble = type(raised).__name__, raised
        assert trouble is None or ("what was kept before is whole" in trouble.sentence and trouble.retry)
        # What failed last may have been the assurance that a name is on the disk: then the new words stand there, unacknowledged.
        is_whole(folder, "quite other words", *(["the words before"] if outcome != "kept" else []))
        assert "the words before" in {text_of(each) for each in (*files.list().records, *files.earlier(ID))}
        outcomes.append(outcome)
    assert len(outcomes) > 10
    assert set(outcomes[:-1]) == {{errno.ENOSPC: "DiskFull", errno.EIO: "JournalTrouble", errno.EROFS: "ReadOnly"}[number]}


def test_nothing_can_be_begun_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "journal"):
        with pytest.raises(ReadOnly, match=r"what was kept before is whole|choose another folder") as trouble:
            FileJournal(folder).save(a_record("x"), "")
        assert str(tmp_path) in trouble.value.sentence
        answer = Desk(FileJournal(folder)).answer({"ask": "list"})
        assert answer["ok"] in (True, False)
    assert (tmp_path / "file").read_text() == "x"


@pytest.fixture
def folder_of_somebody_who_is_not_root() -> Iterator[Path]:
    """An ordinary user's folder, and this process acting as that user: root is refused nothing, so root may not do this test."""
    with tempfile.TemporaryDirectory() as place:
        own = os.geteuid()
        if own == 0:
            Path(place).chmod(0o755)
            (Path(place) / "home").mkdir()
            os.chown(Path(place) / "home", 65534, -1)
            os.seteuid(65534)
        else:
            (Path(place) / "home").mkdir()
        folder = Path(place) / "home" / "journal"
        yield folder
        for each in [folder, *folder.rglob("*")]:
            if each.is_dir():
                each.chmod(0o700)
        os.seteuid(own)


def test_a_folder_that_may_not_be_written_to(folder_of_somebody_who_is_not_root: Path) -> None:
    folder = folder_of_somebody_who_is_not_root
    files, kept = kept_once(folder)
    (folder / "records" / "broken-1.json").write_text("{")
    for each in (folder / "records", folder):
        each.chmod(0o500)
    for journal in (files, FileJournal(folder)):
        with pytest.raises(ReadOnly, match="let you write there") as trouble:
            journal.save(with_text(kept, "more"), kept.stamp)
        assert str(folder) in trouble.value.sentence
        # Reading goes on, and says what could not be mended.
        listed = journal.list()
        assert [text_of(each) for each in listed.records] == ["the words before"]
        assert "could not be set aside" in listed.trouble[0]
        with pytest.raises(ReadOnly):
            journal.erase(ID)
    (folder / "records").chmod(0o000)
    answer = Desk(files).answer({"ask": "list"})
    assert (answer["ok"], answer["retry"]) == (False, True)
    for each in (folder, folder / "records"):
        each.chmod(0o700)
    assert text_of(files.save(with_text(kept, "more"), kept.stamp).record) == "more"
    assert (folder / "records" / "broken-1.json").read_text() == "{"


def test_a_home_in_which_nothing_can_be_made(folder_of_somebody_who_is_not_root: Path) -> None:
    home = folder_of_somebody_who_is_not_root.parent
    home.chmod(0o500)
    with pytest.raises(ReadOnly):
        FileJournal(home / "journal").save(a_record("x"), "")
    assert FileJournal(home / "journal").list().records == ()
    assert not (home / "journal").exists()
    home.chmod(0o700)
