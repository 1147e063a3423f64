"""What was handed in, as text that stays text wherever nbgrader shows it."""

from __future__ import annotations

from html import escape

from ..model.exercise import Exercise
from ..model.record import Answer, Record
from ..model.vignette import QUIET

NOTHING = "Nothing received."
SIGNS = frozenset("\\$`*_[]{}~|")
"""What Markdown or TeX would read as more than itself."""
SKIPPED = "Left out, as everyone may. Nothing is missing."


def as_cell(record: Record | None, exercise: Exercise | None, typed: str = "", trouble: str = "") -> str:
    """The answer cell's text.

    One block of HTML without a blank line in it, so that Markdown leaves it alone; everything a student wrote is escaped,
    and `$` and backslash are spelt as entities, so that no formula is made of them.

    Args:
        record: what was handed in, or None.
        exercise: the exercise as it stands now, or None if the course no longer has it; only its order of questions is used.
        typed: what the student wrote into the cell by hand. It is kept, and labelled.
        trouble: one sentence about a response file that could not be read.
    """
    parts: list[str] = []
    if trouble:
        parts.append(f"<p><strong>{words(trouble)}</strong></p>")
    elif record is None:
        parts.append(f"<p>{NOTHING}</p>")
    else:
        parts += [_field(record, field_id) for field_id in _in_order(record, exercise)] or [f"<p>{NOTHING}</p>"]
    if typed.strip():
        parts.append(f"<p><strong>Written into the notebook by hand:</strong></p>{own_words(typed)}")
    return '<div class="br-handed-in tex2jax_ignore mathjax_ignore">' + "".join(parts) + "</div>"


def own_words(text: str) -> str:
    """A learner's words as a quotation: escaped, with their line breaks, on one line of source."""
    return f"<blockquote>{'<br>'.join(words(line) for line in text.strip().splitlines())}</blockquote>"


def words(text: str) -> str:
    """Text that no reader of Markdown, HTML or TeX takes for anything else."""
    safe = escape(" ".join(text.splitlines()), quote=True)
    return "".join(f"&#{ord(sign)};" if sign in SIGNS else sign for sign in safe)


def received(record: Record | None, exercise: Exercise) -> float:
    """How much of what is asked was received, between 0 and 1.

    A prompt that was left out counts as received: leaving out is a choice, and costs nothing.
    """
    asked = handed_in_fields(exercise)
    if record is None or not asked:
        return 0.0
    return sum(1 for f in asked if is_met(record.body.answers.get(f))) / len(asked)


def handed_in_fields(exercise: Exercise) -> list[str]:
    """The fields whose words can be handed in unless the learner keeps them back: written, and not about oneself."""
    return [f.id for s in exercise.steps for f in s.fields if f.kind in ("words", "line") and not f.personal]


def is_met(answer: Answer | None) -> bool:
    """Whether a field was responded to in any way, leaving it out included."""
    if answer is None:
        return False
    return bool(answer.text.strip() or answer.chosen or answer.own or answer.laid or answer.instead or answer.skipped)


def _in_order(record: Record, exercise: Exercise | None) -> list[str]:
    known = [f.id for s in exercise.steps for f in s.fields] if exercise else []
    answered = [f for f in record.body.answers if is_met(record.body.answers[f])]
    return [f for f in known if f in answered] + [f for f in answered if f not in known]


def _field(record: Record, field_id: str) -> str:
    answer = record.body.answers[field_id]
    question = f"<p><strong>{words(record.asked.questions.get(field_id, field_id))}</strong></p>"
    labels = record.asked.labels
    said: list[str] = []
    if answer.text.strip():
        said.append(own_words(answer.text))
    listed = [labels.get(c, c) for c in answer.chosen] + list(answer.own)
    listed += [f"{labels.get(item, item)}: {labels.get(group, group)}" for item, group in answer.laid.items()]
    if answer.instead:
        quiet = {o.id: o.label for o in QUIET}
        listed.append(labels.get(answer.instead, quiet.get(answer.instead, answer.instead)))
    said += [own_words(each) for each in listed]
    if not said:
        said.append(f"<p><em>{SKIPPED}</em></p>")
    return question + "".join(said)
