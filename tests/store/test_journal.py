"""What holds of every journal, in files or in memory."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from becoming_relational.model.record import Answer, Asked, Body, Record
from becoming_relational.model.room import Room
from becoming_relational.store.journal import BadId, DamagedImport, Journal, NewerVersion, NotFound
from becoming_relational.store.memory import MemoryJournal

from .making import BEGUN, a_record, text_of, with_text

SCRIPTS = ["größe", "שלום עולם", "مرحبا", "मैंने सुना", "你好，世界", "👩🏽‍🤝‍👩🏿", "a\u202eb\u2028c\u0000d\r\ne", "İıſß", "\ufeff"]


def test_what_is_saved_can_be_read(journal: Journal) -> None:
    saved = journal.save(a_record("I would ask."), "")
    assert saved.beside is None
    assert (saved.record.version, text_of(saved.record)) == (1, "I would ask.")
    assert saved.record.stamp
    assert journal.read("v-name-1a2b3c4d") == saved.record
    assert journal.list().records == (saved.record,)


def test_the_time_of_saving_is_told_by_the_writers_clock(journal: Journal) -> None:
    sydney = timezone(timedelta(hours=11))
    before = datetime.now(UTC) - timedelta(seconds=1)
    saved = journal.save(a_record("x", created=BEGUN.astimezone(sydney)), "").record.saved
    assert saved.utcoffset() == timedelta(hours=11)
    assert before <= saved <= datetime.now(UTC) + timedelta(seconds=1)


def test_going_on_writing(journal: Journal) -> None:
    first = journal.save(a_record("I would", writer="one"), "").record
    second = journal.save(with_text(first, "I would ask."), first.stamp)
    assert second.beside is None
    assert second.record.version == 2
    assert second.record.stamp != first.stamp
    assert len(journal.list().records) == 1


def test_two_windows_both_are_kept(journal: Journal) -> None:
    start = journal.save(a_record("start", writer="one"), "").record
    theirs = journal.save(with_text(start, "theirs", writer="one"), start.stamp).record
    mine = journal.save(with_text(start, "mine", writer="two"), start.stamp)
    assert mine.beside == theirs
    assert mine.record.beside == start.id
    assert mine.record.id.startswith(f"{start.id}-")
    assert {text_of(each) for each in journal.list().records} == {"theirs", "mine"}
    # Each goes on in its own.
    on = journal.save(with_text(mine.record, "mine, and more"), mine.record.stamp)
    assert (on.beside, on.record.id, on.record.beside) == (None, mine.record.id, start.id)
    on = journal.save(with_text(theirs, "theirs, and more"), theirs.stamp)
    assert on.beside is None
    assert {text_of(each) for each in journal.list().records} == {"theirs, and more", "mine, and more"}


def test_two_windows_that_both_begin_the_same_record(journal: Journal) -> None:
    journal.save(a_record("one"), "")
    assert journal.save(a_record("two"), "").beside is not None
    assert {text_of(each) for each in journal.list().records} == {"one", "two"}


def test_a_window_beside_can_itself_be_written_beside(journal: Journal) -> None:
    journal.save(a_record("one", writer="1"), "")
    two = journal.save(a_record("two", writer="2"), "").record
    journal.save(with_text(two, "two again"), two.stamp)
    three = journal.save(with_text(two, "three", writer="3"), two.stamp)
    assert three.record.beside == two.id
    assert {text_of(each) for each in journal.list().records} == {"one", "two again", "three"}
    assert len(journal.erase("v-name-1a2b3c4d", beside=True)) == 3


def test_the_longest_id_can_be_written_beside(journal: Journal) -> None:
    longest = "a" * 96
    ids = {journal.save(a_record(str(n), longest, writer=str(n)), "").record.id for n in range(4)}
    assert len(ids) == 4
    assert max(map(len, ids)) == 96
    assert len(journal.erase(longest, beside=True)) == 4


def test_saving_the_same_again_is_no_second_version(journal: Journal) -> None:
    first = journal.save(a_record("once", writer="one"), "")
    assert journal.save(a_record("once", writer="one"), "") == first
    assert journal.save(a_record("once", writer="two"), "not the stamp") == first


def test_a_lost_answer_does_not_look_like_another_window(journal: Journal) -> None:
    first = journal.save(a_record("a", writer="one"), "").record
    journal.save(with_text(first, "a b c"), first.stamp)  # its answer never arrives
    again = journal.save(with_text(first, "a d"), first.stamp)
    assert again.beside is None
    assert text_of(journal.read(first.id)) == "a d"
    assert "a b c" in {text_of(each) for each in journal.earlier(first.id)}


def test_a_lost_answer_about_a_record_beside_does_not_make_a_third(journal: Journal) -> None:
    journal.save(a_record("theirs", writer="one"), "")
    first = journal.save(a_record("mine", writer="two"), "")
    assert journal.save(a_record("mine", writer="two"), "") == first
    more = journal.save(a_record("mine, and more", writer="two"), "")
    assert more.record.id == first.record.id
    assert more.beside == first.beside
    assert len(journal.list().records) == 2


def test_moving_to_another_room_in_one_window_while_writing_in_another(journal: Journal) -> None:
    start = journal.save(a_record("private", writer="one"), "").record
    journal.save(with_text(start, "private", room=Room.FOR_SUPERVISION, writer="two"), start.stamp)
    journal.save(with_text(start, "private, and more"), start.stamp)
    rooms = {text_of(each): each.room for each in journal.list().records}
    assert rooms == {"private": Room.FOR_SUPERVISION, "private, and more": Room.ONLY_ME}


def test_writing_on_after_it_was_erased_elsewhere_keeps_the_words(journal: Journal) -> None:
    first = journal.save(a_record("first"), "").record
    journal.erase(first.id)
    again = journal.save(with_text(first, "and on"), first.stamp)
    assert (again.beside, text_of(journal.read(first.id))) == (None, "and on")
    assert journal.earlier(first.id) == ()


def test_choosing_what_to_list(journal: Journal) -> None:
    journal.save(a_record("a", "x-1", created=BEGUN), "")
    journal.save(a_record("b", "x-2", created=BEGUN + timedelta(days=1), kind="entry"), "")
    journal.save(a_record("c", "x-3", created=BEGUN - timedelta(days=1), exercise="other"), "")
    assert [each.id for each in journal.list().records] == ["x-2", "x-1", "x-3"]
    assert [each.id for each in journal.list(kind="entry").records] == ["x-2"]
    assert [each.id for each in journal.list(exercise="v-name").records] == ["x-2", "x-1"]
    assert [each.id for each in journal.list("practice", "v-name").records] == ["x-1"]


def test_nothing_is_there_at_first(journal: Journal) -> None:
    assert journal.list().records == ()
    assert journal.earlier("x-1") == ()
    with pytest.raises(NotFound, match="not in your journal"):
        journal.read("x-1")
    with pytest.raises(NotFound):
        journal.erase("x-1")
    assert journal.erase_all() == 0


def test_erasing_takes_the_earlier_versions_too(journal: Journal) -> None:
    first = journal.save(a_record("a b c d", writer="one"), "").record
    second = journal.save(with_text(first, "e"), first.stamp).record
    assert [text_of(each) for each in journal.earlier(first.id)] == ["a b c d"]
    beside = journal.save(with_text(first, "f", writer="two"), first.stamp).record
    assert journal.erase(second.id) == (second.id,)
    assert [each.id for each in journal.list().records] == [beside.id]
    assert journal.earlier(first.id) == ()
    assert journal.erase_all() == 1
    assert journal.list().records == ()


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script(journal: Journal, text: str) -> None:
    assert text_of(journal.save(a_record(text), "").record) == text
    assert text_of(journal.read("v-name-1a2b3c4d")) == text


def test_half_a_character_is_shown_as_such_and_nothing_around_it_is_lost(journal: Journal) -> None:
    kept = journal.save(a_record("before \ud83d after \ud83d\ude00"), "").record
    assert text_of(kept) == "before \ufffd after 😀"
    assert journal.read(kept.id) == kept


@pytest.mark.parametrize(
    "bad", ["", "..", "../x", "a/b", "a\\b", "/etc/passwd", "A", "a.json", "a\n", "con", "lpt1", "a" * 97, "é", "-a", "a\0"]
)
def test_an_id_that_is_none(journal: Journal, bad: str) -> None:
    for ask in (journal.read, journal.earlier, journal.erase):
        with pytest.raises(BadId, match="not the name of a record"):
            ask(bad)
    with pytest.raises(BadId):
        journal.save(a_record("x").model_copy(update={"id": bad}), "")


# What is typed: any characters that can be written down. Halves of pairs have a test of their own.
_typed = st.text(max_size=60)
_ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True).filter(lambda each: each not in {"con", "prn", "aux", "nul"})
_answers = st.builds(
    Answer, text=_typed, chosen=st.lists(_typed, max_size=2).map(tuple), own=st.lists(_typed, max_size=2).map(tuple),
    laid=st.dictionaries(_typed, _typed, max_size=2), instead=st.none() | _typed, skipped=st.booleans(), swapped=st.booleans(),
)  # fmt: skip
_records = st.builds(
    a_record,
    record_id=_ids,
    kind=st.sampled_from(["practice", "check-in", "entry", "handing-in"]),
    room=st.sampled_from(Room),
    asked=st.builds(Asked, title=_typed, fingerprint=_typed, scene=_typed, questions=st.dictionaries(_typed, _typed, max_size=2)),
    created=st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    body=st.builds(
        Body, answers=st.dictionaries(st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5})?", fullmatch=True), _answers, max_size=2), title=_typed,
        tags=st.lists(_typed, max_size=2).map(tuple),
    ),
)  # fmt: skip
_with_any_journal = settings(
    max_examples=40, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_with_any_journal
@given(record=_records)
def test_round_trip_of_anything(journal: Journal, record: Record) -> None:
    journal.erase_all()
    kept = journal.save(record, "").record
    assert journal.read(record.id) == kept
    assert kept.model_copy(update={"version": record.version, "stamp": record.stamp, "saved": record.saved}) == record
    other = MemoryJournal()
    assert other.import_(journal.export("json")).came == 1
    assert other.read(record.id) == kept


@_with_any_journal
@given(text=st.text(st.characters(categories=["Cs", "Ll"]), max_size=20))
def test_no_half_character_gets_in_the_way(journal: Journal, text: str) -> None:
    journal.erase_all()
    kept = journal.save(a_record(text), "").record
    assert journal.read(kept.id) == kept
    assert [each for each in text_of(kept) if each.islower()] == [each for each in text if each.islower()]
    for as_format in ("markdown", "html", "json"):
        journal.export(as_format).encode("utf-8")


def test_import_takes_in_what_was_exported_and_only_once(journal: Journal) -> None:
    journal.save(a_record("one", "x-1"), "")
    journal.save(a_record("two", "x-2"), "")
    exported = journal.export("json")
    other = MemoryJournal()
    assert (taken := other.import_(exported)).came == 2
    assert taken.sentence == "2 records came in. Nothing was overwritten."
    assert other.list().records == journal.list().records
    for each in (other, journal):
        assert (taken := each.import_(exported)).already == 2
        assert (taken.came, taken.beside) == (0, 0)


def test_import_overwrites_nothing(journal: Journal) -> None:
    first = journal.save(a_record("one"), "").record
    older = journal.export("json")
    now = journal.save(with_text(first, "other words altogether", writer="w"), first.stamp).record
    elsewhere = MemoryJournal()
    elsewhere.save(a_record("written elsewhere"), "")
    different = elsewhere.export("json")

    assert journal.import_(older).already == 1  # it is one of the earlier versions
    taken = journal.import_(different)
    assert (taken.came, taken.already, taken.beside) == (0, 0, 1)
    assert "1 was kept beside" in taken.sentence
    assert journal.read(now.id) == now
    assert {(text_of(each), each.beside) for each in journal.list().records} == {
        ("other words altogether", None),
        ("written elsewhere", now.id),
    }
    assert journal.import_(different).already == 1  # a second time brings nothing new


def test_import_with_one_id_twice_keeps_both(journal: Journal) -> None:
    records = [a_record("one").to_json(), a_record("two").to_json(), a_record("one").to_json()]
    taken = journal.import_(json.dumps({"format": "becoming-relational-journal", "version": 1, "records": records}))
    assert (taken.came, taken.already, taken.beside) == (1, 1, 1)
    assert {text_of(each) for each in journal.list().records} == {"one", "two"}


def _an_export(**changes: object) -> str:
    return json.dumps({"format": "becoming-relational-journal", "version": 1, "records": [a_record("x", "x-1").to_json()], **changes})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("not json", "not JSON"),
        (_an_export()[:-5], "cut off"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an exported journal"),
        ("null", "not an exported journal"),
        (_an_export(format="other"), "not an exported journal"),
        (_an_export(records={}), "no list of records"),
        (_an_export(version="1"), "no list of records"),
        (_an_export(records=[a_record("x", "x-1").to_json(), {"id": "canary"}]), "Record 2"),
        (_an_export(records=[{**a_record("x", "x-1").to_json(), "id": "../canary"}]), "Record 1"),
        (_an_export(records=[{**a_record("x", "x-1").to_json(), "id": "con"}]), "Record 1"),
        (_an_export(records=[{**a_record("x", "x-1").to_json(), "canary": 1}]), "Record 1"),
    ],
)  # fmt: skip
def test_a_damaged_import_is_refused_whole(journal: Journal, text: str, says: str) -> None:
    journal.save(a_record("mine"), "")
    before = journal.export("json")
    with pytest.raises(DamagedImport, match=says) as refused:
        journal.import_(text)
    assert "nothing was changed here" in refused.value.sentence
    assert "canary" not in refused.value.sentence
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    assert journal.export("json") == before


@pytest.mark.parametrize("text", [_an_export(version=2), _an_export(records=[{"schema": 2, "id": "x"}])])
def test_an_import_from_a_newer_edition_is_refused_whole(journal: Journal, text: str) -> None:
    with pytest.raises(NewerVersion, match="newer edition"):
        journal.import_(text)
    assert journal.list().records == ()


def test_an_import_may_begin_with_a_byte_order_mark(journal: Journal) -> None:
    assert journal.import_("\ufeff" + _an_export()).came == 1
