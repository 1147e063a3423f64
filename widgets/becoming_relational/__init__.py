"""Becoming Relational: exercises for therapists in training, as widgets.

    from becoming_relational import Exercise, PhaseCycle, ReflectionLog, Vignette

Each is imported when it is first asked for, so that what needs no notebook does not wait for one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .exercise import Exercise
    from .phase_cycle import PhaseCycle
    from .reflection_log import ReflectionLog
    from .vignette import Vignette

__all__ = ["Exercise", "PhaseCycle", "ReflectionLog", "Vignette"]

_FOLDERS = {"Exercise": "exercise", "PhaseCycle": "phase_cycle", "ReflectionLog": "reflection_log", "Vignette": "vignette"}


def __getattr__(name: str) -> Any:
    if name not in _FOLDERS:
        raise AttributeError(f"becoming_relational has no {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(f".{_FOLDERS[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
