"""The ring's geometry, the same as in `ring.js`: arcs of one size, with neither a first nor a last."""

from __future__ import annotations

from dataclasses import dataclass

GAP = 5.0
"""The space left open between two arcs, in degrees."""


@dataclass(frozen=True)
class Arc:
    """One arc: which phase, and its angles in degrees, clockwise from the top."""

    index: int
    start: float
    middle: float
    end: float


def ring_arcs(count: int, turned: int) -> tuple[Arc, ...]:
    """The arcs of a ring, all of one size. A gap stands at the top, so that no arc does.

    Args:
        count: how many phases there are.
        turned: how many places the ring has been turned; any whole number.

    Raises:
        ValueError: if there is nothing to draw.
    """
    if count < 1:
        raise ValueError("a ring needs at least one arc")
    each = 360 / count
    return tuple(
        Arc((place + turned) % count, place * each + GAP / 2, (place + 0.5) * each, (place + 1) * each - GAP / 2) for place in range(count)
    )
