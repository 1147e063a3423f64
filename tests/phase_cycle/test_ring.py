"""The ring has the same numbers in Python and in JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from becoming_relational.phase_cycle.ring import Arc, ring_arcs


def test_the_ring_has_the_numbers_that_the_view_has(repository: Path) -> None:
    vectors = json.loads((repository / "tests" / "ring-vectors.json").read_text(encoding="utf-8"))
    assert len(vectors["rings"]) > 3
    for ring in vectors["rings"]:
        assert ring_arcs(ring["count"], ring["turned"]) == tuple(Arc(**arc) for arc in ring["arcs"])


def test_turning_the_ring_changes_who_stands_where_and_nothing_else() -> None:
    still, turned = ring_arcs(5, 0), ring_arcs(5, 13)
    assert [(a.start, a.end) for a in still] == [(a.start, a.end) for a in turned]
    assert [a.index for a in turned] == [3, 4, 0, 1, 2]


def test_a_ring_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one arc"):
        ring_arcs(0, 0)
