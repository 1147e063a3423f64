"""Processes that are killed while they write, and processes that write the same record at once."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

from becoming_relational.model.record import Record
from becoming_relational.store.files import FileJournal

from .making import text_of
from .writers import processes, reported, started, write_many, write_until_killed

KILLS = 40
SEED = 20260303


def words_anywhere(folder: Path) -> set[str]:
    """Every word in any record or earlier version."""
    files = [*folder.glob("records/*.json"), *folder.glob("earlier/*/*.json")]
    return {word for path in files for word in text_of(Record.model_validate_json(path.read_bytes())).split()}


def test_forty_deaths_and_not_one_word_lost(folder: Path) -> None:
    chance = random.Random(SEED)
    context = processes()
    acknowledged: dict[str, list[str]] = {}
    unfinished = 0
    for number in range(KILLS):
        wait = chance.uniform(0, 0.06)
        record_id = f"record-{number % 4}"
        process, connection = started(context, write_until_killed, folder, record_id, str(number), number)
        first = connection.recv()
        time.sleep(wait)
        process.kill()
        acknowledged[str(number)] = [first, *reported(connection)]
        process.join()
        assert process.exitcode == -9
        connection.close()
        where = f"seed {SEED}, death {number} after {wait:.4f} s"

        unfinished += len(list(folder.rglob("*.tmp")))
        for path in folder.rglob("*.json"):
            json.loads(path.read_bytes())
        listed = FileJournal(folder).list()
        assert listed.trouble == (), where
        assert not (folder / "set-aside").exists(), where
        [present] = [text_of(each) for each in listed.records if each.id == record_id]
        # The record itself says what was acknowledged last, or what was written just after that and could not be acknowledged any more.
        last = acknowledged[str(number)][-1]
        unheard = f"w{number}n{len(acknowledged[str(number)])}"
        assert {last, unheard} & set(present.split()), where
        missing = {word for words in acknowledged.values() for word in words} - words_anywhere(folder)
        assert not missing, f"{where}: {len(missing)} words are gone"
    # That many deaths in that many places are no accident: some of them must have been in the middle of a write.
    assert unfinished > 0
    assert sum(map(len, acknowledged.values())) > KILLS
    assert len(FileJournal(folder).list().records) == 4


@pytest.mark.parametrize(("times", "come_back"), [(50, False), (20, True)], ids=["each in its own", "coming back to the first"])
def test_four_processes_save_one_record_at_once(folder: Path, times: int, come_back: bool) -> None:
    context = processes()
    running = [started(context, write_many, folder, "record-1", writer, times, come_back) for writer in "abcd"]
    acknowledged = [word for _, connection in running for word in reported(connection)]
    for process, connection in running:
        process.join()
        connection.close()
        assert process.exitcode == 0
    assert len(acknowledged) == 4 * times
    assert set(acknowledged) <= words_anywhere(folder)
    listed = FileJournal(folder).list()
    assert listed.trouble == ()
    assert not list(folder.rglob("*.tmp"))
    if not come_back:
        # Each of the four has its last words in a record of its own, where one can see them.
        assert {text_of(each) for each in listed.records} == {f"w{writer}n{times - 1}" for writer in "abcd"}
    assert {each.beside for each in listed.records if each.id != "record-1"} <= {each.id for each in listed.records}


def test_a_kill_is_noticed_by_this_test(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Had a file been cut short, the check above would see it: a check that cannot fail proves nothing."""
    folder.joinpath("records").mkdir(parents=True)
    folder.joinpath("records", "record-1.json").write_text('{"schema": 1, "id": "rec')
    with pytest.raises(ValueError, match="JSON"):
        words_anywhere(folder)
    assert FileJournal(folder).list().trouble != ()
