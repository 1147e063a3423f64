"""Which versions of a record are kept. A page saves every second; nobody wants each of those, and nobody wants to lose a word."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise

from ..model.record import Record

EVERY = timedelta(seconds=60)
"""While somebody writes, the version they started from is kept this often."""

MANY = 60
"""From so many on, versions are let go if the next one says all they say."""

# Scripts that put no spaces between words: there each character counts as one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+|[^\\w\\s\x00-\x7f]")


def words(record: Record) -> Counter[str]:
    """Every word a learner wrote in a record, and how often; signs of other scripts and emoji count too."""
    body = record.body
    written = [body.title, *body.tags]
    for answer in body.answers.values():
        written += [answer.text, *answer.own]
    return Counter(word for text in written for word in _WORD.findall(text.casefold()))


def loses(before: Record, after: Record, also: Record | None = None) -> bool:
    """Whether a word of one version stands in neither of two others.

    The beginning of a word that stands there is not lost either: it has grown since, or it is what is left of one being taken back.

    Args:
        before: the version that would go.
        after: the one that stays.
        also: another one that stays.
    """
    had, has = words(before), words(after)
    if also:
        has |= words(also)
    grown = list((has - had).elements())
    for word in (had - has).elements():
        longer = next((new for new in grown if new.startswith(word)), None)
        if longer is None:
            return True
        grown.remove(longer)
    return False


def worth_keeping(there: Record, new: Record, last: Record | None) -> bool:
    """Whether the present version is kept when a new one takes its place.

    It is, if another window wrote it, if none has been kept for a while, or if a word would be lost.

    Args:
        there: the present version.
        new: the one that takes its place.
        last: the version that was kept last.
    """
    if there.writer != new.writer:
        return True
    since = last.saved if last else there.created
    return new.saved - since > EVERY or loses(there, new, last)


def spare(kept: list[Record]) -> Record | None:
    """The oldest version that can be let go because the one after it says all it says; None if each says something of its own.

    Args:
        kept: all that are kept, the oldest first.
    """
    return next((one for one, following in pairwise(kept) if not loses(one, following)), None)
