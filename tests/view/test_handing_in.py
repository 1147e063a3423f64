"""Handing in, from the message of the view to the file that is submitted."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest

from becoming_relational import Vignette
from becoming_relational.store.desk import Desk
from becoming_relational.store.memory import MemoryJournal
from becoming_relational.store.responses import ResponseTrouble, read_response


def message(**changes: Any) -> dict[str, Any]:
    now = dt.datetime.now(dt.UTC).isoformat()
    record = {
        "schema": 1,
        "id": "v-name-0a0a0a0a",
        "kind": "handing-in",
        "exercise": "v-name",
        "room": "to-submit",
        "asked": {"title": "A name, said wrong", "fingerprint": "0" * 16},
        "created": now,
        "saved": now,
        "body": {"answers": {"second-take": {"text": "I would say it again."}}},
    }
    return {"ask": "hand-in", "call": "1", "base": "", "record": record | changes}


@pytest.fixture
def vignette(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vignette:
    monkeypatch.chdir(tmp_path)
    return Vignette("v-name", assignment="a-name-said-wrong", desk=Desk(MemoryJournal()))


def test_what_is_handed_in_is_kept_and_laid_beside_the_assignment(vignette: Vignette, tmp_path: Path) -> None:
    answer = vignette.answer(message())
    assert answer["ok"], answer
    found = read_response(tmp_path, "v-name")
    assert found is not None
    assert found.body.answers["second-take"].text == "I would say it again."
    assert [r["id"] for r in vignette.answer({"ask": "list", "kind": "handing-in"})["records"]] == ["v-name-0a0a0a0a"]
    if os.name != "nt":
        assert (tmp_path / "responses" / "v-name.json").stat().st_mode & 0o077 == 0


def test_handing_in_again_replaces_what_lies_there_and_the_journal_keeps_the_earlier(vignette: Vignette, tmp_path: Path) -> None:
    first = vignette.answer(message())["record"]
    second = message(body={"answers": {"second-take": {"text": "I would wait."}}})
    second["base"] = first["stamp"]
    assert vignette.answer(second)["ok"]
    found = read_response(tmp_path, "v-name")
    assert found is not None
    assert found.body.answers["second-take"].text == "I would wait."


@pytest.mark.parametrize("changes", [{"room": "only-me"}, {"kind": "practice", "room": "only-me"}])
def test_private_words_are_never_laid_there(vignette: Vignette, tmp_path: Path, changes: dict[str, str]) -> None:
    answer = vignette.answer(message(**changes))
    assert not answer["ok"]
    assert read_response(tmp_path, "v-name") is None


def test_without_an_assignment_nothing_can_be_handed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not Vignette("v-name", desk=Desk(MemoryJournal())).answer(message())["ok"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"schema": 9}', "newer version"),
        ("[" * 100_000, "damaged"),
        ('"' + "x" * 3_000_000 + '"', "larger"),
    ],
)
def test_a_response_that_cannot_be_used_is_told_and_kept(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "responses").mkdir()
    path = tmp_path / "responses" / "v-name.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResponseTrouble, match=says):
        read_response(tmp_path, "v-name")
    assert path.read_text(encoding="utf-8") == text


def test_a_link_to_somebody_elses_file_is_not_followed(vignette: Vignette, tmp_path: Path) -> None:
    vignette.answer(message())
    (tmp_path / "mine" / "responses").mkdir(parents=True)
    (tmp_path / "mine" / "responses" / "v-name.json").symlink_to(tmp_path / "responses" / "v-name.json")
    with pytest.raises(ResponseTrouble, match="not an ordinary file"):
        read_response(tmp_path / "mine", "v-name")
