"""Pages become notebooks that plain Jupyter can show, and nobody's own work is ever written over."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from markdown_it import MarkdownIt

from becoming_relational.lessons.derive import Derived, derive
from becoming_relational.lessons.pages import Course, PageTrouble, open_course

BIB = """@article{hook2013, author={Hook, Joshua and Davis, Don and Owen, Jesse}, title={Cultural humility}, journal={J}, year={2013}}
@book{bowlby, author={Bowlby, John}, title={A secure base}, year={1988}, publisher={P}}
"""


def course_of(folder: Path, **pages: str) -> Course:
    """A course of these pages, in this order; `a__b` is the page b in the folder a."""
    names = [name.replace("__", "/") for name in pages]
    root = folder / "course"
    root.mkdir(parents=True, exist_ok=True)
    (root / "references.bib").write_text(BIB, encoding="utf-8")
    for name, text in zip(names, pages.values(), strict=True):
        (root / name).parent.mkdir(exist_ok=True)
        (root / f"{name}.md").write_text(text, encoding="utf-8")
    chapters = "".join(f"\n      - file: course/{name}" for name in names[1:])
    toc = f"format: jb-book\nroot: course/{names[0]}\nparts:\n  - caption: One\n    chapters:{chapters or ' []'}\n"
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    return open_course(folder / "_toc.yml")


def said(folder: Path, course: Course, notebook: str = "index.ipynb") -> str:
    """All words of a derived notebook."""
    derive(course, folder / "lessons")
    read = json.loads((folder / "lessons" / notebook).read_text(encoding="utf-8"))
    return "\n\n".join(cell["source"] for cell in read["cells"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (":::{note}\nSoft.\n:::", "> **Note**\n>\n> Soft."),
        ("```{admonition} Before *you* begin\n:class: warning\n\nSoft.\n```", "> **Before *you* begin**\n>\n> Soft."),
        (":::{admonition} More\n:class: dropdown\nSoft.\n:::", "<details>\n<summary>More</summary>\n\nSoft.\n\n</details>"),
        ("```{epigraph}\nSoft.\n\n-- Somebody\n```", "> Soft.\n>\n> — Somebody"),
        (":::{container} book-only\nHidden.\n:::", ""),
        (":::{container} notebook-only\nShown.\n:::", "Shown."),
        ("(a-label)=\n## Two", "## Two"),
        ("% a remark\n\nWords.", "Words."),
        ("{.quiet}\nWords with a [span]{.x}.", "Words with a span."),
        ("Term\n: Its meaning.", "**Term**  \nIts meaning."),
        ("```{glossary}\nrupture\n  A strain.\n```", "**rupture**  \nA strain."),
        ("Said {cite:p}`hook2013,bowlby`, {cite:t}`bowlby`.", "Said (Hook et al., 2013; Bowlby, 1988), Bowlby (1988)."),
        ("{abbr}`RCT (relational–cultural theory)` and H{sub}`2`O", "RCT and H<sub>2</sub>O"),
        ("As code: `` {doc}`x` `` stays.", "As code: `` {doc}`x` `` stays."),
        (
            "[there](a/other.md), [](a/other.md), {doc}`a/other`, {doc}`it <a/other>`",
            "[there](a/other.ipynb), [Other](a/other.ipynb), [Other](a/other.ipynb), [it](a/other.ipynb)",
        ),
        (
            "{ref}`deep` and [down](a/other.md#further-down)",
            "[Further down](a/other.ipynb#Further-down) and [down](a/other.ipynb#Further-down)",
        ),
        ("[out](https://example.org/a.md)", "[out](https://example.org/a.md)"),
        ("| a | b |\n|---|---|\n| [o](a/other.md) | {sup}`1` |", "| a | b |\n|---|---|\n| [o](a/other.ipynb) | <sup>1</sup> |"),
    ],
)
def test_each_thing_myst_adds_is_said_plainly(tmp_path: Path, written: str, shown: str) -> None:
    course = course_of(tmp_path, index=f"# Home\n\n{written}\n", a__other="# Other\n\n(deep)=\n## Further down\n")
    words = said(tmp_path, course).removeprefix("# Home").partition("\n\n---\n")[0]
    assert words.strip() == shown


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("```{sparkle}\n```", "line 6: a notebook cannot show the directive {sparkle}"),
        ("Say {sparkle}`x`.", "line 6: a notebook cannot show the role {sparkle}"),
        ("One\ntwo [x](nowhere.md)", "line 7: there is no file nowhere.md"),
        ("{ref}`nowhere`", "line 6: there is no label 'nowhere'"),
        ("{cite:p}`nobody`", "line 6: references.bib has no work with the key 'nobody'"),
        ("- item\n\n  ```{note}\n  x\n  ```", "line 8: {note} stands inside a list"),
        ("```{figure} gone.svg\n```", "line 6: there is no file gone.svg"),
        (":::{note}\nSoft.\n\nSay {sparkle}`x`.\n:::", "line 9: a notebook cannot show the role {sparkle}"),
    ],
)
def test_what_a_notebook_cannot_show_is_refused_with_its_line(tmp_path: Path, written: str, sentence: str) -> None:
    course = course_of(tmp_path, index=f"---\nx: 1\n---\n# Home\n\n{written}\n")
    with pytest.raises(PageTrouble) as trouble:
        derive(course, tmp_path / "lessons")
    assert "index.md, " + sentence in str(trouble.value)
    assert not (tmp_path / "lessons").exists()


def test_the_contents_name_what_is_missing(tmp_path: Path) -> None:
    course_of(tmp_path, index="# Home", a__one="# One")
    (tmp_path / "course/a/one.md").write_text("no heading here", encoding="utf-8")
    with pytest.raises(PageTrouble, match=r"one\.md, line 1: the page has no heading"):
        open_course(tmp_path / "_toc.yml")
    (tmp_path / "course/a/one.md").unlink()
    with pytest.raises(PageTrouble, match=r"_toc\.yml, line 1: it lists course/a/one"):
        open_course(tmp_path / "_toc.yml")


def test_a_lesson_is_live_locked_and_without_outputs(tmp_path: Path) -> None:
    code = '```{code-cell}\nfrom becoming_relational import Vignette\nVignette("v-name")\n```\n\n```{code-cell}\nprint(1)\n```\n'
    course = course_of(tmp_path, index=f"# Home\n\n{code}")
    derive(course, tmp_path / "lessons")
    read = nbformat.read(tmp_path / "lessons/index.ipynb", as_version=4)
    nbformat.validate(read)
    assert read.metadata["becoming_relational"]["live"] is True
    assert read.metadata["becoming_relational"]["lesson"] == "course/index"
    assert [cell.get("outputs", []) for cell in read.cells] == [[], [], []]
    # Other code is the reader's to try.
    assert [cell.metadata for cell in read.cells] == [{"editable": False, "deletable": False}] * 2 + [{}]


def test_cells_for_the_book_alone_are_left_out(tmp_path: Path) -> None:
    course = course_of(tmp_path, index='# Home\n\n+++ {"tags": ["book-only"]}\n\nHidden.\n\n+++\n\nShown.\n')
    assert "Hidden" not in said(tmp_path, course)
    assert "Shown" in said(tmp_path, course)


def test_figures_come_along(tmp_path: Path) -> None:
    course = course_of(tmp_path, index="# Home", a__one="# One\n\n```{figure} ../figures/x.svg\n:alt: Two chairs\n\nA room.\n```\n")
    (tmp_path / "course/figures").mkdir()
    (tmp_path / "course/figures/x.svg").write_text("<svg/>", encoding="utf-8")
    assert "![Two chairs](../figures/x.svg)\n\nA room." in said(tmp_path, course, "a/one.ipynb")
    assert (tmp_path / "lessons/figures/x.svg").read_text(encoding="utf-8") == "<svg/>"


def test_each_lesson_leads_onward_and_back(tmp_path: Path) -> None:
    course = course_of(tmp_path, index="# Home", a__one="# One", a__two="# Two")
    assert "← [Home](../index.ipynb) &emsp; [Two](two.ipynb) →" in said(tmp_path, course, "a/one.ipynb")


def test_deriving_again_writes_only_what_changed(tmp_path: Path) -> None:
    course = course_of(tmp_path, index="# Home", a__one="# One")
    assert derive(course, tmp_path / "lessons").written == ["index.ipynb", "a/one.ipynb"]
    before = (tmp_path / "lessons/a/one.ipynb").stat().st_mtime_ns
    course = course_of(tmp_path, index="# Home\n\nNew words.", a__one="# One")
    assert derive(course, tmp_path / "lessons") == Derived(["index.ipynb"], [])
    assert (tmp_path / "lessons/a/one.ipynb").stat().st_mtime_ns == before
    assert [p.name for p in (tmp_path / "lessons").iterdir() if p.name.startswith(".")] == []


def test_a_run_notebook_counts_as_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "lessons/index.ipynb"
    derive(course_of(tmp_path, index="# Home\n\n```{code-cell}\nPhaseCycle()\n```\n"), tmp_path / "lessons")
    read = json.loads(path.read_text(encoding="utf-8"))
    read["cells"][1] |= {"execution_count": 3, "outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]}
    path.write_text(json.dumps(read), encoding="utf-8")
    assert derive(course_of(tmp_path, index="# Home\n\nNew.\n"), tmp_path / "lessons") == Derived(["index.ipynb"], [])


@pytest.mark.parametrize("break_it", [lambda text: text.replace("# Home", "# My home"), lambda text: text[:40]])
def test_what_somebody_changed_by_hand_is_kept_and_said(tmp_path: Path, break_it) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "lessons/index.ipynb"
    course = course_of(tmp_path, index="# Home")
    derive(course, tmp_path / "lessons")
    theirs = break_it(path.read_text(encoding="utf-8"))
    for _ in range(2):
        path.write_text(theirs, encoding="utf-8")
        done = derive(course, tmp_path / "lessons")
        assert (path.parent / done.kept[0][1]).read_text(encoding="utf-8") == theirs
        assert "# Home" in path.read_text(encoding="utf-8")
        assert "You had changed index.ipynb by hand" in done.sentences()[0]
    assert len(list(path.parent.glob("index (your copy of *.ipynb"))) == 2


def test_a_lesson_the_course_gave_up_goes_unless_it_was_changed(tmp_path: Path) -> None:
    folder = tmp_path / "lessons"
    derive(course_of(tmp_path, index="# Home", a__one="# One", a__two="# Two"), folder)
    two = folder / "a/two.ipynb"
    two.write_text(two.read_text(encoding="utf-8").replace("# Two", "# Mine"), encoding="utf-8")
    (folder / "own.ipynb").write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    derive(course_of(tmp_path, index="# Home"), folder)
    assert sorted(p.name for p in folder.rglob("*.ipynb")) == ["index.ipynb", "own.ipynb", "two.ipynb"]


def test_every_page_of_the_course_becomes_a_notebook_without_leftovers(tmp_path: Path) -> None:
    course = open_course()
    derive(course, tmp_path)
    left = re.compile(r"\{[a-z][\w:.-]*\}`|^\s*(?::::|```\{)|^\([\w-]+\)=|\.md[)#]", re.MULTILINE)
    markdown = MarkdownIt("commonmark").enable("table")
    for page in course.pages:
        read = json.loads((tmp_path / page.notebook).read_text(encoding="utf-8"))
        nbformat.validate(nbformat.from_dict(read))
        for cell in read["cells"]:
            if cell["cell_type"] != "markdown":
                continue
            assert left.findall(cell["source"]) == [], page.docname
            for token in markdown.parse(cell["source"]):
                for inner in token.children or []:
                    to = str(inner.attrGet("href") or inner.attrGet("src") or "")
                    if to and ":" not in to and not to.startswith("#"):
                        assert (tmp_path / page.notebook).parent.joinpath(to.partition("#")[0]).is_file(), f"{page.docname} leads to {to}"
