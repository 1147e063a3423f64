"""The phases are a ring: it has neighbours, and neither a first nor a last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from becoming_relational.model.part import Option
from becoming_relational.model.phase import Bringing, Cycle, Phase


def ring(size: int) -> Cycle:
    """A ring of so many phases."""
    return Cycle(
        settings=(Option(id="here", label="Here"), Option(id="there", label="There")),
        phases=tuple(
            Phase(
                id=f"p-{n}", name=f"Name {n}", short="Short", inside="Inside", outside="Outside",
                descriptions=tuple(Option(id=f"p-{n}-{d}", label="Label") for d in "abc"), bring=(Bringing(words="Words"),),
            )
            for n in range(size)
        ),
    )  # fmt: skip


rings = st.integers(3, 9).map(ring)


@given(rings, st.integers())
def test_wherever_one_enters_every_phase_follows(cycle: Cycle, by: int) -> None:
    turned = cycle.turned(by)
    assert sorted(p.id for p in turned) == sorted(p.id for p in cycle.phases)
    assert turned == cycle.turned(by + len(cycle.phases))


@given(rings, st.integers(), st.integers())
def test_turning_twice_is_turning_further(cycle: Cycle, one: int, other: int) -> None:
    again = cycle.model_copy(update={"phases": cycle.turned(one)})
    assert again.turned(other) == cycle.turned(one + other)


@given(rings, st.data())
def test_neighbours_are_each_others(cycle: Cycle, data: st.DataObject) -> None:
    phase = data.draw(st.sampled_from(cycle.phases))
    before, after = cycle.neighbours(phase.id)
    assert cycle.neighbours(before.id)[1] == phase
    assert cycle.neighbours(after.id)[0] == phase
    assert len({before.id, phase.id, after.id}) == 3


@given(rings, st.integers())
def test_turning_changes_nobodys_neighbours(cycle: Cycle, by: int) -> None:
    turned = cycle.model_copy(update={"phases": cycle.turned(by)})
    assert [turned.neighbours(p.id) for p in cycle.phases] == [cycle.neighbours(p.id) for p in cycle.phases]


def test_an_unknown_phase_is_told_with_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"no phase is called 'p-9'; there are p-0, p-1, p-2"):
        ring(3).neighbours("p-9")


def test_phases_cannot_be_compared() -> None:
    """There is nothing to rank them by."""
    one, other, _ = ring(3).phases
    with pytest.raises(TypeError):
        sorted([one, other])  # type: ignore[type-var]
    assert {"level", "rank", "order", "number", "score"}.isdisjoint(Phase.model_fields)


def test_two_descriptions_cannot_share_an_id() -> None:
    given_ = ring(3).model_dump()
    given_["phases"][1]["descriptions"][0]["id"] = "p-0-a"
    with pytest.raises(ValidationError, match="the description id 'p-0-a' is used twice"):
        Cycle.model_validate(given_)
