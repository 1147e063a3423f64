"""Build the book: `python -m becoming_relational.book.build`.

Every warning is an error, every reference is checked, and pages that did not change are left as they are.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


class BookError(Exception):
    """The book could not be built. The text says which pages and why."""


def _tell(app: Any) -> None:
    """Print a line for each page as it is read, and only then: an unchanged book has nothing to say."""
    expected: list[str] = []

    def count(_app: Any, _env: Any, pages: list[str]) -> None:
        expected[:] = pages

    def reading(_app: Any, page: str, _source: list[str]) -> None:
        number = expected.index(page) + 1 if page in expected else len(expected)
        print(f"  {number:>3} of {len(expected)}  {page}", flush=True)

    app.connect("env-before-read-docs", count)
    app.connect("source-read", reading)


def _plain(said: str) -> str:
    """What was said, without the colours a kernel puts into it."""
    return re.sub(r"\x1b\[[\d;]*m", "", said).strip()


def build(source: Path = ROOT, out: Path | None = None, *, tell: bool = True) -> Path:
    """Build the book and return the folder of its pages.

    Args:
        source: the folder of `_config.yml` and `_toc.yml`.
        out: the folder for the pages; `_build/html` in `source` when left out. What is kept between builds goes beside it.
        tell: whether to print a line for each page read.

    Raises:
        BookError: with everything Sphinx warned of.
    """
    # Here, because these take seconds that `--help` and a mistyped option need not wait for.
    from jupyter_book.config import get_final_config
    from sphinx.application import Sphinx
    from sphinx.util.console import nocolor
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    out = (out or source / "_build" / "html").resolve()
    config, _latex = get_final_config(
        user_yaml=source / "_config.yml",
        sourcedir=source,
        cli_config={"latex_individualpages": False, "nitpicky": True},
        raise_on_invalid=True,
    )
    # Jupyter Book sets this for an extension the book does without.
    config.pop("comments_config", None)
    nocolor()
    warnings = io.StringIO()
    read = out.parent / ".doctrees"
    try:
        with patch_docutils(str(source)), docutils_namespace():
            app = Sphinx(
                srcdir=source,
                confdir=None,
                outdir=out,
                doctreedir=read,
                buildername="html",
                confoverrides=config,
                status=None,
                warning=warnings,
                warningiserror=True,
                keep_going=True,
            )
            if tell:
                _tell(app)
            app.build()
            if app.statuscode:
                raise BookError(_plain(warnings.getvalue()))
    except Exception as trouble:
        # Sphinx warns of a page when it reads it. Read again next time, or the same fault would pass unsaid.
        shutil.rmtree(read, ignore_errors=True)
        if isinstance(trouble, BookError):
            raise
        raise BookError(_plain(f"{warnings.getvalue()}{trouble}")) from trouble
    return out


def main(arguments: list[str] | None = None) -> int:
    """Build the book from the command line.

    Args:
        arguments: as typed; those of the process when left out.
    """
    parser = argparse.ArgumentParser(prog="python -m becoming_relational.book.build", description="Build the book into _build/html.")
    parser.add_argument("--source", type=Path, default=ROOT, help="the folder of _config.yml and _toc.yml")
    parser.add_argument("--out", type=Path, help="where the pages go; _build/html if not given")
    given = parser.parse_args(arguments)
    begun = time.monotonic()
    print("Building the book.", flush=True)
    try:
        out = build(given.source.resolve(), given.out)
    except BookError as trouble:
        print(f"{trouble}\n\nThe book was not built. Mend what is named above, then run the command again.", file=sys.stderr)
        return 1
    print(f"The book is in {out} ({time.monotonic() - begun:.0f} s).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
