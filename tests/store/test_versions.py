"""Which versions of a record are kept: not each second's, and no word is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from becoming_relational.model.record import Answer, Body
from becoming_relational.store import keeping, versions
from becoming_relational.store.journal import Journal
from becoming_relational.store.memory import MemoryJournal
from becoming_relational.store.versions import loses, words

from .making import BEGUN, a_record, text_of, with_text


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Seconds since the record was begun, to be moved by the test."""
    seconds = [0]
    monkeypatch.setattr(keeping, "_now", lambda _record: BEGUN + timedelta(seconds=seconds[0]))
    return seconds


def write(journal: Journal, clock: list[int], *texts: str) -> list[str]:
    """Save these, one a second, and say what is kept besides the last, the earliest first."""
    there = {each.id: each for each in journal.list().records}
    record = there.get("v-name-1a2b3c4d") or a_record(writer="one")
    for text in texts:
        clock[0] += 1
        record = journal.save(with_text(record, text), record.stamp).record
    return [text_of(each) for each in reversed(journal.earlier(record.id))]


def test_typing_on_keeps_nothing_for_a_minute(journal: Journal, clock: list[int]) -> None:
    growing = ["I", "I wo", "I would", "I would as", "I would ask", "“I would ask”, he sa"]
    assert write(journal, clock, *growing) == []
    clock[0] += 60
    assert write(journal, clock, "I would ask, he said again") == [growing[-1]]


def test_deleting_keeps_what_was_deleted(journal: Journal, clock: list[int]) -> None:
    text = "one two three four five six seven eight nine ten"
    shrinking = [text[:length] for length in range(len(text), 0, -4)]
    assert write(journal, clock, *shrinking) == [text]
    assert write(journal, clock, "something else") == [text]


def test_a_word_taken_out_of_the_middle_is_kept(journal: Journal, clock: list[int]) -> None:
    assert write(journal, clock, "I am so angry with her", "I am with her") == ["I am so angry with her"]


def test_coming_back_another_day_keeps_how_it_was_left(journal: Journal, clock: list[int]) -> None:
    write(journal, clock, "as it", "as it was left")
    clock[0] += 86_400
    kept = write(journal, clock, *(f"as it was left{' and more' * times}" for times in range(1, 30)))
    assert kept[0] == "as it was left"
    assert len(kept) <= 2


def test_what_another_window_wrote_is_kept(journal: Journal, clock: list[int]) -> None:
    write(journal, clock, "one")
    there = journal.read("v-name-1a2b3c4d")
    journal.save(with_text(there, "one and two", writer="two"), there.stamp)
    assert [text_of(each) for each in journal.earlier(there.id)] == ["one"]


def test_own_items_and_titles_are_words_too() -> None:
    with_item = a_record().model_copy(
        update={"body": Body(answers={"a": Answer(own=("a heavy chest",))}, title="Tuesday", tags=("tired",))}
    )
    assert set(words(with_item)) == {"a", "heavy", "chest", "tuesday", "tired"}
    assert loses(with_item, a_record("a heavy tuesday tired"))
    assert not loses(with_item, a_record("a heavy chest tuesday tired"))


@pytest.mark.parametrize("text", ["我听到了她的话", "เธอไม่พูดอะไร", "मैंने सुना", "👩🏽‍🤝‍👩🏿 😭"])
def test_scripts_without_spaces(journal: Journal, clock: list[int], text: str) -> None:
    assert write(journal, clock, text[:2], text[:3], text) == []
    assert write(journal, clock, text[:-2]) == [text]


def test_many_versions_are_thinned_and_their_words_stay(clock: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MANY", 5)
    journal = MemoryJournal()
    text = ""
    for number in range(40):
        clock[0] += 100
        text += f" w{number}"
        write(journal, clock, text)
    assert len(journal.earlier("v-name-1a2b3c4d")) == 5
    for number in range(20):
        write(journal, clock, f"all new {number}x")
    kept = {word for each in journal.earlier("v-name-1a2b3c4d") for word in words(each)}
    assert {f"w{number}" for number in range(40)} | {f"{number}x" for number in range(19)} <= kept


_few_words = st.lists(st.sampled_from(["a", "ab", "abc", "b", "so", "angry", "我", "听"]), max_size=6).map(" ".join)


@settings(max_examples=80, deadline=None, database=None, derandomize=True)
@given(texts=st.lists(st.tuples(_few_words, st.integers(0, 90)), min_size=1, max_size=25))
def test_no_word_is_ever_gone(texts: list[tuple[str, int]]) -> None:
    seconds = [0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_now", lambda _record: BEGUN + timedelta(seconds=seconds[0]))
        patch.setattr(keeping, "MANY", 3)
        journal = MemoryJournal()
        ever: set[str] = set()
        for text, pause in texts:
            seconds[0] += pause
            write(journal, seconds, text)
            ever |= set(words(a_record(text)))
    present = journal.read("v-name-1a2b3c4d")
    kept = {word for each in (present, *journal.earlier(present.id)) for word in words(each)}
    # A word that was still being typed has grown into another one.
    assert [word for word in ever - kept if not any(longer.startswith(word) for longer in kept)] == []


def test_the_rules_are_gentle() -> None:
    assert timedelta(seconds=60) == versions.EVERY
    assert versions.MANY >= 50
