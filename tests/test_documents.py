"""A command in a document works: each is run here, or belongs to a test that runs it for longer."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "CONTRIBUTING.md"]
RUN_ELSEWHERE = {
    "make course": "tests/lessons starts the same module and stops it",
    "make test": "this run",
    "make book": "tests/book builds the book",
    "becoming-relational start": "tests/lessons starts it",
}


def commands(document: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [line.strip() for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines() if line.strip()]


@pytest.mark.parametrize(("document", "command"), [(d, c) for d in DOCUMENTS for c in commands(d)])
def test_a_command_in_a_document_works(document: str, command: str) -> None:
    if command.startswith("make "):
        shown = subprocess.run(["make", "--dry-run", *command.split()[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
        assert shown.returncode == 0, shown.stderr
    if command in RUN_ELSEWHERE:
        return
    done = subprocess.run(command.split(), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_make_target_named_in_a_document_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for document in DOCUMENTS:
        named = set(re.findall(r"`make ([a-z]+)", (ROOT / document).read_text(encoding="utf-8")))
        assert named <= targets, (document, named - targets)


def test_every_folder_in_the_map_exists() -> None:
    table = re.findall(r"^\| (`.*?) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert table
    for row in table:
        for name in re.findall(r"`([^`]+)`", row):
            assert (ROOT / name).exists(), name


def test_links_in_documents_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text(encoding="utf-8")):
            assert (ROOT / link).exists(), f"{document}: {link}"
