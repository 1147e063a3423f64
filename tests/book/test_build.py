"""The build: it refuses what would harm a reader, forgets what is stale, leaves alone what is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from becoming_relational.book import kernels
from becoming_relational.book.build import BookError, build, main
from becoming_relational.book.sources import behind_activities, fingerprint
from tests.book.books import NOTEBOOK, SMALL, cell, write_book

pytestmark = pytest.mark.xdist_group("book")


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("# A page\n\nSee [there](nowhere.md).\n", "nowhere"),
        ("# A page\n\n![A chair](https://pictures.example/chair.png)\n", "course/page.html: https://pictures.example/chair.png"),
        ("# A page\n\n<script src='//scripts.example/x.js'></script>\n", "course/page.html: //scripts.example/x.js"),
        ("# A page\n\n```{math}\na + b\n```\n", "no script that sets mathematics"),
        (NOTEBOOK + cell("import ipywidgets\nipywidgets.IntSlider()"), "course/page: activity-1 is IntSliderModel"),
        (NOTEBOOK + cell("1 / 0"), "ZeroDivisionError"),
        (NOTEBOOK + cell("import sys\nprint('careful', file=sys.stderr)"), "stderr"),
    ],
    ids=["broken-reference", "other-host", "script-of-other-host", "mathematics", "not-an-anywidget", "failing-cell", "complaining-cell"],
)
def test_refuses_what_would_harm_a_reader(tmp_path: Path, page: str, said: str) -> None:
    with pytest.raises(BookError) as refused:
        build(write_book(tmp_path / "source", page=page), tmp_path / "html", tell=False)
    assert said in str(refused.value)


def test_command_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_book(tmp_path / "source", page="# A page\n\nSee [there](nowhere.md).\n")
    for _again in range(2):
        assert main(["--source", str(source)]) == 1
        said = capsys.readouterr().err
        assert "nowhere" in said
        assert "Mend what is named above" in said
    (source / "course" / "page.md").write_text("# A page\n\nSee [the beginning](index.md).\n", "utf-8")
    assert main(["--source", str(source)]) == 0
    assert (source / "_build" / "html" / "course" / "page.html").is_file()


def test_cells_run_where_nobodys_journal_is(tmp_path: Path) -> None:
    before = dict(os.environ)
    says = "import os, pathlib\nprint(os.environ['BECOMING_RELATIONAL_JOURNAL'], os.environ['PYTHONSAFEPATH'], os.environ['IPYTHONDIR'])"
    html = build(write_book(tmp_path / "source", page=NOTEBOOK + cell(says)), tmp_path / "html", tell=False)
    page = (html / "course" / "page.html").read_text("utf-8")
    assert "becoming-relational-book-" in page
    assert before["BECOMING_RELATIONAL_JOURNAL"] not in page
    assert dict(os.environ) == before


def test_no_code_is_shown(tmp_path: Path) -> None:
    html = build(write_book(tmp_path / "source", page=NOTEBOOK + cell("hidden_name = 1\nprint('shown')")), tmp_path / "html", tell=False)
    page = (html / "course" / "page.html").read_text("utf-8")
    assert "shown" in page
    assert "hidden_name" not in page


def test_unchanged_pages_are_left_alone_and_a_changed_view_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    view = tmp_path / "view.js"
    view.write_text("export default { render() {} }; // first", "utf-8")
    monkeypatch.setattr(kernels, "behind_activities", lambda: [view])
    shows = f"import anywidget, pathlib\nclass V(anywidget.AnyWidget):\n    _esm = pathlib.Path({str(view)!r}).read_text()\nV()"
    source = write_book(tmp_path / "source", page=NOTEBOOK + cell(shows), other="# Another\n")
    html = build(source, tmp_path / "html")
    assert "3 of 3" in capsys.readouterr().out
    first = {file: file.stat().st_mtime_ns for file in html.rglob("course/*.html")}

    build(source, html)
    assert capsys.readouterr().out == ""
    assert {file: file.stat().st_mtime_ns for file in html.rglob("course/*.html")} == first

    view.write_text("export default { render() {} }; // second", "utf-8")
    build(source, html)
    (module,) = (html / "_becoming").glob("v.*.js")
    assert module.read_text("utf-8").endswith("second")
    assert module.name in (html / "course" / "page.html").read_text("utf-8")
    assert len(list((tmp_path / "kept-results").iterdir())) == 1


def test_every_kind_of_source_counts(tmp_path: Path) -> None:
    package = tmp_path / "package"
    for file in ("view/a.js", "view/a.css", "model/a.py", "content/a.yml", "book/a.py", "lessons/a.js"):
        (package / file).parent.mkdir(parents=True, exist_ok=True)
        (package / file).write_text("before", "utf-8")
    before = fingerprint(behind_activities(package))
    for file in ("view/a.js", "view/a.css", "model/a.py", "content/a.yml"):
        (package / file).write_text(f"after {file}", "utf-8")
        after = fingerprint(behind_activities(package))
        assert after != before, file
        before = after
    for file in ("book/a.py", "lessons/a.js"):
        (package / file).write_text("after", "utf-8")
    assert fingerprint(behind_activities(package)) == before


def test_two_builds_are_equal(tmp_path: Path) -> None:
    source = write_book(tmp_path / "source", page=NOTEBOOK + SMALL + cell("Small()") + cell("Small(question='And now?')"))
    one = build(source, tmp_path / "one" / "html", tell=False)
    two = build(source, tmp_path / "two" / "html", tell=False)
    files = sorted(file.relative_to(one) for file in one.rglob("*") if file.is_file())
    assert files == sorted(file.relative_to(two) for file in two.rglob("*") if file.is_file())
    differing = [file.as_posix() for file in files if (one / file).read_bytes() != (two / file).read_bytes()]
    assert differing == []
