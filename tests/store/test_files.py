"""The journal in files: who may read it, what is on the disk, and what happens to files that are not as they should be."""

from __future__ import annotations

import json
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from becoming_relational.model.record import Record
from becoming_relational.store.files import FileJournal
from becoming_relational.store.journal import Busy, JournalTrouble, NewerVersion, NotReadable

from .making import a_record, text_of, with_text

ID = "v-name-1a2b3c4d"


@pytest.fixture
def files(folder: Path) -> FileJournal:
    return FileJournal(folder)


def write_twice(files: FileJournal) -> Record:
    """A record of which an earlier version is kept."""
    first = files.save(a_record("the first words", writer="one"), "").record
    return files.save(with_text(first, "second thoughts"), first.stamp).record


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_nobody_else_may_enter_whatever_the_umask(files: FileJournal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    real = os.open

    def watched(path: os.PathLike[str], flags: int, mode: int = 0o777, **more: int) -> int:
        number = real(path, flags, mode, **more)
        if flags & os.O_CREAT:
            opened.append(stat.S_IMODE(os.fstat(number).st_mode))
        return number

    monkeypatch.setattr(os, "open", watched)
    write_twice(files)
    (folder / "records" / "broken.json").write_text("{")
    files.list()
    assert len(opened) >= 3
    # From the first moment: what a file had when it was made, before anything could be set right.
    assert all(mode & 0o077 == 0 for mode in opened)
    ours = [path for path in [folder.parent, folder, *folder.rglob("*")] if path.name[:6] != "broken"]
    assert len(ours) >= 8
    for path in ours:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_was_open_is_closed(files: FileJournal, folder: Path) -> None:
    (folder / "records").mkdir(parents=True)
    for each in (folder, folder / "records"):
        each.chmod(0o755)
    files.save(a_record("x"), "")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (folder, folder / "records")} == {0o700}


def test_a_folder_that_holds_other_things_keeps_its_mode(files: FileJournal, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "holiday.txt").write_text("")
    folder.chmod(0o755)
    files.save(a_record("x"), "")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert stat.S_IMODE((folder / "records").stat().st_mode) == 0o700


def test_one_record_is_one_plain_file(files: FileJournal, folder: Path) -> None:
    kept = files.save(a_record("größe 你好"), "").record
    assert list(everything(folder)) == [f"records/{ID}.json"]
    text = (folder / "records" / f"{ID}.json").read_text(encoding="utf-8")
    assert "größe 你好" in text
    assert json.loads(text) == kept.to_json()


def test_looking_makes_nothing(files: FileJournal, folder: Path) -> None:
    files.list()
    files.earlier(ID)
    files.export("html")
    assert not folder.parent.exists()


def test_erased_is_gone_from_the_disk(files: FileJournal, folder: Path) -> None:
    canary = "canary"
    first = files.save(a_record(canary, writer="one"), "").record
    files.save(with_text(first, f"{canary} again"), first.stamp)
    beside = files.save(with_text(first, f"{canary} beside", writer="two"), first.stamp).record
    other = files.save(a_record("stays", "other-1"), "").record
    (folder / "records" / f"{ID}.json.12345678.tmp").write_text(canary)
    (folder / "earlier" / ID / "9.json.12345678.tmp").write_text(canary)
    (folder / "records" / f"{ID}.json").write_text(f"{canary}, damaged")
    files.list()
    assert len([each for each in everything(folder).values() if canary.encode() in each]) >= 5

    assert files.erase(ID, beside=True) == (ID, beside.id)
    assert not [each for each in everything(folder).values() if canary.encode() in each]
    assert files.list().records == (other,)


def test_erasing_everything_takes_what_is_not_a_record_too(files: FileJournal, folder: Path) -> None:
    write_twice(files)
    for stray in ("records/a copy (1).json", "records/x.json.1.tmp", "earlier/.DS_Store", "set-aside/x.json"):
        (folder / stray).parent.mkdir(exist_ok=True)
        (folder / stray).write_text("canary")
    assert files.erase_all() == 1
    assert everything(folder) == {}


DAMAGED = [b"", b"{", b"\x00" * 300, b"[]", b"null", b"\xff\xfe", b"{}", b"[" * 100_000, b"9" * 10_000]


