"""What a view is told: always an answer, never an error, and never a word of what was written in any log."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from becoming_relational.store.desk import Desk
from becoming_relational.store.files import FileJournal
from becoming_relational.store.journal import Journal
from becoming_relational.store.memory import MemoryJournal
from becoming_relational.store.place import OWN_FOLDER

from .making import a_record


def sent(text: str = "x", **more: Any) -> dict[str, Any]:
    """A record as a view sends it: through JSON."""
    return json.loads(json.dumps({**a_record(text).to_json(), **more}))  # type: ignore[no-any-return]


def test_a_whole_conversation(journal: Journal) -> None:
    desk = Desk(journal)
    assert desk.answer({"ask": "list"}) == {"ok": True, "records": [], "trouble": []}
    first = desk.answer({"ask": "save", "call": "1", "record": sent("one", writer="w"), "base": ""})
    assert (first["ok"], first["beside"], first["record"]["version"]) == (True, None, 1)
    second = desk.answer({"ask": "save", "record": {**first["record"], "writer": "other", "room": "for-supervision"}, "base": "stale"})
    assert second["beside"] == {"record": first["record"]}
    assert second["record"]["beside"] == first["record"]["id"]
    listed = desk.answer({"ask": "list", "kind": "practice", "exercise": "v-name"})
    assert {each["id"] for each in listed["records"]} == {first["record"]["id"], second["record"]["id"]}
    assert desk.answer({"ask": "list", "kind": "entry"})["records"] == []

    body = {"answers": {"own-words": {"text": "other"}}}
    third = desk.answer({"ask": "save", "record": {**first["record"], "body": body}, "base": first["record"]["stamp"]})
    assert third["record"]["version"] == 2
    assert desk.answer({"ask": "earlier", "id": first["record"]["id"]})["records"] == [first["record"]]

    exported = {each: desk.answer({"ask": "export", "format": each}) for each in ("markdown", "html", "json")}
    assert [each["name"] for each in exported.values()] == ["my-journal.md", "my-journal.html", "my-journal.json"]
    assert exported["html"]["type"] == "text/html"
    assert all("other" in each["text"] for each in exported.values())
    assert desk.answer({"ask": "import", "text": exported["json"]["text"]})["already"] == 2

    assert desk.answer({"ask": "erase", "id": second["record"]["id"]}) == {"ok": True, "erased": [second["record"]["id"]]}
    assert desk.answer({"ask": "erase-all"}) == {"ok": True, "erased": 1}
    taken = desk.answer({"ask": "import", "text": exported["json"]["text"]})
    assert (taken["came"], taken["sentence"]) == (2, "2 records came in. Nothing was overwritten.")
    for answer in (first, second, third, listed, taken, *exported.values()):
        json.dumps(answer, ensure_ascii=False).encode()


BAD: list[object] = [
    None, [], "list", 3, {}, {"ask": None}, {"ask": []}, {"ask": "draw"}, {"ask": "_open"}, {"ask": "__class__"},
    {"ask": "list", "kind": 3}, {"ask": "save"}, {"ask": "save", "record": None, "base": ""}, {"ask": "save", "record": sent()},
    {"ask": "save", "record": sent(), "base": None}, {"ask": "save", "record": sent(), "base": 3},
    {"ask": "save", "record": sent(id="../../canary"), "base": ""}, {"ask": "save", "record": sent(id="con"), "base": ""},
    {"ask": "save", "record": sent(room="canary"), "base": ""}, {"ask": "save", "record": sent(canary=1), "base": ""},
    {"ask": "save", "record": sent(schema=2), "base": ""}, {"ask": "save", "record": sent(created="canary"), "base": ""},
    {"ask": "save", "record": sent(body={"answers": {"canary canary": {}}}), "base": ""},
    {"ask": "earlier"}, {"ask": "earlier", "id": "../canary"}, {"ask": "erase", "id": 3}, {"ask": "erase", "id": "nothing-1"},
    {"ask": "export"}, {"ask": "export", "format": "docx"}, {"ask": "export", "format": ["html"]},
    {"ask": "import"}, {"ask": "import", "text": "canary"}, {"ask": "import", "text": ["canary"]},
]  # fmt: skip


@pytest.mark.parametrize("message", BAD, ids=range(len(BAD)))
def test_a_bad_message_gets_a_sentence(journal: Journal, message: object, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = Desk(journal).answer(message)
    assert answer["ok"] is False
    assert set(answer) == {"ok", "sentence", "retry"}
    assert answer["sentence"].endswith(".")
    assert "canary" not in answer["sentence"]
    assert [each for each in caplog.records if each.name.startswith("becoming_relational")] == []
    assert journal.list().records == ()


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=()), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
_asks = st.sampled_from(["list", "save", "earlier", "erase", "export", "import"])


@settings(max_examples=120, deadline=None, database=None, derandomize=True)
@given(
    message=_json
    | st.fixed_dictionaries({"ask": _asks}, optional=dict.fromkeys(("id", "base", "record", "text", "format", "kind"), _json))
    | st.fixed_dictionaries(
        {"ask": st.just("save"), "base": st.text(max_size=3), "record": st.dictionaries(st.sampled_from(list(sent())), _json)}
    )
    | st.builds(lambda key, value: {"ask": "save", "base": "", "record": sent(**{key: value})}, st.sampled_from(list(sent())), _json)
)
def test_no_message_is_met_with_an_error(message: object) -> None:
    answer = Desk(MemoryJournal()).answer(message)
    assert answer["ok"] or answer["sentence"]
    assert "does not know" not in answer.get("sentence", "")
    json.dumps(answer, ensure_ascii=False).encode()


def test_a_message_without_end() -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    assert Desk(MemoryJournal()).answer({"ask": "save", "record": {**sent(), "body": deep}, "base": ""})["ok"] is False


def test_what_nobody_thought_of_is_told_without_the_words(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(MemoryJournal):
        def save(self, *given: object) -> NoReturn:
            raise RuntimeError(f"canary {given}")

    with caplog.at_level(logging.DEBUG):
        answer = Desk(Broken()).answer({"ask": "save", "record": sent("canary"), "base": ""})
    assert (answer["ok"], answer["retry"]) == (False, True)
    assert "what was kept before is whole" in answer["sentence"]
    assert "RuntimeError while answering 'save'" in caplog.text
    assert "canary" not in caplog.text + answer["sentence"]


def test_a_refused_record_leaves_no_words_in_any_error_it_came_from() -> None:
    """Whoever logs the trouble with all its causes must not log what was written."""
    import traceback

    from becoming_relational.store.document import record_from
    from becoming_relational.store.journal import JournalTrouble

    for given_record in (sent("canary", room="canary"), sent("canary", canary="canary"), "canary"):
        with pytest.raises(JournalTrouble) as trouble:
            record_from(given_record)
        assert "canary" not in "".join(traceback.TracebackException.from_exception(trouble.value).format())


def test_the_learner_s_own_desk(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv(OWN_FOLDER, str(folder))
    assert Desk.of_this_learner().answer({"ask": "save", "record": sent(), "base": ""})["ok"]
    assert len(FileJournal(folder).list().records) == 1
    monkeypatch.setenv(OWN_FOLDER, "relative/journal")
    desk = Desk.of_this_learner()
    answer = desk.answer({"ask": "list"})
    assert (answer["ok"], "not a full path" in answer["sentence"]) == (False, True)
    monkeypatch.setenv(OWN_FOLDER, str(folder))
    assert desk.answer({"ask": "list"})["ok"]  # it is opened when it can be
