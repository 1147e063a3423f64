"""What all tests share: a journal that is nobody's, and one real Chromium."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.chromium import HOW_TO_GET_ONE, find_chromium, launch_arguments

# nbgrader calls `alembic`, and Jupyter its own commands, by name: they must be those of this environment.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


# How long a page may take says something of the machine, and nothing of the course.
expect.set_options(timeout=60_000)


@pytest.fixture(autouse=True, scope="session")
def _nobodys_journal(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test may ever meet the journal of the person who runs it."""
    os.environ["BECOMING_RELATIONAL_JOURNAL"] = str(tmp_path_factory.mktemp("home") / "journal")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """A real Chromium; without one the tests fail and say how to get it."""
    path = find_chromium()
    assert path, HOW_TO_GET_ONE
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, driving the Chromium found on this machine."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """One browser for the whole run; each test opens a context of its own."""
    browser = playwright.chromium.launch(executable_path=chromium_path, args=launch_arguments())
    yield browser
    browser.close()


LONG = {"test_lessons"}
"""Files that take minutes: two processes share them, each with a server of its own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a file's tests together, so that two processes share the work and neither starts a server or builds the book twice."""
    for number, item in enumerate(items):
        if item.get_closest_marker("xdist_group") is None:
            half = f" {number % 2}" if item.path.stem in LONG else ""
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}{half}"))
