"""The house itself: what must lie where, what the wheel carries, and what the repository does not say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP = ["course", "widgets", "assessments", "tests", "_config.yml", "_toc.yml", "requirements.txt", "README.md"]
REQUIRED = ["jupyterlab", "ipywidgets", "nbgrader", "jupyter-book", "matplotlib"]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


@pytest.mark.parametrize("name", TOP)
def test_the_fixed_names_are_at_the_top(name: str) -> None:
    assert (ROOT / name).exists()


def test_everything_installed_is_pinned_and_names_no_host() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert lines
        assert [line for line in lines if "==" not in line] == []
        assert "://" not in text
    pinned = {line.split("==")[0].lower() for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if "==" in line}
    assert set(REQUIRED) <= pinned
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []


def test_the_oldest_python_is_one_that_every_pin_admits() -> None:
    # A lock made for a newer 3.11 fails on Debian's 3.11.2; the compiler was told so in the Makefile.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11.2,<3.14"
    assert (ROOT / "Makefile").read_text(encoding="utf-8").count("--python-version 3.11.2") == 2


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=ROOT, check=True, capture_output=True)
    (path,) = out.glob("*.whl")
    return set(zipfile.ZipFile(path).namelist())


def test_the_wheel_carries_content_views_styles_lessons_and_the_extension(wheel: set[str]) -> None:
    package = ROOT / "widgets" / "becoming_relational"
    for path in package.rglob("*"):
        if path.suffix in {".yml", ".js", ".css", ".json", ".j2", ".html"} and path.is_file():
            assert f"becoming_relational/{path.relative_to(package).as_posix()}" in wheel
    assert "becoming_relational/course/index.md" in wheel
    assert "becoming_relational/course/_toc.yml" in wheel
    assert any(name.endswith("share/jupyter/labextensions/becoming-relational/package.json") for name in wheel)


def test_no_views_or_pages_load_from_another_host() -> None:
    far = re.compile(r"(src|href|from|import|url)\s*[=(]?\s*[\"'(](https?:)?//", re.I)
    places = [p for p in tracked() if p.suffix in {".js", ".css", ".html", ".j2"} and (ROOT / "widgets") in p.parents]
    assert places
    assert [f"{p.name}: {m.group(0)}" for p in places for m in far.finditer(p.read_text(encoding="utf-8"))] == []


def test_no_output_is_kept_in_a_notebook_of_the_repository() -> None:
    assert [p for p in tracked() if p.suffix == ".ipynb"] == []
