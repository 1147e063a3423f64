"""YAML as a teacher wrote it: what it says, and on which line each thing stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from re import compile as pattern
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Fastest
except ImportError:  # a Python without libyaml reads the same, more slowly
    from yaml import SafeLoader as _Fastest  # type: ignore[assignment]


class _Loader(_Fastest):
    """Reads plain words as words.

    YAML 1.1 turns `No`, `on` and `2024-03-12` into something else; editors follow YAML 1.2, and so do we.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", pattern(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", pattern(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", pattern(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", pattern(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])


class NotYaml(ValueError):
    """The text cannot be read as YAML.

    Attributes:
        line: where reading stopped, counted from 1.
        example: how it looks when it is right.
    """

    def __init__(self, line: int, problem: str, example: str = 'id: v-name\ntitle: "A name: said wrong"') -> None:
        self.line, self.example = line, example
        super().__init__(problem)


@dataclass(frozen=True)
class Written:
    """One file's text, read.

    Attributes:
        given: the keys and values.
    """

    given: dict[str, Any]
    _node: yaml.Node

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the deepest part of a path that was written, counted from 1.

        Args:
            path: keys, and positions in lists. A key that is not there is passed over.
        """
        node, line = self._node, self._node.start_mark.line
        for step in path:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
                if pair is not None:
                    line, node = pair[0].start_mark.line, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line
        return line + 1


def written(text: str) -> Written:
    """Read a text.

    Raises:
        NotYaml: saying what to look at, and on which line.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise NotYaml(1, "this does not begin with a key; write keys and values, each on a line of its own")
        twice = _key_twice(node, set())
        if twice:
            problem = f"the key {twice.value!r} stands twice here; keep one of the two"
            raise NotYaml(twice.start_mark.line + 1, problem, f"{twice.value}: once only")
        return Written(loader.construct_document(node), node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise NotYaml(*_told(text, mark.line + 1 if mark else 1)) from error
    finally:
        loader.dispose()


def _told(text: str, line: int) -> tuple[int, str]:
    lines = text.splitlines() or [""]
    line = min(line, len(lines))
    here = lines[line - 1]
    if here[: len(here) - len(here.lstrip())].count("\t"):
        return line, "this is not YAML: the line begins with a tab; use spaces instead"
    return line, (
        "this is not YAML, or not from this line on; see that the line begins with as many spaces as its neighbours, "
        "and put words that contain a colon, a # or a quotation mark in quotes"
    )


def _key_twice(node: yaml.Node, seen: set[int]) -> yaml.ScalarNode | None:
    if id(node) in seen:
        return None  # what a * refers to has been looked at where it stands
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return next((found for item in node.value if (found := _key_twice(item, seen))), None)
    if not isinstance(node, yaml.MappingNode):
        return None
    keys: set[str] = set()
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in keys:
                return key
            keys.add(key.value)
        if found := _key_twice(value, seen):
            return found
    return None