@pytest.mark.parametrize("damage", [*DAMAGED, "cut", "another id", "unknown key", "no time zone"])
def test_a_damaged_file_is_set_aside_and_the_version_before_it_shown(files: FileJournal, folder: Path, damage: bytes | str) -> None:
    write_twice(files)
    files.save(a_record("whole", "other-1"), "")
    path = folder / "records" / f"{ID}.json"
    given = json.loads(path.read_bytes())
    changes = {"another id": {"id": "another-1"}, "unknown key": {"more": 1}, "no time zone": {"saved": "2026-01-01T00:00:00"}}
    if damage == "cut":
        content = path.read_bytes()[:-40]
    else:
        content = damage if isinstance(damage, bytes) else json.dumps({**given, **changes[damage]}).encode()
    path.write_bytes(content)

    listed = files.list()
    assert {text_of(each) for each in listed.records} == {"the first words", "whole"}
    [sentence] = listed.trouble
    assert "set aside, unchanged" in sentence
    [aside] = (folder / "set-aside").iterdir()
    assert str(aside) in sentence
    assert aside.read_bytes() == content
    assert stat.S_IMODE(aside.parent.stat().st_mode) == 0o700
    assert files.list().trouble == ()


def test_saving_over_a_damaged_file_overwrites_nothing(files: FileJournal, folder: Path) -> None:
    kept = files.save(a_record("words"), "").record
    (folder / "records" / f"{ID}.json").write_bytes(b"damaged")
    again = files.save(with_text(kept, "words, and more"), kept.stamp)
    assert again.beside is None
    [aside] = (folder / "set-aside").iterdir()
    assert aside.read_bytes() == b"damaged"
    [sentence] = files.list().trouble
    assert "No earlier version" in sentence


def test_a_damaged_earlier_version_stays_where_it_is(files: FileJournal, folder: Path) -> None:
    kept = write_twice(files)
    (folder / "earlier" / ID / "1.json").write_bytes(b"damaged")
    assert files.earlier(ID) == ()
    files.save(with_text(kept, "third"), kept.stamp)
    assert [text_of(each) for each in files.earlier(ID)] == ["second thoughts"]
    assert (folder / "earlier" / ID / "1.json").read_bytes() == b"damaged"


def test_a_newer_edition_s_record_is_left_as_it_is(files: FileJournal, folder: Path) -> None:
    kept = files.save(a_record("words"), "").record
    path = folder / "records" / f"{ID}.json"
    newer = json.dumps({**kept.to_json(), "schema": 2, "feelings": ["new"]}).encode()
    path.write_bytes(newer)
    listed = files.list()
    assert listed.records == ()
    assert len(listed.trouble) == 1
    assert "newer edition" in listed.trouble[0]
    assert ID in listed.trouble[0]
    for attempt in (lambda: files.save(a_record("x"), ""), lambda: files.read(ID)):
        with pytest.raises(NewerVersion, match="left as it is"):
            attempt()
    assert path.read_bytes() == newer
    assert files.import_(_exported(a_record("x"))).beside == 1  # its id is taken, so this comes beside
    assert path.read_bytes() == newer
    assert files.erase(ID) == (ID,)
    assert not path.exists()


def _exported(record: Record) -> str:
    return json.dumps({"format": "becoming-relational-journal", "version": 1, "records": [record.to_json()]})


def test_a_link_is_not_followed_out_of_the_folder(files: FileJournal, folder: Path, tmp_path: Path) -> None:
    files.save(a_record("whole", "other-1"), "")
    outside = tmp_path / "outside.json"
    outside.write_text(json.dumps(a_record("canary").to_json()))
    (folder / "records" / f"{ID}.json").symlink_to(outside)
    before = outside.read_bytes()
    listed = files.list()
    assert [each.id for each in listed.records] == ["other-1"]
    assert "not a plain file" in listed.trouble[0]
    for attempt in (lambda: files.read(ID), lambda: files.save(a_record("x"), ""), lambda: files.import_(_exported(a_record("x")))):
        with pytest.raises(NotReadable):
            attempt()
    files.erase(ID)
    assert outside.read_bytes() == before
    assert not (folder / "records" / f"{ID}.json").is_symlink()


