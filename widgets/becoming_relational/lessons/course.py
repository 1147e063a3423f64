"""`make course` and `make lab`: builds what is out of date, starts everything, and says where it is.

python -m becoming_relational.lessons.course [--port 8000] [--lab]
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

from .derive import derive
from .pages import PageTrouble, find_course, open_course
from .serving import HOST, Course, address, port_is_free, serve, stop_sentence

BUILDER = "becoming_relational.book.build"


def main(arguments: list[str] | None = None) -> None:
    """Start the course and stay until it is stopped."""
    parser = argparse.ArgumentParser(prog="make course", description="The course on this machine: lessons and book.")
    parser.add_argument("--port", type=int, default=8000, help="where it is reached (8000)")
    parser.add_argument("--lab", action="store_true", help="JupyterLab alone, without building the book")
    given = parser.parse_args(arguments)
    if not port_is_free(given.port):
        sys.exit(f"{stop_sentence(given.port)} For example: make {'lab' if given.lab else 'course'} PORT={given.port + 1}")
    root = find_course()[1]
    book = None if given.lab else _book(root)
    folder = root / "_build" / "lessons"
    _say("Preparing the lessons …")
    try:
        done = derive(open_course(), folder)
    except PageTrouble as trouble:
        sys.exit(f"The lessons could not be prepared, and nothing was started. {trouble}")
    for sentence in done.sentences():
        _say(sentence)
    _say("Starting the course …")
    course = Course(folder, given.port, book, given.lab)
    serve(course, lambda token: _say(_addresses(course, token)))
    _say("\nThe course has stopped. What you wrote is in your journal.")


def _book(root: Path) -> Path | None:
    built = root / "_build" / "html"
    stamp = root / "_build" / "html.made-from"
    now = _made_from(root)
    if (built / "index.html").is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        _say("The book is up to date.")
        return built
    if importlib.util.find_spec(BUILDER) is None:
        _say("The book cannot be built here; the lessons have all its pages.")
        return None
    _say("Building the book (a minute or two the first time) …")
    if subprocess.run([sys.executable, "-m", BUILDER], cwd=root, check=False).returncode == 0:
        stamp.write_text(now, encoding="utf-8")
        return built
    _say("The book could not be built: the lines above say why. The lessons start without it.")
    return None


def _made_from(root: Path) -> str:
    """Changes when anything the book is made from changes."""
    digest = hashlib.sha256()
    folders = [p for name in ("course", "widgets") for p in sorted((root / name).rglob("*"))]
    for path in [root / "_config.yml", root / "_toc.yml", root / "requirements.txt", *folders]:
        if path.is_file() and not {"__pycache__", "lessons", "grading"} & set(path.parts):
            digest.update(f"{path.relative_to(root)} {path.stat().st_size} {path.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _addresses(course: Course, token: str) -> str:
    at = f"http://{HOST}:{course.port}"
    key = f"?token={token}" if token else ""
    if course.lab:
        return f"\nThe course in JupyterLab:  {at}/lab/tree/index.ipynb{key}\n\nCtrl-C stops it.\n"
    lines = [
        ("The course", f"{at}/"),
        ("The lessons", address(course, token)),
        *([("The book", f"{at}/book/")] if course.book else []),
        ("JupyterLab", f"{at}/lab/tree/index.ipynb{key}"),
    ]
    return "\n" + "\n".join(f"  {name:<12} {where}" for name, where in lines) + "\n\nCtrl-C stops all of it.\n"


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
