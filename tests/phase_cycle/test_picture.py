"""The picture of one's looks over time says what it shows, ranks nothing, and is the same each time."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from becoming_relational.phase_cycle.picture import Look, draw_looks, in_words, look_at
from becoming_relational.store.library import the_library
from becoming_relational.view.chart_colours import chart_colours
from tests.phase_cycle.looks import a_look

CYCLE = the_library().cycle
PHASES = tuple(phase.id for phase in CYCLE.phases)
LOOKS = (
    Look(date(2026, 9, 1), "In individual work", frozenset({PHASES[0], PHASES[3]})),
    Look(date(2026, 9, 8), "", frozenset()),
    Look(date(2026, 9, 15), 'In <b>supervision</b> & "after"', frozenset(PHASES)),
)
SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_well_formed_and_tells_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(draw_looks(CYCLE, LOOKS))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}desc") == in_words(CYCLE, LOOKS)
    said = in_words(CYCLE, LOOKS)
    assert "1 September 2026, in individual work: recognised something in: " in said
    assert "8 September 2026: no sentence of the ring was marked." in said
    assert "<b>supervision</b>" in said


def test_phases_are_named_and_never_numbered() -> None:
    text = " ".join(ElementTree.fromstring(draw_looks(CYCLE, LOOKS)).itertext())
    for phase in CYCLE.phases:
        assert phase.name.split()[0] in text
        assert phase.id not in text
    assert not re.search(r"\bphase \d|level|score|%", text, re.IGNORECASE)


def test_every_phase_is_drawn_alike() -> None:
    """One colour, one width, one pattern, whichever phase it is."""
    for index in range(len(PHASES)):
        only = [Look(date(2026, 9, 1), "", frozenset({PHASES[index]}))]
        drawn = draw_looks(CYCLE, only)
        if index == 0:
            strokes, hatches = re.findall(r"stroke(?:-width)?: [^;\"]+", drawn), drawn.count("<pattern")
        assert sorted(re.findall(r"stroke(?:-width)?: [^;\"]+", drawn)) == sorted(strokes)
        assert drawn.count("<pattern") == hatches


def test_one_sentence_fills_an_arc_as_much_as_all_of_them() -> None:
    phase = CYCLE.phases[2]
    one = look_at(CYCLE, a_look([phase.descriptions[0].id]))
    all_of_them = look_at(CYCLE, a_look([d.id for d in phase.descriptions]))
    assert one == all_of_them
    assert one.phases == {phase.id}


def test_what_is_not_known_any_more_is_left_out() -> None:
    assert look_at(CYCLE, a_look(["gone-sentence", "not-sure"])).phases == frozenset()


def test_no_axis_is_drawn() -> None:
    root = ElementTree.fromstring(draw_looks(CYCLE, LOOKS))
    groups = [g.get("id") or "" for g in root.iter(f"{SVG}g")]
    assert any(g.startswith("axes_") for g in groups)
    assert not [g for g in groups if "axis" in g or "tick" in g]


def test_the_same_looks_give_the_same_picture_and_the_theme_changes_its_colours() -> None:
    assert draw_looks(CYCLE, LOOKS) == draw_looks(CYCLE, LOOKS)
    assert chart_colours(True).paper in draw_looks(CYCLE, LOOKS, dark=True)
    assert chart_colours(False).paper in draw_looks(CYCLE, LOOKS, dark=False)


def test_a_narrow_picture_shows_the_same() -> None:
    wide, narrow = (ElementTree.fromstring(draw_looks(CYCLE, LOOKS, narrow=n)) for n in (False, True))
    assert float(narrow.get("width", "").removesuffix("pt")) < float(wide.get("width", "").removesuffix("pt"))
    assert wide.findtext(f"{SVG}desc") == narrow.findtext(f"{SVG}desc")


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(ValueError, match="no look to draw"):
        draw_looks(CYCLE, [])


def test_both_themes_give_every_colour_and_are_not_the_same() -> None:
    light, dark = chart_colours(False), chart_colours(True)
    assert light.ground != dark.ground
    assert light.ink == "#2b2723"
    assert dark.paper == "#262320"
