"""Identifying details: what is found, what is left alone, and patterns that every reader reads alike."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from becoming_relational.model.identifying import Rules, check
from becoming_relational.model.pattern import any_of, compiled, expanded, refuse_what_differs
from becoming_relational.model.reading import look_at
from becoming_relational.store.library import open_library

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent.parent / "identifying-vectors.json").read_text(encoding="utf-8"))
RULES = open_library().rules


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["text"][:40])
def test_what_is_found(vector: dict[str, Any]) -> None:
    assert [{"rule": f.rule, "found": f.found} for f in check(vector["text"], RULES)] == vector["found"]


def test_vectors_meet_every_rule_and_leave_much_alone() -> None:
    assert {f["rule"] for v in VECTORS for f in v["found"]} == {r.id for r in RULES.rules}
    assert len([v for v in VECTORS if not v["found"]]) >= 20


def test_the_page_that_is_practised_stays_quiet() -> None:
    """The course's own scenes are full of people, and the check does not fill the page with warnings."""
    library = open_library()
    words = [beat.scene for v in library.vignettes.values() for beat in v.beats]
    found = [f.found for text in words for f in check(text, RULES)]
    assert len(found) <= len(words) / 4, found


@given(st.text(), st.text())
def test_places_are_where_they_are_said_to_be(before: str, after: str) -> None:
    text = f"{before} write to a.b@example.org {after}"
    found = check(text, RULES)
    assert all(text[f.start : f.end] == f.found for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert any("a.b@example.org" in f.found for f in found)


def test_what_is_found_is_told_kindly() -> None:
    for rule in RULES.rules:
        assert rule.says.endswith(".")
        assert "!" not in rule.says + rule.suggests
        assert "you must" not in f"{rule.says}{rule.suggests}".lower()
    assert "misses" in RULES.admits


@pytest.mark.parametrize("pattern", [
    r"\d{3}", r"\w+", r"a\b", r"\s", "a.b", "^a", "a$", "(?i)a", "(?P<x>a)", "a++", "a*+", "a{2}+", "(?>a)", "a{,3}", "a]", "a}",
    r"\-", r"\Aa", "[a--b]", r"[\d]", r"a\1",
])  # fmt: skip
def test_patterns_that_readers_read_differently_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        refuse_what_differs(pattern, {})


@pytest.mark.parametrize(("pattern", "why"), [
    ("a*", "nothing at all"), ("(a", "cannot be read"), ("[{upper}{lowercase}]", "no piece called {lowercase}"), ("{one}", "uses itself"),
    ("(?<=a+)b", "cannot be read"),
])  # fmt: skip
def test_patterns_that_cannot_work_are_refused(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        refuse_what_differs(pattern, {"one": "{two}", "two": "{one}"})


def test_a_bad_pattern_is_told_on_its_line() -> None:
    text = "admits: It misses things.\nrules:\n  - id: year\n    pattern: \\d{4}\n    says: A year.\n    suggests: A season.\n"
    (error,) = look_at(text, Rules, "identifying-details.yml").errors
    assert error.line == 4
    assert "in the rule 'year', the pattern cannot use '\\\\d'" in error.problem
    assert "[{digit}]" in error.problem


def test_pieces_are_written_out_for_each_reader() -> None:
    pieces = {"month": any_of(("Sept.", "May"))}
    assert expanded("{month}[{upper}]", pieces, "browser") == r"(?:Sept\.|May)[\p{Lu}\p{Lt}]"
    assert compiled("{month} [{upper}]", pieces).fullmatch("Sept. Ż")
    assert not compiled("{month} [{upper}]", pieces).search("Septx Ż")


@given(st.characters(exclude_categories=["Cn", "Cs"]))
def test_kinds_of_character_follow_unicode(character: str) -> None:
    assert bool(compiled("[{digit}]", {}).fullmatch(character)) == character.isdecimal()
    if character.isalpha():
        assert compiled("[{letter}]", {}).fullmatch(character)


def test_browser_rules_carry_no_piece_unwritten() -> None:
    for rule in RULES.for_browser():
        assert set(rule) == {"id", "pattern", "says", "suggests"}
        assert not [kind for kind in ("{upper}", "{letter}", "{start}") if kind in rule["pattern"]]
