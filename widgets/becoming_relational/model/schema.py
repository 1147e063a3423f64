"""The model as JSON Schema: an editor completes and corrects with it, and messages take their examples from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .part import Part


def schema_for(name: str, part: type[Part]) -> dict[str, Any]:
    """The schema of one kind of file.

    Args:
        name: what the schema is called.
        part: what the file holds.
    """
    schema = part.model_json_schema()
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
            here = _one_kind(here, step, schema)
        else:
            here = here.get("additionalProperties", {})
        if not isinstance(here, dict):
            return {}
    return _followed(here, schema)


def _one_kind(here: dict[str, Any], step: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Of several kinds, the one that is named; or what the first kind with such a key says of the key."""
    if step in here["discriminator"]["mapping"]:
        return {"$ref": here["discriminator"]["mapping"][step]}
    kinds = [_followed(kind, schema).get("properties", {}) for kind in here["oneOf"]]
    found: dict[str, Any] = next((properties[step] for properties in kinds if step in properties), {})
    return found


def _followed(here: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    options = [o for o in here.get("anyOf", []) if o.get("type") != "null"]
    if options:
        # What stands beside 'anyOf', such as an example, belongs to the option.
        here = {**{k: v for k, v in here.items() if k != "anyOf"}, **options[0]}
    name = here.get("$ref", "").rpartition("/")[2]
    if not name:
        return here
    return {**schema["$defs"].get(name, {}), **{k: v for k, v in here.items() if k != "$ref"}}
