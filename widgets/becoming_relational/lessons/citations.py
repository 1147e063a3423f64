"""What a citation reads like where nothing renders it: a name and a year, and the list at the end."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pybtex.database import BibliographyData, Entry, parse_file
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

TEXTUAL = {"t", "ts", "ct", "cts"}
"""Roles such as {cite:t}, where the name is part of the sentence."""


@lru_cache(maxsize=4)
def read_references(path: Path) -> BibliographyData:
    """The course's references."""
    return parse_file(str(path), bib_format="bibtex")


def citation(references: BibliographyData, keys: list[str], role: str) -> str:
    """A citation in words.

    Args:
        references: what may be cited.
        keys: the works, by key.
        role: `cite`, `cite:p`, `cite:t` and their like.

    Raises:
        KeyError: for the first key that is not among the references.
    """
    style = role.partition(":")[2]
    named = [(_names(references.entries[key]), _year(references.entries[key])) for key in keys]
    if style in TEXTUAL:
        return "; ".join(f"{names} ({year})" for names, year in named)
    return "(" + "; ".join(f"{names}, {year}" for names, year in named) + ")"


def reference_list(references: BibliographyData, keys: list[str] | None) -> list[str]:
    """The works in full, in the order of their authors.

    Args:
        references: all works.
        keys: the works wanted; None for all of them.
    """
    style = find_plugin("pybtex.style.formatting", "plain")()
    backend = find_plugin("pybtex.backends", "markdown")()
    wanted = list(references.entries) if keys is None else keys
    return [str(entry.text.render(backend)) for entry in style.format_bibliography(references, wanted)]


def _names(entry: Entry) -> str:
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    last = [str(Text.from_latex(" ".join([*person.prelast_names, *person.last_names]))) for person in people]
    if not last:
        return str(Text.from_latex(entry.fields.get("title", entry.key)))
    if len(last) == 1:
        return last[0]
    return f"{last[0]} and {last[1]}" if len(last) == 2 else f"{last[0]} et al."


def _year(entry: Entry) -> str:
    return str(entry.fields.get("year", "n.d."))
