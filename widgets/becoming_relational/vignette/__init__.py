"""`Vignette`: an invented scene that unfolds, with no right answer."""

from .widget import Vignette

__all__ = ["Vignette"]
