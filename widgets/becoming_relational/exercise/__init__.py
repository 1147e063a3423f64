"""`Exercise`: any exercise of the course, by its id."""

from .widget import Exercise

__all__ = ["Exercise"]
