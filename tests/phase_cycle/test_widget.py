"""`PhaseCycle` carries content and nothing else, and draws what the journal holds."""

from __future__ import annotations

import json
import sys

import pytest

from becoming_relational import PhaseCycle
from becoming_relational.phase_cycle.check_in import check_in
from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from tests.phase_cycle.looks import a_look

CANARY = "Quillwort under the stairs"


@pytest.fixture
def widget() -> PhaseCycle:
    return PhaseCycle(desk=Desk(MemoryJournal()))


def keep(widget: PhaseCycle, **given: object) -> None:
    sentence = the_library().cycle.phases[1].descriptions[0].id
    record = a_look([sentence], **given)  # type: ignore[arg-type]
    assert widget.answer({"ask": "save", "record": record.to_json(), "base": ""})["ok"]


def test_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="stage"):
        PhaseCycle(stage=3)  # type: ignore[call-arg]


def test_all_sentences_are_asked_and_every_way_out_is_there() -> None:
    cycle = the_library().cycle
    week = check_in(cycle).field("week")
    ids = [option.id for option in week.options]  # type: ignore[union-attr]
    assert {d.id for p in cycle.phases for d in p.descriptions} < set(ids)
    assert {"none-of-these", "not-sure", "rather-not-say"} < set(ids)
    assert all(field.personal for step in check_in(cycle).steps for field in step.fields)


def test_no_phase_is_named_before_a_week_was_looked_at() -> None:
    said = json.dumps(check_in(the_library().cycle).model_dump(mode="json"), ensure_ascii=False)
    for phase in the_library().cycle.phases:
        assert phase.name not in said
        assert phase.id not in said


def test_what_was_given_is_in_no_trait_and_in_no_output(widget: PhaseCycle) -> None:
    keep(widget, own=(CANARY,))
    assert widget.answer({"ask": "draw", "dark": False})["ok"]
    assert CANARY not in json.dumps(widget.get_state(), default=str)
    assert CANARY not in json.dumps(widget._repr_mimebundle_(), default=str)


def test_the_picture_holds_days_and_rings_and_no_sentence(widget: PhaseCycle) -> None:
    keep(widget, own=(CANARY,))
    answer = widget.answer({"ask": "draw", "what": "looks", "dark": True})
    assert answer["ok"]
    assert answer["svg"].lstrip().startswith("<svg")
    assert "3 Mar 2026" in answer["svg"]
    assert CANARY not in answer["svg"]
    assert the_library().cycle.phases[1].descriptions[0].label not in answer["svg"]
    assert the_library().cycle.phases[1].name in answer["words"]


def test_only_the_looks_asked_for_are_drawn(widget: PhaseCycle) -> None:
    keep(widget, number=1, day="2026-03-03")
    keep(widget, number=2, day="2026-04-04")
    drawn = widget.answer({"ask": "draw", "ids": ["phase-cycle-00000002"]})
    assert "4 April" in drawn["words"]
    assert "3 March" not in drawn["words"]


def test_looks_stand_by_date_whatever_the_order_they_were_kept_in(widget: PhaseCycle) -> None:
    keep(widget, number=1, day="2026-04-04")
    keep(widget, number=2, day="2026-03-03")
    words = widget.answer({"ask": "draw"})["words"]
    assert words.index("3 March") < words.index("4 April")


def test_nothing_to_draw_is_one_sentence(widget: PhaseCycle) -> None:
    answer = widget.answer({"ask": "draw"})
    assert not answer["ok"]
    assert "no look to draw yet" in answer["sentence"]


def test_without_matplotlib_one_sentence_says_so(widget: PhaseCycle, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(widget)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    answer = widget.answer({"ask": "draw"})
    assert not answer["ok"]
    assert "matplotlib" in answer["sentence"]


def test_all_else_is_for_the_desk(widget: PhaseCycle) -> None:
    keep(widget)
    assert [r["kind"] for r in widget.answer({"ask": "list"})["records"]] == ["check-in"]
    assert not widget.answer({"ask": "hum"})["ok"]
