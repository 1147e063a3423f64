"""How long things take on this machine: several runs of each, and the median.

    make bench

Nothing here is a pass or a fail: a time is a fact about a machine. Sizes are tests; see tests/book.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3


def main() -> None:
    """Time each thing and print a table."""
    print(f"{RUNS} runs each; {os.cpu_count()} processors; Python {sys.version.split()[0]}\n")
    for name, once in {
        "import becoming_relational": _importing,
        "the book, when nothing has changed": _book_again,
        "the book, from nothing": _book_from_nothing,
        "the journal: one entry kept safely": _one_entry,
    }.items():
        times = sorted(_timed(once) for _ in range(RUNS))
        print(f"{name:42} median {statistics.median(times):8.3f} s   (from {times[0]:.3f} to {times[-1]:.3f})", flush=True)


def _timed(once: Callable[[], float | None]) -> float:
    began = time.perf_counter()
    own = once()
    return time.perf_counter() - began if own is None else own


def _importing() -> None:
    subprocess.run([sys.executable, "-c", "from becoming_relational import Vignette"], check=True, cwd=ROOT)


def _book_again() -> None:
    _build()


def _book_from_nothing() -> None:
    subprocess.run(["make", "--silent", "clean"], check=True, cwd=ROOT)
    _build()


def _build() -> None:
    subprocess.run([sys.executable, "-m", "becoming_relational.book.build"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def _one_entry() -> float:
    """Seconds for one entry, from fifty: each written, flushed to the disk and moved into place."""
    with tempfile.TemporaryDirectory() as folder:
        code = f"""
import time
from pathlib import Path
from becoming_relational.model.record import Asked, Body, Record
from becoming_relational.store.files import FileJournal
journal, now = FileJournal(Path({folder!r}) / "journal"), "2026-01-01T12:00:00Z"
began = time.perf_counter()
for n in range(50):
    asked = Asked(title="A page", fingerprint="0" * 16)
    body = Body(answers={{"entry": {{"text": "Some words. " * 50}}}})
    journal.save(Record(schema=1, id=f"reflection-log-{{n:08x}}", kind="entry", exercise="reflection-log", room="only-me",
                        asked=asked, created=now, saved=now, body=body), "")
print((time.perf_counter() - began) / 50)
"""
        done = subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
