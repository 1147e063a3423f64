"""The pages against what they promise: threads, something to do, ways on, sources."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from becoming_relational.lessons.citations import read_references
from becoming_relational.lessons.pages import Course, Page, open_course
from becoming_relational.store.library import Library, open_library

from .written import CITED, LINK, body, cells, one_line, practices, prose, section

COURSE: Course = open_course()
LIBRARY: Library = open_library()
PAGES = COURSE.pages
LESSONS = [page for page in PAGES if page.front["threads"]]
JOURNEY = [page for page in PAGES if page.docname.startswith("course/journey/")]
PHASES = {phase.id: phase for phase in LIBRARY.cycle.phases}


def named(page: Page) -> str:
    return page.docname


def home_of(thread: str) -> Page:
    return next(page for page in PAGES if thread in page.front["threads"])


def test_every_page_is_listed_once_and_every_file_is_a_page(repository: Path) -> None:
    files = sorted((repository / "course").rglob("*.md"))
    assert sorted(page.path for page in PAGES) == files


def test_no_file_name_holds_an_order(repository: Path) -> None:
    assert [f.name for f in (repository / "course").rglob("*") if re.search(r"\d", f.name)] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_front_matter_says_what_the_page_is(page: Page) -> None:
    assert page.front["title"] == re.search(r"^# (.+)$", body(page), re.M)[1]
    assert isinstance(page.front["threads"], list)
    assert isinstance(page.front["minutes"], int)
    assert page.front["jupytext"]["text_representation"]["format_name"] == "myst"
    assert page.front["kernelspec"]["name"] == "python3"


def test_threads_are_known_and_at_home_on_one_page_only() -> None:
    known = {thread.id for thread in LIBRARY.threads.threads}
    claimed = Counter(thread for page in PAGES for thread in page.front["threads"])
    assert set(claimed) <= known
    assert [thread for thread, times in claimed.items() if times > 1] == []


def test_the_first_pages_are_there() -> None:
    claimed = {thread for page in PAGES for thread in page.front["threads"]}
    assert claimed >= {
        "start",
        "ground-rules",
        "overwhelm",
        "baseline",
        "cycle",
        "seesaw",
        "v-name",
        "v-rescuer-guard",
        "questions",
        *PHASES,
    }


@pytest.mark.parametrize("page", LESSONS, ids=named)
def test_a_page_with_a_thread_gives_something_to_do(page: Page) -> None:
    assert practices(page)


@pytest.mark.parametrize("page", LESSONS, ids=named)
def test_what_is_practised_belongs_to_the_page(page: Page) -> None:
    parts = {"Exercise": LIBRARY.exercises, "Vignette": LIBRARY.vignettes}
    for name, part_id in practices(page):
        if name in parts:
            assert set(parts[name][part_id].threads) & set(page.front["threads"]), f"{part_id} has no thread of {page.docname}"


def test_every_exercise_and_scene_has_a_page() -> None:
    used = Counter(part_id for page in PAGES for _, part_id in practices(page) if part_id)
    assert sorted(used) == sorted([*LIBRARY.exercises, *LIBRARY.vignettes])
    assert set(used.values()) == {1}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_cell_only_shows_one_thing_and_hides_its_source(page: Page) -> None:
    shown_by_cells = practices(page)
    assert len(shown_by_cells) == len(cells(page)) == body(page).count("{code-cell}")
    for options, source in cells(page):
        assert options.strip() == ":tags: [remove-input]"
        assert len(source.strip().splitlines()) == 2


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_inside_the_course_resolve(page: Page) -> None:
    for target in LINK.findall(body(page)):
        if not target.startswith("https://"):
            there = (page.path.parent / target).resolve()
            assert COURSE.page_at(there), f"{page.docname} links to {target}, which is no page"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_can_be_left_by_a_link(page: Page) -> None:
    if page.docname != "course/back/references":
        assert LINK.findall(body(page))


@pytest.mark.parametrize("page", LESSONS, ids=named)
def test_a_lesson_says_first_what_it_is_and_what_it_may_stir(page: Page) -> None:
    opening = body(page).split("\n## ")[0]
    assert ":::{admonition} Before you begin" in opening
    assert re.search(r"\b(minutes|as long as you like)\b", opening, re.I)
    assert len(one_line(opening.split(":::")[0]).split()) > 20, "the opening says what one will be able to notice or do"


@pytest.mark.parametrize("page", [p for p in LESSONS if p.docname != "course/log"], ids=named)
def test_a_lesson_ends_with_a_question_and_the_log(page: Page) -> None:
    along = section(page, "To take along")
    assert "?" in along
    assert re.search(r"\]\((\.\./)?log\.md\)", along)


@pytest.mark.parametrize("page", LESSONS, ids=named)
def test_a_lesson_names_its_sources_and_what_is_ours(page: Page) -> None:
    assert CITED.findall(body(page))
    assert re.search(r"\bours\b", section(page, "Sources"))


def test_the_references_are_what_is_cited(repository: Path) -> None:
    known = set(read_references(repository / "course" / "references.bib").entries)
    on_pages = {key.strip() for page in PAGES for keys in CITED.findall(body(page)) for key in keys.split(",")}
    in_content = {key for part in [*LIBRARY.exercises.values(), *LIBRARY.vignettes.values()] for key in part.sources}
    in_prompts = {prompt.origin for prompt in LIBRARY.prompts.prompts} - {"ours"}
    assert on_pages | in_content | in_prompts == known


@pytest.mark.parametrize("page", JOURNEY, ids=named)
def test_a_lesson_of_the_journey_can_be_read_in_one_sitting(page: Page) -> None:
    lesson = prose(page).split("\n## Sources")[0]
    assert 600 <= len(lesson.split()) <= 1300


@pytest.mark.parametrize("page", JOURNEY, ids=named)
def test_a_lesson_of_the_journey_goes_to_supervision(page: Page) -> None:
    assert section(page, "To bring to supervision")


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_page_shows_its_list_for_supervision(phase: str) -> None:
    page = home_of(phase)
    assert page.title == PHASES[phase].name
    listed = one_line(section(page, "To bring to supervision"))
    for bringing in PHASES[phase].bring:
        assert one_line(bringing.words) in listed
    assert bool(re.search(r"\bours\b", listed)) == any(bringing.ours for bringing in PHASES[phase].bring)


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_page_has_a_worked_moment_and_both_neighbours(phase: str) -> None:
    page = home_of(phase)
    assert "\n## A worked moment" in body(page)
    along = section(page, "To take along")
    for neighbour in LIBRARY.cycle.neighbours(phase):
        assert f"({home_of(neighbour.id).path.name})" in along


@pytest.mark.parametrize("scene", LIBRARY.vignettes)
def test_a_scene_can_be_played_by_three_with_a_way_to_sit_out(scene: str) -> None:
    said = section(home_of(scene), "With three people, in twenty minutes")
    assert "sitting out" in said
    assert "?" in said


def test_the_help_page_sends_people_to_people() -> None:
    page = next(page for page in PAGES if page.docname == "course/back/help")
    text = body(page)
    for number in ("112", "999", "911", "116 123", "988"):
        assert f"**{number}**" in text
    assert "Numbers change." in text
