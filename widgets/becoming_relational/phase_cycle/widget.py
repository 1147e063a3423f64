"""`PhaseCycle`: a look at one's week by description, drawn as a ring with no first and no last."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import traitlets

from ..model.record import Record
from ..store.desk import Desk
from ..store.library import the_library
from ..view.widget import Practice, style_of, view_of
from .check_in import ID, check_in
from .picture import draw_looks, in_words, look_at

HERE = Path(__file__).parent


class PhaseCycle(Practice):
    """Recognise a week in sentences, see it as a ring, and keep it among the earlier ones.

    Args:
        level: the heading level of its title in the page around it.
        desk: answers the view's questions about the journal; by default the one over the learner's own journal.

    Raises:
        TypeError: for any other keyword.
    """

    _esm = view_of(HERE)
    _css = style_of(HERE)

    cycle = traitlets.Dict(help="The phases and settings, as content/cycle.yml has them.").tag(sync=True)

    def __init__(self, *, level: int = 3, desk: Desk | None = None) -> None:
        cycle = the_library().cycle
        super().__init__(exercise=check_in(cycle), level=level, desk=desk, cycle=cycle.model_dump(mode="json"))

    def answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one question of the view: `draw` gives the looks as one picture, all else goes to the desk.

        Args:
            message: with the key `ask`; `draw` takes `dark`, `narrow`, and perhaps the `ids` of the only looks to draw.
        """
        if message.get("ask") != "draw":
            return super().answer(message)
        listed = super().answer({"ask": "list", "kind": "check-in", "exercise": ID})
        if not listed["ok"]:
            return listed
        return drawn(listed["records"], ids=message.get("ids"), dark=bool(message.get("dark")), narrow=bool(message.get("narrow")))


def drawn(records: list[dict[str, Any]], *, ids: list[str] | None = None, dark: bool = False, narrow: bool = False) -> dict[str, Any]:
    """The picture of some looks, or one sentence that says why there is none.

    Args:
        records: check-ins, as they are kept.
        ids: those to draw; all, if None.
        dark: for a dark page.
        narrow: for a narrow screen.
    """
    cycle = the_library().cycle
    asked_for = [Record.model_validate(r) for r in records if ids is None or r["id"] in ids]
    kept = sorted((r for r in asked_for if r.body.answers), key=lambda r: r.created)
    if not kept:
        sentence = "There is no look to draw yet. Nothing is missing: the picture begins with the first."
        return {"ok": False, "retry": False, "sentence": sentence}
    looks = [look_at(cycle, record) for record in kept]
    try:
        picture = draw_looks(cycle, looks, turned=kept[-1].body.turned, dark=dark, narrow=narrow)
    except ImportError:
        sentence = "The picture could not be drawn, because matplotlib is not installed here. Your looks are all kept and listed below."
        return {"ok": False, "retry": False, "sentence": sentence}
    return {"ok": True, "svg": picture, "words": in_words(cycle, looks)}
