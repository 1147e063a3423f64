"""Patterns that mean the same in Python and in a browser.

They are written with named pieces, such as `{upper}`, and refused where the two would read them differently: `\\d` in Python knows
the digits of every script, in a browser only ten of them; `\\b` knows no accents there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

Reader = Literal["python", "browser"]

KINDS: dict[str, tuple[str, ...]] = {
    "upper": ("Lu", "Lt"),
    "lower": ("Ll",),
    "caseless": ("Lo",),
    "letter": ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me"),
    "digit": ("Nd",),
}
"""Kinds of character, of every script, by Unicode category. They stand inside square brackets: `[{upper}{digit}]`."""

_PIECE = re.compile(r"\{([a-z][a-z-]*)\}")
_LAST_LETTER = 0x32400
_SYNTAX = r"\.*+?()[]{}|/^$"
_TOKEN = re.compile(
    r"""(?P<escape>\\u[0-9A-Fa-f]{4}|\\[.*+?()\[\]{}|/\\^$])
      | (?P<other_escape>\\.?)
      | (?P<class>\[\^?(?:\\.|[^\]\[\\])+\])
      | (?P<group>\((?:\?(?::|=|!|<=|<!))?(?!\?))
      | (?P<many>(?:[*+?]|\{\d+(?:,\d*)?\})\??(?!\+))
      | (?P<plain>[^\\\[\](){}*+?.^$]|\))""",
    re.VERBOSE | re.DOTALL,
)


def expanded(pattern: str, pieces: Mapping[str, str], reader: Reader) -> str:
    """A pattern with its pieces written out.

    Args:
        pattern: as it stands in the rules.
        pieces: further pieces by name; they may themselves use pieces.
        reader: what will read it.

    Raises:
        ValueError: naming a piece that does not exist, or one that uses itself.
    """
    return _filled(pattern, pieces, reader, ())


def any_of(words: tuple[str, ...]) -> str:
    """A piece that matches any of these words, to the letter."""
    return f"(?:{'|'.join(''.join(f'{chr(92)}{c}' if c in _SYNTAX else c for c in w) for w in words)})"


def refuse_what_differs(pattern: str, pieces: Mapping[str, str]) -> None:
    """Refuse a pattern that Python and a browser would read differently, or that neither can read.

    Args:
        pattern: as it stands in the rules.
        pieces: further pieces by name.

    Raises:
        ValueError: saying what to write instead.
    """
    # Two letters stand in for every kind of character: syntax is all that is looked at here.
    plain = _PIECE.sub(lambda m: "ab" if m[1] in KINDS else m[0], _with_kinds_kept(pattern, pieces))
    at = 0
    while at < len(plain):
        token = _TOKEN.match(plain, at)
        if token is None or token["other_escape"]:
            raise ValueError(f"the pattern cannot use {plain[at : at + 2]!r} here, which browsers read differently; {_INSTEAD}")
        if token["class"] and (re.search(r"--|&&|~~|\|\|", token[0]) or re.search(r"\\[^.*+?()\[\]{}|/\\^$u]", token[0])):
            raise ValueError(f"the pattern cannot use {token[0]!r}, which browsers read differently; {_INSTEAD}")
        at = token.end()
    try:
        empty = re.compile(plain).match("")
    except re.error as error:
        raise ValueError(f"the pattern cannot be read ({error.msg})") from error
    if empty:
        raise ValueError("the pattern also fits where there is nothing at all; let it ask for at least one character")


_INSTEAD = "write [{letter}], [{digit}] or [ ], and {start} and {end} for the ends of words"


def compiled(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    """The pattern, ready for Python. What was compiled before is not compiled again."""
    return _compiled(expanded(pattern, pieces, "python"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _with_kinds_kept(pattern: str, pieces: Mapping[str, str]) -> str:
    return _filled(pattern, {**pieces, **{kind: f"{{{kind}}}" for kind in KINDS}}, None, ())


def _filled(pattern: str, pieces: Mapping[str, str], reader: Reader | None, inside: tuple[str, ...]) -> str:
    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name in KINDS:
            return found[0] if reader is None else _characters(name, reader)
        if name not in pieces:
            raise ValueError(f"there is no piece called {{{name}}}; there are {', '.join(sorted({*pieces, *KINDS}))}")
        if name in inside:
            raise ValueError(f"the piece {{{name}}} uses itself")
        return _filled(pieces[name], pieces, reader, (*inside, name))

    return _PIECE.sub(fill, pattern)


def _characters(kind: str, reader: Reader) -> str:
    if reader == "browser":
        return "".join(rf"\p{{{category}}}" for category in KINDS[kind])
    return _ranges(kind)


@cache
def _ranges(kind: str) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _runs(set(KINDS[kind])))


def _runs(categories: set[str]) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for code in range(_LAST_LETTER):
        inside = unicodedata.category(chr(code)) in categories
        if inside and first is None:
            first = code
        elif not inside and first is not None:
            yield first, code - 1
            first = None
