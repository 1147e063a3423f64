"""Says in a teacher's words what is wrong with a piece of content, and what would mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from .part import Part, Slip
from .schema import place

Path = tuple[str | int, ...]
Known = dict[str, Any]

_TEXT = "should be words; put them in quotes if they are a number or a single true, false or null"
_LIST = "should be a list: each item on a line of its own after a hyphen, or all of them in [square brackets]"
_KEYS = "should be keys and values, each on a line of its own, moved in by two spaces"
_WHOLE = "should be a whole number"
_YES_NO = "should be true or false"
_ID = "should be written in small letters, digits and single hyphens"

_SAYS: dict[str, Callable[[Known], str]] = {
    "missing": lambda _: "is missing",
    "union_tag_not_found": lambda _: "is missing",
    "union_tag_invalid": lambda c: f"is {c['tag']!r}, which is no kind of field; it should be {_one_of(_quoted(c['expected_tags']))}",
    "literal_error": lambda c: f"should be one of {_one_of(_quoted(c['expected']))}",
    "enum": lambda c: f"should be one of {_one_of(_quoted(c['expected']))}",
    "string_type": lambda _: _TEXT,
    "string_too_short": lambda _: "is empty; write something here",
    "string_too_long": lambda c: f"is too long; {c['max_length']} characters are the most",
    "string_pattern_mismatch": lambda _: _ID,
    "int_type": lambda _: _WHOLE,
    "int_parsing": lambda _: _WHOLE,
    "int_from_float": lambda _: _WHOLE,
    "bool_type": lambda _: _YES_NO,
    "bool_parsing": lambda _: _YES_NO,
    "greater_than_equal": lambda c: f"should be {c['ge']} or more",
    "less_than_equal": lambda c: f"should be {c['le']} or less",
    "too_short": lambda c: f"has too few items: {c['actual_length']}, and it needs at least {c['min_length']}",
    "too_long": lambda c: f"has too many items; {c['max_length']} are the most",
    "tuple_type": lambda _: _LIST,
    "list_type": lambda _: _LIST,
    "dict_type": lambda _: _KEYS,
    "model_type": lambda _: _KEYS,
    "model_attributes_type": lambda _: _KEYS,
}


def _unexpected(_: Known) -> str:
    return "is not what is expected here"


@dataclass(frozen=True)
class Mended:
    """What is wrong at one place.

    Attributes:
        path: the keys and positions that lead there.
        problem: what is wrong and what was expected.
        example: how it looks when it is right.
        instead_of: the key that is likely to be meant by one the course does not know, or "" where none is like it; None for other errors.
    """

    path: Path
    problem: str
    example: str
    instead_of: str | None = None


def all_mended(errors: Sequence[ErrorDetails], given: Any, into: type[Part]) -> list[Mended]:
    """Every error in a teacher's words; those that only follow from another are left out.

    Args:
        errors: as the model found them.
        given: the whole file, as it was read.
        into: the kind of part the file should be.
    """
    # A list counts only what could be read, so it seems too short where an item is wrong.
    deepest = [e for e in errors if not any(o["loc"][: len(e["loc"])] == e["loc"] and len(o["loc"]) > len(e["loc"]) for o in errors)]
    found = [mended(e, given, into) for e in deepest]
    meant = {(*m.path[:-1], m.instead_of) for m in found if m.instead_of is not None}
    found = [m for m in found if m.instead_of is not None or m.path not in meant]
    # An unknown key is usually the cause of what else is wrong: it is told first.
    return sorted(found, key=lambda m: m.instead_of is None)


def mended(error: ErrorDetails, given: Any, into: type[Part]) -> Mended:
    """One error in a teacher's words.

    Args:
        error: as the model found it.
        given: the whole file, as it was read.
        into: the kind of part the file should be.
    """
    path, context = tuple(error["loc"]), error.get("ctx", {})
    slip = context.get("error")
    if isinstance(slip, Slip):
        at = (*path, *slip.at)
        return Mended(at, str(slip), slip.example or example_at(into, at))
    if error["type"] == "extra_forbidden":
        return _unknown_key(path, given, into)
    if error["type"].startswith("union_tag"):
        path = (*path, "kind")
    says = _SAYS.get("string_too_short" if error["input"] is None else error["type"], _unexpected)
    return Mended(path, f"{_named(path, given)} {says(context)}", example_at(into, path))


def example_at(into: type[Part], path: Sequence[str | int]) -> str:
    """How the key a path leads to looks when it is right.

    Args:
        into: the kind of part the file is.
        path: keys, positions, and the kind of a field where there are several.
    """
    schema = _schema(into)
    path = tuple(path)
    while path and isinstance(path[-1], int):
        path = path[:-1]
    here = place(schema, path)
    if not path or not here:
        return "id: v-name"
    key = path[-1]
    if "examples" in here:
        return f"{key}: {_shown(here['examples'][0])}"
    if "enum" in here or "const" in here:
        return f"{key}: {here.get('const') or here['enum'][0]}"
    kind = here.get("type")
    if kind == "integer":
        return f"{key}: {here.get('minimum', 1)}"
    if kind == "boolean":
        return f"{key}: true"
    if kind == "array":
        return f"{key}:\n  - {_item(schema, (*path, 0))}"
    if kind == "object" or "properties" in here:
        return f"{key}:\n" + "\n".join(f"  {line}" for line in _keys(schema, path))
    return f"{key}: {_WORDS}"


_WORDS = "Some words."


def _item(schema: Known, path: Path) -> str:
    keys = _keys(schema, path)
    return "\n    ".join(keys) if keys else "one"


def _keys(schema: Known, path: Path) -> list[str]:
    here = place(schema, path)
    return [f"{key}: {_short(place(schema, (*path, key)))}" for key in here.get("required", [])]


def _shown(example: Any) -> str:
    return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)


def _short(here: Known) -> str:
    if "examples" in here:
        return _shown(here["examples"][0])
    return {"integer": "1", "boolean": "true", "array": "[…]", "object": "{…}"}.get(here.get("type", ""), "…")


def _unknown_key(path: Path, given: Any, into: type[Part]) -> Mended:
    key, above = str(path[-1]), path[:-1]
    schema = _schema(into)
    known = sorted(place(schema, above).get("properties", {}))
    near = get_close_matches(key, known, n=1)
    where = _where(above, given)
    problem = f"the course knows no key {key!r}{f' in {where}' if where else ' here'}"
    if near:
        return Mended(path, f"{problem}; perhaps it should be {near[0]!r}", example_at(into, (*above, near[0])), near[0])
    example = example_at(into, (*above, known[0])) if known else "id: v-name"
    return Mended(path, f"{problem}; the keys are {_one_of(known, 'and')}", example, "")


def _named(path: Path, given: Any) -> str:
    """The place in words, such as: 'risks' in beats 1 › respond › answers 2 (let-it-ring)."""
    real = _written_path(path, given)
    if not real:
        return "this file"
    if isinstance(real[-1], int):
        return _where(real, given)
    where = _where(real[:-1], given)
    return f"{real[-1]!r} in {where}" if where else f"{real[-1]!r}"


def _where(path: Path, given: Any) -> str:
    words: list[str] = []
    here = given
    for step in _written_path(path, given):
        here = _into(here, step)
        if isinstance(step, int):
            its_id = here.get("id") if isinstance(here, dict) else None
            words[-1:] = [f"{words[-1] if words else 'item'} {step + 1}{f' ({its_id})' if isinstance(its_id, str) else ''}"]
        else:
            words.append(step)
    return " › ".join(words)


def _written_path(path: Path, given: Any) -> Path:
    """The path without the kinds of field, which stand in it but not in the file."""
    real: list[str | int] = []
    here = given
    for number, step in enumerate(path):
        last = number == len(path) - 1
        if isinstance(here, dict) and step not in here and (not last or here.get("kind") == step):
            continue
        if not isinstance(here, dict | list):
            break
        real.append(step)
        here = _into(here, step)
    return tuple(real)


def _into(here: Any, step: str | int) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _quoted(listed: str) -> list[str]:
    return re.findall(r"'([^']+)'", listed)


def _one_of(words: Sequence[str], last: str = "or") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


@cache
def _schema(into: type[Part]) -> Known:
    return into.model_json_schema()
