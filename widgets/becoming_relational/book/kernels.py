"""Where the cells of a page run while the book is built: with no one's journal, no one's profile, no stale result.

A page's results are kept between builds. myst-nb tells whether they still hold by the page's cells alone, so after a
change to a view it would go on showing the old one. Here they are kept in a folder named after the sources instead.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from .sources import behind_activities, fingerprint

KEPT = "kept-results"
PROFILE = """# The cells of a book: nothing remembered, and no word about a connection that never leaves this machine.
c.Application.log_level = 40
c.HistoryManager.enabled = False
"""


def kernel_environment(empty: Path) -> dict[str, str]:
    """The variables a kernel gets while the book is built.

    Args:
        empty: a folder with nothing in it.
    """
    return {
        # The book is public. Whatever a page shows, it must never be from the journal of the person who builds it.
        "BECOMING_RELATIONAL_JOURNAL": str(empty / "journal"),
        # A file that lies beside a page must not pose as the package.
        "PYTHONSAFEPATH": "1",
        # Nor may somebody's own start-up files take part.
        "IPYTHONDIR": str(empty / "ipython"),
    }


def _keep_results_by_sources(app: Any, config: Any) -> None:
    kept = Path(app.outdir).resolve().parent / KEPT
    name = fingerprint(behind_activities())
    for old in kept.glob("*"):
        if old.name != name:
            shutil.rmtree(old)
    # Sphinx reads every page anew when this setting changes.
    config.nb_execution_cache_path = str(kept / name)


def _lend_environment(app: Any) -> None:
    empty = Path(tempfile.mkdtemp(prefix="becoming-relational-book-"))
    profile = empty / "ipython" / "profile_default"
    profile.mkdir(parents=True)
    (profile / "ipython_kernel_config.py").write_text(PROFILE, "utf-8")
    lent = kernel_environment(empty)
    before = {name: os.environ.get(name) for name in lent}
    os.environ.update(lent)

    def give_back(_app: Any, _trouble: Exception | None) -> None:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(empty, ignore_errors=True)

    app.connect("build-finished", give_back)


def setup(app: Any) -> None:
    """Connect to Sphinx.

    Args:
        app: the Sphinx application.
    """
    app.connect("config-inited", _keep_results_by_sources)
    app.connect("builder-inited", _lend_environment)
