"""Check-ins for the tests."""

from __future__ import annotations

from becoming_relational.model.record import Record
from becoming_relational.store.library import the_library


def a_look(sentences: list[str], *, own: tuple[str, ...] = (), number: int = 1, day: str = "2026-03-03", turned: int = 0) -> Record:
    """A check-in in which these sentences were recognised.

    Args:
        sentences: their ids.
        own: items of one's own.
        number: tells looks apart.
        day: when.
        turned: how far its ring was turned.
    """
    labels = {d.id: d.label for p in the_library().cycle.phases for d in p.descriptions if d.id in sentences}
    when = f"{day}T12:00:00+00:00"
    return Record.model_validate(
        {
            "schema": 1, "id": f"phase-cycle-{number:08x}", "kind": "check-in", "exercise": "phase-cycle", "room": "only-me",
            "asked": {
                "title": "A look at your week", "fingerprint": "0" * 16, "labels": labels | {"individual": "In individual work"},
                "questions": {"week": "Which of these sounds like this week?"},
            },
            "created": when, "saved": when,
            "body": {"answers": {"where": {"chosen": ["individual"]}, "week": {"chosen": sentences, "own": own}}, "turned": turned},
        }
    )  # fmt: skip
