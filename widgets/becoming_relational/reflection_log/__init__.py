"""A log of dated entries, and everything one has written found again."""

from .widget import ReflectionLog

__all__ = ["ReflectionLog"]
