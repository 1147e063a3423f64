"""The command and `make course`: they say what they do, refuse in one sentence, and leave nothing running."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from becoming_relational.lessons import command, course
from becoming_relational.lessons.serving import port_is_free
from tests.lessons.running import KEY, ask, begin, environment, environment_of, free_port, get, in_session


@pytest.fixture
def taken() -> int:  # type: ignore[misc]
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_one_clear_sentence(taken: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not port_is_free(taken)
    for begin_it, way in (
        (
            lambda: command.main(["start", "--port", str(taken), "--folder", str(tmp_path / "lessons")]),
            f"becoming-relational start --port {taken + 1}",
        ),
        (lambda: course.main(["--port", str(taken)]), f"make course PORT={taken + 1}"),
        (lambda: course.main(["--port", str(taken), "--lab"]), f"make lab PORT={taken + 1}"),
    ):
        with pytest.raises(SystemExit) as stopped:
            begin_it()
        assert f"Port {taken} is taken" in str(stopped.value)
        assert way in str(stopped.value)
        assert "\n" not in str(stopped.value)
    assert not (tmp_path / "lessons").exists()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stopping_leaves_no_process(how: signal.Signals, tmp_path: Path) -> None:
    port = free_port()
    start = [
        "-m",
        "becoming_relational.lessons.command",
        "start",
        "--no-browser",
        "--port",
        str(port),
        "--folder",
        str(tmp_path / "lessons"),
    ]
    running = begin(start, tmp_path, "The course is open at", port)
    try:
        kernel = json.loads(ask(f"{running.at}/api/kernels", "POST"))
        ask(f"{running.at}/api/kernels", "POST")
        mine = in_session(running.process)
        assert len(mine) == 3, "the server and two kernels"
        assert kernel["name"] == "python3"
        running.process.send_signal(how)
        assert running.process.wait() == 0
        assert [pid for pid in mine if psutil.pid_exists(pid) and environment_of(pid)] == []
    finally:
        running.stop()
    assert port_is_free(port)
    assert (tmp_path / "lessons/index.ipynb").is_file()


def test_the_second_start_finds_everything_as_it_was(tmp_path: Path) -> None:
    for _ in range(2):
        port = free_port()
        running = begin(
            [
                "-m",
                "becoming_relational.lessons.command",
                "start",
                "--no-browser",
                "--port",
                str(port),
                "--folder",
                str(tmp_path / "Übung ☕"),
            ],
            tmp_path,
            "The course is open at",
            port,
        )
        try:
            assert get(f"{running.at}/lessons?token={KEY}")[0] == 200
        finally:
            running.stop()


def test_everything_in_the_journal_can_be_taken_along(tmp_path: Path) -> None:
    for as_format, begins in (("json", "{"), ("markdown", "#"), ("html", "<!doctype html>")):
        done = subprocess.run(
            [sys.executable, "-m", "becoming_relational.lessons.command", "export", "--format", as_format],
            env=environment(tmp_path),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout.lower().startswith(begins)


def test_a_folder_of_ones_own_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "exercises").mkdir()
    command.main(["check", str(tmp_path)])
    assert "can be used" in capsys.readouterr().out
    (tmp_path / "exercises/broken.yml").write_text("id: broken\ntitle: [\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        command.main(["check", str(tmp_path)])
    assert stopped.value.code == 1
    assert "broken.yml" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="There is no folder"):
        command.main(["check", str(tmp_path / "nowhere")])


def test_the_book_is_built_only_when_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "course").mkdir()
    page = tmp_path / "course/index.md"
    for path in (page, tmp_path / "_toc.yml", tmp_path / "_config.yml"):
        path.write_text("x", encoding="utf-8")
    built: list[object] = []

    def build(what: list[str], cwd: Path, check: bool) -> subprocess.CompletedProcess[str]:
        built.append(what)
        (cwd / "_build/html").mkdir(parents=True, exist_ok=True)
        (cwd / "_build/html/index.html").write_text("book", encoding="utf-8")
        return subprocess.CompletedProcess(what, len(built) - 1)

    monkeypatch.setattr(course.subprocess, "run", build)
    assert course._book(tmp_path) == tmp_path / "_build/html"
    assert course._book(tmp_path) == tmp_path / "_build/html"
    assert len(built) == 1
    assert "up to date" in capsys.readouterr().out
    page.write_text("other words", encoding="utf-8")
    assert course._book(tmp_path) is None, "the second build failed"
    assert "could not be built" in capsys.readouterr().out
