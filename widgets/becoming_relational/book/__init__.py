"""The static book: a Sphinx extension that makes each page whole without a kernel, another host or even a script.

Pages come from `course/` through Jupyter Book. This package gives them a theme of their own (`theme/`), shows their
activities (`activities.py`, `host.js`), runs their cells where nobody's journal is (`kernels.py`), and refuses a book
that asks another host for anything (`self_contained.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from . import activities, kernels, pages, self_contained

THEME = Path(__file__).parent / "theme"


def setup(app: Any) -> dict[str, Any]:
    """Register the theme and everything that happens to a page.

    Args:
        app: the Sphinx application.
    """
    app.add_html_theme("becoming_relational", str(THEME))
    kernels.setup(app)
    activities.setup(app)
    pages.setup(app)
    self_contained.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
