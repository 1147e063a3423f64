"""Where the tests find a real Chromium."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW_TO_GET_ONE = (
    "No Chromium was found, and the course is checked in a real one. On Debian or Ubuntu: sudo apt install chromium. "
    "On another machine install Chromium or Chrome, and name it if it is not on the path: CHROMIUM=/where/it/is make test"
)


def find_chromium() -> str | None:
    """The path of a Chromium, from the variable CHROMIUM or the usual names, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_arguments() -> list[str]:
    """What Chromium needs here: no call to other hosts, and no sandbox where root runs it."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"]
    return quiet + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
