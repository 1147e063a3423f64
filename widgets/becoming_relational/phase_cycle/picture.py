"""One's looks at the cycle, drawn: small rings by date, side by side. Nothing is added up, and no axis ranks anything."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from io import StringIO
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from ..model.phase import Cycle
from ..model.record import Record
from ..view.chart_colours import ChartColours, chart_colours
from .ring import ring_arcs

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CELL, _CAPTION, _KEY, _MARGIN = 1.75, 0.35, 3.1, 0.3  # inches
_OUTER, _WIDTH = 1.0, 0.34


@dataclass(frozen=True)
class _Sheet:
    """How the picture is laid out on a wide page or a narrow screen; on the latter its words are larger, as it will be shown small."""

    across: int
    names: float
    letters: int
    captions: float
    reach: float


_WIDE = _Sheet(across=4, names=10, letters=24, captions=9, reach=1.45)
_NARROW = _Sheet(across=2, names=11, letters=12, captions=11, reach=1.95)


@dataclass(frozen=True)
class Look:
    """One check-in, as far as the picture shows it."""

    day: date
    setting: str
    phases: frozenset[str]
    """The ids of the phases in which something was recognised; how many sentences is not asked."""


def look_at(cycle: Cycle, record: Record) -> Look:
    """What the picture shows of a record.

    Args:
        cycle: the cycle as it is now; a sentence it no longer has is left out.
        record: a check-in.
    """
    answers = record.body.answers
    chosen = set(answers["week"].chosen) if "week" in answers else set()
    where = answers["where"].chosen if "where" in answers else ()
    return Look(
        day=record.created.astimezone().date(),
        setting=record.asked.labels.get(where[0], "") if where else "",
        phases=frozenset(p.id for p in cycle.phases if chosen & {d.id for d in p.descriptions}),
    )


def draw_looks(cycle: Cycle, looks: Sequence[Look], *, turned: int = 0, dark: bool = False, narrow: bool = False) -> str:
    """Draw looks as an SVG that says in words what it shows.

    Args:
        cycle: names the phases.
        looks: in the order in which they are to stand.
        turned: how far every ring of this picture is turned.
        dark: for a dark page; print wants the light one.
        narrow: for a narrow screen: fewer rings in a row, larger words.

    Raises:
        ValueError: if there is nothing to draw.
        ImportError: where matplotlib is not installed.
    """
    if not looks:
        raise ValueError("there is no look to draw yet")
    # Kernels without matplotlib still get every widget: it is asked for only here.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    colours, sheet = chart_colours(dark), _NARROW if narrow else _WIDE
    rows = -(-len(looks) // sheet.across)
    wide = sheet.across * _CELL + 2 * _MARGIN
    high = _KEY + rows * (_CELL + _CAPTION) + 2 * _MARGIN
    # Text stays text, so that it can be read aloud and found; the salt keeps ids the same from one drawing to the next.
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "looks", "font.family": ["sans-serif"], "hatch.linewidth": 0.9}):
        figure = Figure(figsize=(wide, high), facecolor=colours.paper)
        key = _place(figure, (0.0, high - _MARGIN - _KEY, wide, _KEY), sheet.reach)
        _ring(key, cycle, frozenset(), turned, colours)
        _name_the_arcs(key, cycle, turned, colours, sheet)
        for at, look in enumerate(looks):
            row, column = divmod(at, sheet.across)
            bottom = high - _MARGIN - _KEY - row * (_CELL + _CAPTION) - _CELL
            axes = _place(figure, (_MARGIN + column * _CELL, bottom, _CELL, _CELL), 1.5)
            _ring(axes, cycle, look.phases, turned, colours)
            _caption(axes, look, colours, sheet)
        page = StringIO()
        figure.savefig(page, format="svg", facecolor=colours.paper, metadata={"Date": None, "Creator": None})
    return _said(page.getvalue(), "Looks at the cycle", in_words(cycle, looks))


def in_words(cycle: Cycle, looks: Sequence[Look]) -> str:
    """What the picture shows, as sentences.

    Args:
        cycle: names the phases.
        looks: in the order in which they stand.
    """
    return " ".join(_sentence(cycle, look) for look in looks)


def _sentence(cycle: Cycle, look: Look) -> str:
    names = [p.name for p in cycle.phases if p.id in look.phases]
    found = f"recognised something in: {'; '.join(names)}" if names else "no sentence of the ring was marked"
    setting = f", {look.setting[0].lower()}{look.setting[1:]}" if look.setting else ""
    return f"{_day(look.day)}{setting}: {found}."


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def _place(figure: Figure, inches: tuple[float, float, float, float], reach: float) -> Axes:
    """A part of the sheet, its middle at nought, its shorter side reaching so far either way."""
    wide, high = figure.get_size_inches()
    left, bottom, width, height = inches
    axes = figure.add_axes((left / wide, bottom / high, width / wide, height / high))
    shorter = min(width, height)
    axes.set_xlim(-reach * width / shorter, reach * width / shorter)
    axes.set_ylim(-reach * height / shorter, reach * height / shorter)
    axes.axis("off")
    return axes


def _ring(axes: Axes, cycle: Cycle, phases: frozenset[str], turned: int, colours: ChartColours) -> None:
    from matplotlib.patches import Wedge

    for arc in ring_arcs(len(cycle.phases), turned):
        met = cycle.phases[arc.index].id in phases
        # Clockwise from the top becomes anticlockwise from the right.
        place: dict[str, Any] = {"center": (0, 0), "r": _OUTER, "theta1": 90 - arc.end, "theta2": 90 - arc.start, "width": _WIDTH}
        if met:
            axes.add_patch(Wedge(**place, facecolor=colours.paper, edgecolor=colours.teal, linewidth=0, hatch="////", alpha=0.75))
        line = (colours.teal, 2.0) if met else (colours.quiet, 0.8)
        axes.add_patch(Wedge(**place, fill=False, edgecolor=line[0], linewidth=line[1], joinstyle="round"))


def _name_the_arcs(axes: Axes, cycle: Cycle, turned: int, colours: ChartColours, sheet: _Sheet) -> None:
    for arc in ring_arcs(len(cycle.phases), turned):
        x, y = sin(radians(arc.middle)), cos(radians(arc.middle))
        side = "center" if abs(x) < 0.2 else "left" if x > 0 else "right"
        upright = "top" if y < -0.8 else "bottom" if y > 0.8 else "center"
        words = textwrap.fill(cycle.phases[arc.index].name, sheet.letters, break_long_words=False)
        axes.text(1.12 * x, 1.12 * y, words, ha=side, va=upright, color=colours.ink, fontsize=sheet.names, linespacing=1.3)


def _caption(axes: Axes, look: Look, colours: ChartColours, sheet: _Sheet) -> None:
    axes.text(0, -1.2, f"{look.day.day} {look.day:%b %Y}", ha="center", va="top", color=colours.ink, fontsize=sheet.captions)
    setting = textwrap.fill(look.setting, 22)
    axes.text(0, -1.53, setting, ha="center", va="top", color=colours.quiet, fontsize=sheet.captions - 1.5, linespacing=1.25)


def _said(drawn: str, title: str, words: str) -> str:
    """Give an SVG a name and a description, which a screen reader finds wherever the file goes."""
    start = drawn.index("<svg")
    end = drawn.index(">", start)
    return f'{drawn[start:end]} role="img"><title>{escape(title)}</title><desc>{escape(words)}</desc>{drawn[end + 1 :]}'
