"""Makes the environment in `.venv`: all a fresh machine needs is Python, git and make.

    python3 tools/environment.py          what the course needs
    python3 tools/environment.py --test   the same, and the tools that check it

A second run sees that nothing has changed and returns at once. Standard library only, because nothing is installed yet.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.txt"
OLDEST, NEWEST = (3, 11, 2), (3, 13)
INSTALLER = "uv==0.13.9"  # several times faster than pip; pip is the second way


def main() -> None:
    """Make or refresh the environment, or say in one sentence what is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="add the tools that check the course")
    for_tests = parser.parse_args().test
    _check_python()
    wanted = _wanted(for_tests)
    have = STAMP.read_text(encoding="utf-8").split() if STAMP.exists() else []
    if wanted in have:
        return
    if not PYTHON.exists():
        _say("Making the environment in .venv …")
        _run([sys.executable, "-m", "venv", str(VENV)])
    # JupyterLab asks Node for its settings with a script of the older kind; our own package.json would make it one of the newer.
    (VENV / "package.json").write_text("{}\n", encoding="utf-8")
    _say("Installing the course and what it stands on (a minute or two the first time) …")
    _install(["-r", str(ROOT / ("tests/requirements.txt" if for_tests else "requirements.txt"))])
    _install(["--no-deps", "-e", str(ROOT)])
    if for_tests:
        _say("Installing the tools that check the JavaScript …")
        path = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])
        npm = SCRIPTS / ("npm.cmd" if os.name == "nt" else "npm")
        _run([str(npm), "ci", "--silent", "--no-fund", "--no-audit"], env=os.environ | {"PATH": path})
    # The tools include all that the course needs, so one stamp then serves both.
    STAMP.write_text("\n".join([wanted, _wanted(False)] if for_tests else [wanted]), encoding="utf-8")


def _check_python() -> None:
    if sys.version_info[:3] < OLDEST or sys.version_info[:2] > NEWEST:
        have = ".".join(map(str, sys.version_info[:3]))
        _stop(
            f"This course runs on Python 3.11.2 to 3.13, and this is Python {have}. "
            "Install one of those, then name it: make PYTHON=python3.12 course"
        )
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing and not PYTHON.exists():
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        _stop(f"Python's {missing[0]} is missing here. On Debian or Ubuntu, install it with: sudo apt install python{version}-venv")


def _wanted(for_tests: bool) -> str:
    """A fingerprint of everything that decides what is installed."""
    names = ["requirements.txt", "pyproject.toml"] + (["tests/requirements.txt", "package-lock.json"] if for_tests else [])
    # Files of the Lab extension are copied at installation: a change to one means installing again.
    paths = [ROOT / n for n in names] + sorted(p for p in _copied() if p.is_file())
    digest = hashlib.sha256(f"{sys.version_info[:2]} {ROOT} {for_tests}".encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _copied() -> list[Path]:
    lessons = ROOT / "widgets/becoming_relational/lessons"
    return [*lessons.glob("labextension/**/*"), *lessons.glob("server-config/**/*")]


def _install(what: list[str]) -> None:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    if not _works([str(PYTHON), "-m", "uv", "--version"]):
        _run([*pip, "install", INSTALLER])
    fast = [str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON), *what]
    if subprocess.run(fast, cwd=ROOT, check=False).returncode != 0:
        _say("The fast installer did not manage; trying again with pip, which takes longer …")
        _run([*pip, "install", *what])


def _works(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _run(command: list[str], env: dict[str, str] | None = None) -> None:
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode != 0:
        _stop(f"This step did not work: {' '.join(command)}. The lines above say why. To begin afresh: rm -r .venv")


def _say(text: str) -> None:
    print(text, flush=True)


def _stop(sentence: str) -> None:
    sys.exit(sentence)


if __name__ == "__main__":
    main()
