"""What every widget of the course is: content in traits, and a desk that answers for the journal. No trait holds what a learner gives."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ..model.exercise import Exercise
from ..store.desk import Desk
from ..store.library import the_library
from .handing_in import hand_in
from .joiner import joined, joined_css

VIEW = Path(__file__).parent
SHARED_STYLES = ("tokens.css", "practice.css", "room-bar.css", "kinds.css")


def view_of(folder: Path) -> str:
    """The script of a widget, as one module.

    Args:
        folder: the widget's folder, which has a `view.js`.
    """
    return joined(folder / "view.js")


def style_of(folder: Path) -> str:
    """The style of a widget: what all share, then its own.

    Args:
        folder: the widget's folder, which has a `view.css`.
    """
    return joined_css(*(VIEW / name for name in SHARED_STYLES), folder / "view.css")


class Practice(anywidget.AnyWidget):
    """A widget that shows an exercise and keeps what is written in the learner's journal.

    Args:
        exercise: what to show.
        level: the heading level of its title in the page around it.
        assignment: the assignment it is handed in to, or "" where nothing is handed in.
        desk: answers the view's questions about the journal; by default the one over the learner's own journal.
        more: content traits of a subclass.

    Raises:
        TypeError: for a keyword that no trait of content bears.
    """

    content = traitlets.Dict(help="The exercise, as the model writes it.").tag(sync=True)
    fingerprint = traitlets.Unicode(help="Changes when any word of the exercise changes.").tag(sync=True)
    rooms: traitlets.List[dict[str, Any]] = traitlets.List(help="The rooms words can be kept in, and who can read each.").tag(sync=True)
    rules = traitlets.Dict(help="What the check for identifying details looks for.").tag(sync=True)
    level = traitlets.Int(3, min=2, max=5, help="The heading level of the title.").tag(sync=True)

    assignment = traitlets.Unicode("", help="The assignment it is handed in to; empty where nothing is handed in.").tag(sync=True)

    def __init__(self, *, exercise: Exercise, level: int = 3, assignment: str = "", desk: Desk | None = None, **more: object) -> None:
        refuse_unknown(type(self), more)
        library = the_library()
        super().__init__(
            content=self.shown(exercise),
            fingerprint=exercise.fingerprint(),
            rooms=[card.model_dump(mode="json") for card in library.rooms],
            rules={"admits": library.rules.admits, "rules": library.rules.for_browser()},
            level=level,
            assignment=assignment,
            **more,
        )
        self._desk = desk
        self.on_msg(self._asked)

    @staticmethod
    def shown(exercise: Exercise) -> dict[str, Any]:
        """The exercise as it goes to the view: without the notes that keep its answers even, which are nobody's to see.

        Args:
            exercise: as the model has it.
        """
        return _without_how(exercise.model_dump(mode="json"))

    def answer(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one question of the view. A widget with questions of its own answers those and leaves the rest to this.

        Args:
            message: with the key `ask`.
        """
        if self._desk is None:
            self._desk = Desk.of_this_learner()
        if message.get("ask") == "hand-in" and self.assignment:
            return hand_in(self._desk, message, Path.cwd())
        return self._desk.answer(message)

    def _asked(self, _widget: object, message: object, _buffers: object) -> None:
        if isinstance(message, dict) and "ask" in message:
            self.send({"call": message.get("call"), **self.answer(message)})

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/html": in_print(self.content)}, metadata


def _without_how(content: dict[str, Any]) -> dict[str, Any]:
    for step in content["steps"]:
        for field in step["fields"]:
            for answer in field.get("answers", ()):
                for landing in answer["lands"]:
                    del landing["how"]
    return content


def refuse_unknown(widget: type, given: Mapping[str, object]) -> None:
    """Refuse a keyword that names no trait of the widget.

    Args:
        widget: the widget's class.
        given: the keywords.

    Raises:
        TypeError: naming the first unknown one.
    """
    known = {name for name, trait in widget.class_traits(sync=True).items() if not name.startswith("_")}  # type: ignore[attr-defined]
    for name in given:
        if name not in known:
            raise TypeError(f"{widget.__name__} takes no {name!r}; see help({widget.__name__}) for what it takes")


def in_print(content: Mapping[str, Any]) -> str:
    """What an exercise is, where it cannot be shown alive: never anything that was entered.

    Args:
        content: the exercise as the view gets it.
    """
    steps = "".join(_step_in_print(step) for step in content["steps"])
    note = f"<p>{escape(content['content_note'])}</p>" if content.get("content_note") else ""
    return f"<section><h3>{escape(content['title'])}</h3><p>About {int(content['minutes'])} minutes.</p>{note}<ul>{steps}</ul></section>"


def _step_in_print(step: Mapping[str, Any]) -> str:
    questions = "".join(f"<li>{escape(field['label'])}</li>" for field in step["fields"])
    return f"<li>{escape(step['title'])}{f'<ul>{questions}</ul>' if questions else ''}</li>"