@pytest.mark.parametrize("inside", ["records", "earlier", f"earlier/{ID}"])
def test_a_linked_folder_is_not_followed(files: FileJournal, folder: Path, tmp_path: Path, inside: str) -> None:
    kept = write_twice(files)
    outside = tmp_path / "outside"
    (folder / inside).rename(outside)
    (folder / inside).symlink_to(outside, target_is_directory=True)
    before = everything(outside)
    with pytest.raises(NotReadable, match="leads out of your journal"):
        files.save(with_text(kept, "x", writer="w"), kept.stamp)
    assert everything(outside) == before
    if inside == f"earlier/{ID}":
        files.erase(ID)
    else:
        with pytest.raises(NotReadable):
            files.erase(ID)
    if inside == "records":
        for attempt in (files.list, files.erase_all):
            with pytest.raises(NotReadable):
                attempt()
    else:
        files.erase_all()
        assert not (folder / inside).is_symlink()
    assert everything(outside) == before


def test_the_whole_journal_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "vault", target_is_directory=True)
    FileJournal(folder).save(a_record("x"), "")
    assert (tmp_path / "vault" / "records" / f"{ID}.json").is_file()


def test_what_is_not_a_file_is_told_and_does_not_hang(files: FileJournal, folder: Path) -> None:
    files.save(a_record("whole", "other-1"), "")
    os.mkfifo(folder / "records" / "pipe-1.json")
    (folder / "records" / "folder-1.json").mkdir()
    listed = files.list()
    assert [each.id for each in listed.records] == ["other-1"]
    assert len(listed.trouble) == 2


def test_files_that_are_nobodys_records_are_left_alone(files: FileJournal, folder: Path) -> None:
    write_twice(files)
    strays = ["records/.DS_Store", "records/Notes.txt", "records/a copy (1).json", f"earlier/{ID}/notes.json", "earlier/.DS_Store"]
    for stray in strays:
        (folder / stray).write_text("x")
    again = FileJournal(folder)
    assert len(again.list().records) == 1
    assert len(again.earlier(ID)) == 1
    kept = again.read(ID)
    again.save(with_text(kept, "third"), kept.stamp)
    assert all((folder / stray).read_text() == "x" for stray in strays)


def test_what_a_dead_writer_left_is_swept_when_it_is_old(files: FileJournal, folder: Path) -> None:
    write_twice(files)
    old = [folder / "records" / f"{ID}.json.00000000.tmp", folder / "earlier" / ID / "2.json.00000000.tmp"]
    young = folder / "records" / f"{ID}.json.11111111.tmp"
    for path in [*old, young]:
        path.write_text(json.dumps(a_record("never acknowledged").to_json()))
    for path in old:
        os.utime(path, (time.time() - 120, time.time() - 120))
    again = FileJournal(folder)
    assert len(again.list().records) == 1
    again.save(a_record("x", "other-1"), "")
    assert not any(path.exists() for path in old)
    assert young.exists()


def test_waiting_for_one_who_never_lets_go_ends_with_a_sentence(files: FileJournal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("becoming_relational.store.files._PATIENCE", 0.05)
    files.save(a_record("x"), "")
    other = FileJournal(folder)
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with files._alone():
            held.set()
            let_go.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    with pytest.raises(Busy, match="tried again") as busy:
        other.save(a_record("y"), "")
    assert busy.value.retry
    assert len(other.list().records) == 1  # reading needs no turn
    let_go.set()
    holder.join()
    other.save(a_record("z", "other-1"), "")


def test_an_import_that_fails_half_way_leaves_nothing(files: FileJournal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = files.save(a_record("mine", "mine-1"), "").record
    exported = json.dumps(
        {"format": "becoming-relational-journal", "version": 1, "records": [a_record(str(n), f"x-{n}").to_json() for n in range(5)]}
    )
    real, written = os.fsync, []

    def failing(number: int) -> None:
        written.append(number)
        if len(written) > 5:
            raise OSError(28, "No space left on device")
        real(number)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(JournalTrouble, match="no room left"):
        files.import_(exported)
    monkeypatch.undo()
    assert files.list().records == (kept,)
    assert list(everything(folder)) == ["records/mine-1.json"]
