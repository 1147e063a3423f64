"""The command of the installed package, for a learner's own machine.

becoming-relational start                     the course, in the browser
becoming-relational check my-content          whether exercises of one's own can be used
becoming-relational export --format markdown  one's own words, to take along
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import platformdirs


def main(arguments: list[str] | None = None) -> None:
    """Do what the command line asks."""
    given = _parser().parse_args(arguments)
    given.do(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="becoming-relational", description="A practice course for therapists in training.")
    commands = parser.add_subparsers(required=True, metavar="what to do")
    start = commands.add_parser("start", help="open the course in your browser")
    start.add_argument("--folder", type=Path, help="where the lessons are put (“Becoming Relational” among your documents)")
    start.add_argument("--port", type=int, default=8000, help="where the course is reached on this computer (8000)")
    start.add_argument("--no-browser", action="store_true", help="only say where it is")
    start.set_defaults(do=_start)
    check = commands.add_parser("check", help="see whether a folder of your own exercises and vignettes can be used")
    check.add_argument("folder", type=Path)
    check.set_defaults(do=_check)
    export = commands.add_parser("export", help="write out everything in your journal")
    export.add_argument("--format", choices=("markdown", "html", "json"), default="markdown")
    export.set_defaults(do=_export)
    return parser


def _start(given: argparse.Namespace) -> None:
    from .serving import Course, address, port_is_free, serve, stop_sentence

    if not port_is_free(given.port):
        sys.exit(f"{stop_sentence(given.port)} For example: becoming-relational start --port {given.port + 1}")
    from .derive import derive
    from .pages import PageTrouble, open_course

    folder = given.folder or _own_folder()
    print(f"Putting the lessons into {folder} …", flush=True)
    try:
        done = derive(open_course(), folder)
    except PageTrouble as trouble:
        sys.exit(f"The lessons could not be prepared, and nothing was started. {trouble}")
    except OSError as error:
        sys.exit(
            f"The lessons could not be put into {folder} ({error.strerror}). "
            "Choose another folder with --folder; nothing you wrote was touched."
        )
    print("\n".join([*done.sentences(), "Starting the course …"]), flush=True)
    course = Course(folder.resolve(), given.port)
    serve(
        course,
        lambda token: print(
            f"\nThe course is open at {address(course, token)}\n\nLeave this window open. Ctrl-C stops the course.", flush=True
        ),
        browser=not given.no_browser,
    )
    print("\nThe course has stopped. What you wrote is in your journal.", flush=True)


def _own_folder() -> Path:
    documents = Path(platformdirs.user_documents_dir())
    return (documents if documents.is_dir() else Path.home()) / "Becoming Relational"


def _check(given: argparse.Namespace) -> None:
    from ..model.reading import ContentError
    from ..store.library import check_folder

    if not given.folder.is_dir():
        sys.exit(f"There is no folder {given.folder}.")
    troubles: list[ContentError] = check_folder(given.folder)
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    if troubles:
        sys.exit(1)
    print(f"Everything in {given.folder} can be used.")


def _export(given: argparse.Namespace) -> None:
    from ..store.files import FileJournal, journal_folder
    from ..store.journal import JournalTrouble

    try:
        text = FileJournal(journal_folder()).export(given.format)
    except JournalTrouble as trouble:
        sys.exit(trouble.sentence)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
