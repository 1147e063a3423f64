"""A course that runs for the tests: its own process, folder, journal and port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

KEY = "the-key-of-the-tests"
SERVE = (
    "import sys; from pathlib import Path; from becoming_relational.lessons.serving import Course, serve; "
    "serve(Course(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3] else None), lambda key: print('open', flush=True))"
)


@dataclass
class Running:
    """A course that is being served."""

    process: subprocess.Popen[str]
    port: int
    folder: Path
    journal: Path

    @property
    def at(self) -> str:
        """Its address, without a slash."""
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """End it, if it has not ended."""
        self.process.terminate()
        self.process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody who has never started the course."""
    own = {
        "JUPYTER_TOKEN": KEY,
        "XDG_DATA_HOME": str(home / "data"),
        "JUPYTER_CONFIG_DIR": str(home / "jupyter"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "BECOMING_RELATIONAL_JOURNAL": str(home / "journal"),
        "PYTHONUNBUFFERED": "1",
    }
    return os.environ | own


def begin(command: list[str], home: Path, until: str, port: int) -> Running:
    """Start the course in a session of its own, and wait until it says that it is there."""
    process = subprocess.Popen(
        [sys.executable, *command], env=environment(home), cwd=home, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout
    for line in process.stdout:
        if until in line:
            return Running(process, port, home / "lessons", home / "journal")
    raise AssertionError(f"The course ended with {process.wait()} and never said {until!r}.")


@contextmanager
def serving(folder: Path, home: Path, book: Path | None = None, port: int = 0) -> Iterator[Running]:
    """Serve a folder of lessons."""
    port = port or free_port()
    running = begin(["-c", SERVE, str(folder), str(port), str(book or "")], home, "open", port)
    running.folder = folder
    try:
        yield running
    finally:
        running.stop()


def in_session(process: subprocess.Popen[str]) -> list[int]:
    """Every process that came from this one, whatever group it put itself into."""
    mark = f"JUPYTER_RUNTIME_DIR={environment_of(process.pid).get('JUPYTER_RUNTIME_DIR', '?')}"
    return [each.pid for each in psutil.process_iter() if mark in {f"{k}={v}" for k, v in environment_of(each.pid).items()}]


def environment_of(pid: int) -> dict[str, str]:
    """The environment of a process; empty if it is gone or another person's."""
    try:
        return dict(psutil.Process(pid).environ())
    except psutil.Error:
        return {}


def get(address: str) -> tuple[int, dict[str, str], str]:
    """Fetch one address exactly as it is written, without following it elsewhere."""
    import http.client

    host, _, path = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host)
    connection.request("GET", f"/{path}")
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")


def ask(address: str, method: str = "GET") -> bytes:
    """Ask the server's own interface, with the key."""
    request = urllib.request.Request(address, method=method, headers={"Authorization": f"token {KEY}"})
    with urllib.request.urlopen(request) as answer:
        return bytes(answer.read())
