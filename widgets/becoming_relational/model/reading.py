"""Turns YAML a teacher wrote into the model, or says in one sentence what is wrong and where."""

from __future__ import annotations

from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from .part import Part

P = TypeVar("P", bound=Part)

# What each missing or mistaken key looks like when it is right: shown with the error.
EXAMPLES: dict[str, str] = {
    "content_note": "content_note: Shame about a mistake; being misnamed.",
    "risks": "risks: It can sound like a rule rather than like interest.",
    "opens": "opens: Room for her to say how it has been.",
    "lands": "lands:\n  - {client: adaeze, how: meets, words: She lets out a breath.}\n"
    "  - {client: tom, how: misses, words: He wonders what he did wrong.}",
    "threads": "threads: [v-name]",
    "phases": "threads: [phase-2]",
    "id": "id: v-name",
    "kind": "kind: words",
    "minutes": "minutes: 15",
    "label": "label: What do you notice first?",
}
_SAYS = {
    "missing": "is missing",
    "extra_forbidden": "is not a key this course knows",
    "union_tag_invalid": "is not a kind of field this course knows",
    "union_tag_not_found": "needs a 'kind'",
}


class ContentError(ValueError):
    """A piece of content that cannot be used, told to the person who can mend it.

    Attributes:
        file: the file as it was named.
        line: the line, counted from 1.
        problem: what is wrong and what was expected.
        example: how it looks when it is right, or "".
    """

    def __init__(self, file: str, line: int, problem: str, example: str = "") -> None:
        self.file, self.line, self.problem, self.example = file, line, problem, example
        shown = f"\nFor example:\n{example}" if example else ""
        super().__init__(f"{file}, line {line}: {problem}{shown}")


def read(text: str, into: type[P], file: str) -> P:
    """Read one file's text.

    Args:
        text: YAML.
        into: the kind of part it should be.
        file: its name, for messages.

    Raises:
        ContentError: if it is not YAML, or not a whole and consistent part.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        given = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        said = getattr(error, "problem", None) or "it cannot be read"
        raise ContentError(
            file, line, f"this is not YAML ({said}); check the spaces at the start of the line and put text with a colon in quotes",
            'title: "A name: said wrong"',
        ) from error  # fmt: skip
    if not isinstance(given, dict) or node is None:
        raise ContentError(file, 1, "this is not a list of keys and values", "id: v-name\ntitle: A name, said wrong")
    twice = _key_twice(node)
    if twice:
        raise ContentError(file, twice.start_mark.line + 1, f"the key {twice.value!r} stands twice here; keep one")
    try:
        return into.model_validate(given)
    except ValidationError as error:
        raise _told(error, node, into, file) from error


def _told(error: ValidationError, node: yaml.Node, into: type[Part], file: str) -> ContentError:
    # An unknown key is usually the cause of a missing one: tell it first.
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    path = [p for p in first["loc"]]
    key = next((str(p) for p in reversed(path) if isinstance(p, str)), "")
    where = ".".join(str(p + 1) if isinstance(p, int) else p for p in path)
    line = _line_of(node, path)
    kind = first["type"]
    if kind == "value_error":
        problem = str(first["ctx"]["error"]) if "ctx" in first else first["msg"]
        return ContentError(file, line, problem, EXAMPLES.get("lands" if "client" in problem else "", ""))
    said = _SAYS.get(kind, f"is not right: {first['msg'][0].lower()}{first['msg'][1:]}")
    problem = f"{where or 'this'} {said}"
    if kind == "extra_forbidden":
        problem += f"; it may be a slip for one of: {', '.join(_known_keys(into, path))}"
    return ContentError(file, line, problem, EXAMPLES.get(key, ""))


def _known_keys(into: type[Part], path: list[Any]) -> list[str]:
    """The keys that the model allows where an unknown one was found."""
    schema = into.model_json_schema()
    here: dict[str, Any] = schema
    for step in path[:-1]:
        here = _resolve(here, schema)
        if isinstance(step, int):
            here = here.get("items") or (here.get("prefixItems") or [{}])[0]
        elif step in here.get("properties", {}):
            here = here["properties"][step]
        elif "discriminator" in here:
            here = {"$ref": here["discriminator"]["mapping"].get(step, "")}
    return sorted(_resolve(here, schema).get("properties", {}))


def _resolve(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for option in here.get("anyOf", []):
        if option.get("type") != "null":
            here = option
            break
    name = here.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema["$defs"][name] if name else here
    return found


def _line_of(node: yaml.Node, path: list[Any]) -> int:
    """The line of the deepest part of the path that was written."""
    line = node.start_mark.line + 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                continue  # a union's tag stands in the path, but not in the file
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def _key_twice(node: yaml.Node) -> yaml.ScalarNode | None:
    if isinstance(node, yaml.SequenceNode):
        return next((found for item in node.value if (found := _key_twice(item))), None)
    if not isinstance(node, yaml.MappingNode):
        return None
    seen: set[str] = set()
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                return key
            seen.add(key.value)
        if found := _key_twice(value):
            return found
    return None
