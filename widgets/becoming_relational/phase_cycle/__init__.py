"""A look at one's week, drawn as a ring."""

from .widget import PhaseCycle

__all__ = ["PhaseCycle"]
