"""What every widget of the course shares: content in traits, a desk for the journal, and no trait for what is entered."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from becoming_relational.view.widget import SHARED_STYLES, VIEW, Practice, style_of, view_of

EXERCISE = the_library().exercise("the-swing")


class Bare(Practice):
    """The smallest widget there can be."""

    _esm = view_of(VIEW.parent / "exercise")
    _css = style_of(VIEW.parent / "exercise")


@pytest.fixture
def widget() -> Bare:
    return Bare(exercise=EXERCISE, desk=Desk(MemoryJournal()))


def test_traits_hold_content_and_nothing_else(widget: Bare) -> None:
    own = {name for name in widget.traits(sync=True) if not name.startswith("_")} - {"layout", "tabbable", "tooltip"}
    assert own == {"content", "fingerprint", "rooms", "rules", "level", "assignment"}
    assert widget.content["title"] == EXERCISE.title
    assert widget.fingerprint == EXERCISE.fingerprint()
    assert {card["id"] for card in widget.rooms} >= {"only-me", "for-supervision"}
    assert widget.rules["admits"]
    assert all({"id", "pattern", "says", "suggests"} <= set(rule) for rule in widget.rules["rules"])


def test_every_trait_says_what_it_is() -> None:
    for name in ("content", "fingerprint", "rooms", "rules", "level", "assignment"):
        assert Bare.class_traits()[name].help


def test_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="Bare takes no 'colour'"):
        Bare(exercise=EXERCISE, colour="teal")


def test_the_view_is_answered_by_the_desk_and_by_nothing_else(widget: Bare) -> None:
    sent: list[dict[str, Any]] = []
    widget.send = sent.append
    widget._asked(widget, {"ask": "list", "call": "a-1"}, [])
    assert sent == [{"call": "a-1", "ok": True, "records": [], "trouble": []}]
    for other in ("hello", {"kind": "something else"}, None):
        widget._asked(widget, other, [])
    assert len(sent) == 1
    widget._asked(widget, {"ask": "fly", "call": "a-2"}, [])
    assert sent[1]["ok"] is False
    assert sent[1]["sentence"]


def test_where_it_cannot_live_it_says_what_it_is_and_never_what_was_entered(widget: Bare) -> None:
    data, _ = widget._repr_mimebundle_()
    html = data["text/html"]
    assert EXERCISE.title in html
    assert EXERCISE.steps[0].fields[0].label in html
    assert "application/vnd.jupyter.widget-view+json" in data


def test_content_is_escaped_in_print() -> None:
    nasty = EXERCISE.model_copy(update={"title": "<script>alert(1)</script>"})
    data, _ = Bare(exercise=nasty)._repr_mimebundle_()
    assert "<script" not in data["text/html"]
    assert "&lt;script&gt;" in data["text/html"]


def test_every_rule_hangs_from_the_root() -> None:
    sheets = [VIEW / name for name in SHARED_STYLES] + sorted(VIEW.parent.glob("*/view.css"))
    for sheet in sheets:
        bare = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        for selector in re.findall(r"([^{}]+)\{", bare):
            spoken = selector.strip()
            if spoken.startswith("@") or spoken in {"from", "to"} or spoken.endswith("%"):
                continue
            assert ".br" in spoken, f"{sheet.name}: {spoken}"


def test_content_survives_as_json(widget: Bare) -> None:
    assert json.loads(json.dumps(widget.content)) == widget.content
