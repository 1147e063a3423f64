"""The model as JSON Schema: an editor completes and corrects with it, and messages take their examples from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .exercise import Exercise
from .identifying import Rules
from .part import Part
from .phase import Cycle
from .prompt import Prompts, Threads
from .room import Rooms
from .vignette import Vignette

FILES: dict[str, type[Part]] = {
    "vignette": Vignette,
    "exercise": Exercise,
    "cycle": Cycle,
    "prompts": Prompts,
    "threads": Threads,
    "rooms": Rooms,
    "identifying-details": Rules,
}
"""What each schema describes, by the schema's name."""


def schema_for(name: str) -> dict[str, Any]:
    """The schema of one kind of file.

    Args:
        name: one of `FILES`.
    """
    schema = FILES[name].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": name}


def place(schema: dict[str, Any], path: Sequence[str | int]) -> dict[str, Any]:
    """What a schema says about the place a path leads to; empty where it leads nowhere.

    Args:
        schema: of a whole file.
        path: keys, positions, and the kind of a field where there are several.
    """
    here = schema
    for step in path:
        here = _followed(here, schema)
        if isinstance(step, int):
            prefix = here.get("prefixItems", [])
            here = prefix[step] if step < len(prefix) else here.get("items", {})
        elif step in here.get("properties", {}):
            here = here["properties"][step]
        elif "discriminator" in here:
            here = {"$ref": here["discriminator"]["mapping"].get(step, "")}
        else:
            here = here.get("additionalProperties", {})
        if not isinstance(here, dict):
            return {}
    return _followed(here, schema)


def _followed(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    options = [o for o in here.get("anyOf", []) if o.get("type") != "null"]
    if options:
        # What stands beside 'anyOf', such as an example, belongs to the option.
        here = {**{k: v for k, v in here.items() if k != "anyOf"}, **options[0]}
    name = here.get("$ref", "").rpartition("/")[2]
    if not name:
        return here
    return {**schema["$defs"].get(name, {}), **{k: v for k, v in here.items() if k != "$ref"}}
