"""The content that is shipped holds together, and keeps the course's ground rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from becoming_relational.model.exercise import SeesawField
from becoming_relational.model.room import Room
from becoming_relational.store.library import SHIPPED, Library, check_folder, open_library


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library()


def test_nothing_is_wrong_with_it() -> None:
    assert [str(e) for e in check_folder(SHIPPED)] == []


def test_every_vignette_becomes_a_practice(library: Library) -> None:
    assert {"v-name", "v-rescuer-guard"} <= set(library.vignettes)
    for vignette in library.vignettes.values():
        practice = vignette.as_exercise()
        assert practice.id == vignette.id
        assert practice.invented
        assert practice.content_note


def test_own_words_come_before_anybody_elses(library: Library) -> None:
    for vignette in library.vignettes.values():
        seen: list[str] = []
        for step in vignette.as_exercise().steps:
            for field in step.fields:
                if field.kind in ("answers", "other-client"):
                    assert field.after in seen
                    assert step.after in seen
                    assert field.after is not None
                    assert {o.id for o in vignette.as_exercise().field(field.after).instead} >= {"stay-quiet"}  # type: ignore[union-attr]
                seen.append(field.id)


def test_no_exercise_shares_an_id_with_a_vignette(library: Library) -> None:
    assert not set(library.exercises) & set(library.vignettes)


def test_phases_are_met_by_name(library: Library) -> None:
    """No phase is called by a number, and none by a word that ranks."""
    ranks = re.compile(r"\d|\b(?:first|second|third|fourth|fifth|last|stage|level|higher|lower|advanced|beginner|mature|phase)\b", re.I)
    for phase in library.cycle.phases:
        assert not ranks.search(phase.name)
        assert not ranks.search(phase.short)
    for thread in library.threads.threads:
        assert not re.search(r"\d", thread.name)


def test_no_phase_offers_more_to_recognise_than_another(library: Library) -> None:
    assert len({len(p.descriptions) for p in library.cycle.phases}) == 1


def test_every_thread_of_the_vignette_studio_is_a_scene(library: Library) -> None:
    scenes = {t.id for t in library.threads.threads if t.part == "vignettes"}
    assert set(library.vignettes) <= scenes


def test_every_room_says_who_can_read_and_that_nobody_watches(library: Library) -> None:
    assert [card.id for card in library.rooms] == list(Room)
    for card in library.rooms:
        assert re.search("administer", card.readers), "on a server its administrators can read it too"
        assert "backups" in card.readers
        assert "anyone else who uses this browser" in card.readers_in_browser
        assert re.search("tell a person now", card.no_one_watches)


def test_seesaw_always_offers_both_neither_and_frozen(library: Library) -> None:
    practices = [*library.exercises.values(), *(v.as_exercise() for v in library.vignettes.values())]
    seesaws = [f for p in practices for s in p.steps for f in s.fields if isinstance(f, SeesawField)]
    assert seesaws
    for field in seesaws:
        assert {"both", "neither", "frozen", "not-sure", "rather-not-say"} <= {o.id for o in field.all_options}


def test_sources_stand_in_the_bibliography(library: Library, repository: Path) -> None:
    bibliography = (repository / "course/references.bib").read_text(encoding="utf-8")
    known = set(re.findall(r"^@\w+\{([^,\s]+),", bibliography, re.MULTILINE))
    assert known
    cited = {s for part in (*library.exercises.values(), *library.vignettes.values()) for s in part.sources}
    cited |= {p.origin for p in library.prompts.prompts} - {"ours"}
    assert cited - known == set()
