"""The words themselves: no ladder, no praise, no numbered phases, contrasts that are contrasts, clean spelling."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from becoming_relational.lessons.pages import open_course
from becoming_relational.model.vignette import MOVES, Vignette
from becoming_relational.store.library import SHIPPED, open_library

from .written import content_files, prose, words_in

LIBRARY = open_library()
SCREENS = {page.docname: [prose(page)] for page in open_course().pages} | {
    str(file.relative_to(SHIPPED)): list(words_in(file)) for file in content_files()
}
POINTS = [
    pytest.param(scene, beat.respond, id=f"{scene.id}:{beat.id}")
    for scene in LIBRARY.vignettes.values() for beat in scene.beats if beat.respond
]  # fmt: skip

LADDER = re.compile(
    r"\b(levels?|stages?|matur(?:e|ity)|advanced|progress\w*|milestones?|beginners?|expert level|next step up|higher phase|lower phase"
    r"|scores?|scored|points? (?:earned|scored)|badges?|streaks?|leaderboard)\b",
    re.I,
)
PRAISE = re.compile(r"\b(congratulat\w*|well done|good job|great (?:job|work)|excellent|amazing|awesome|keep it up|you did it)\b", re.I)
NUMBERED = re.compile(
    r"\bphase[\s-]*(?:\d|one\b|two\b|three\b|four\b|five\b|[ivx]+\b)|\b(?:first|second|third|fourth|fifth|last|final) phase\b", re.I
)
STRAIGHT = re.compile(r"[\"']")
AMERICAN = re.compile(
    r"\b(behavior\w*|color\w*|center(?:ed|s)?|honor\w*|favorite|recogniz\w*|realiz\w*|organiz\w*|counselor\w*|gray)\b", re.I
)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (LADDER, "the mature stage"), (LADDER, "Your progress"), (LADDER, "level"), (PRAISE, "Congratulations, you have finished"),
        (PRAISE, "Well done"), (NUMBERED, "Phase 3"), (NUMBERED, "phase-2"), (NUMBERED, "Phase two"), (NUMBERED, "the final phase"),
        (STRAIGHT, "don't"), (AMERICAN, "recognized"),
    ],
)  # fmt: skip
def test_the_rules_find_what_they_are_for(rule: re.Pattern[str], said: str) -> None:
    assert rule.search(said)


@pytest.mark.parametrize("said", ["these five phases", "a phase is", "an ordinary percentage", "well, done with it"])
def test_the_rules_leave_plain_words_alone(said: str) -> None:
    assert not any(rule.search(said) for rule in (LADDER, PRAISE, NUMBERED))


@pytest.mark.parametrize(
    "rule", [LADDER, PRAISE, NUMBERED, STRAIGHT, AMERICAN], ids=["ladder", "praise", "numbered", "straight", "american"]
)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_says_it(screen: str, rule: re.Pattern[str]) -> None:
    assert [match[0] for words in SCREENS[screen] for match in rule.finditer(words)] == []


@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_is_shouted_at(screen: str) -> None:
    assert [words for words in SCREENS[screen] if "!" in words] == []


def test_no_phase_looks_larger_than_another() -> None:
    assert len({len(phase.descriptions) for phase in LIBRARY.cycle.phases}) == 1
    assert len({len(phase.bring) for phase in LIBRARY.cycle.phases}) == 1


def test_descriptions_are_in_the_first_person_and_short() -> None:
    for phase in LIBRARY.cycle.phases:
        for description in phase.descriptions:
            assert re.search(r"\b(I|my|me)\b", description.label)
            assert len(description.label.split()) <= 25


def test_a_week_can_be_looked_at_in_five_settings() -> None:
    assert [s.id for s in LIBRARY.cycle.settings] == ["individual", "groups-or-families", "online", "supervision", "outside-the-room"]


def test_ours_is_said_of_the_lists_that_no_text_has() -> None:
    ours = {phase.id for phase in LIBRARY.cycle.phases if all(b.ours for b in phase.bring)}
    from_the_text = {phase.id for phase in LIBRARY.cycle.phases if not any(b.ours for b in phase.bring)}
    assert (ours, from_the_text) == ({"phase-3", "phase-5"}, {"phase-1", "phase-2", "phase-4"})


@pytest.mark.parametrize(("scene", "point"), POINTS)
def test_answers_are_contrasts(scene: Vignette, point: object) -> None:
    answers = point.answers
    assert len({answer.move for answer in answers}) == len(answers)
    met = [land.client for answer in answers for land in answer.lands if land.how == "meets"]
    assert min(met.count(client.id) for client in scene.clients) >= 2, "neither of the two is met by one answer alone"


@pytest.mark.parametrize("scene", LIBRARY.vignettes.values(), ids=lambda scene: scene.id)
def test_a_scene_is_whole(scene: Vignette) -> None:
    answers = [answer for beat in scene.beats if beat.respond for answer in beat.respond.answers]
    assert sum(beat.respond is not None for beat in scene.beats) >= 2
    assert sum(beat.notice is not None for beat in scene.beats) >= 2
    assert any(answer.move == "repair-without-naming" for answer in answers)
    assert {answer.move for answer in answers} <= {move.id for move in MOVES}
    assert scene.triad
    assert "invented" in scene.opening


def test_the_scene_about_a_name_asks_about_ones_own_place_and_about_the_service() -> None:
    scene = LIBRARY.vignettes["v-name"]
    moves = {answer.move for beat in scene.beats if beat.respond for answer in beat.respond.answers}
    assert {"stay-quiet", "seek-support", "repair-without-naming"} <= moves
    assert "where you stand" in scene.beats[0].notice.feeling
    assert "service" in scene.reflection
    assert "If you are the one whose name is said wrong" in scene.anchor


@pytest.mark.parametrize("exercise", LIBRARY.exercises.values(), ids=lambda exercise: exercise.id)
def test_a_question_about_oneself_has_a_way_round(exercise: object) -> None:
    body_words = re.compile(r"\b(body|breath|shoulders|hands)\b")
    for step in exercise.steps:
        for field in step.fields:
            if field.personal and body_words.search(field.label):
                assert field.swap or field.kind in {"choose-one", "choose-any", "seesaw"}, f"{exercise.id}, {field.id}"


def test_there_are_enough_prompts_and_every_theme_is_used() -> None:
    prompts = LIBRARY.prompts.prompts
    assert len(prompts) >= 40
    assert {theme.id for theme in LIBRARY.prompts.themes} == {theme for prompt in prompts for theme in prompt.themes}
    assert sum("questions" in p.threads and p.origin == "leung-guide" for p in prompts) == 7
    assert sum("questions" in p.threads and p.origin == "leung-depth" for p in prompts) == 6
    assert all(any(phase.id in p.threads for p in prompts) for phase in LIBRARY.cycle.phases)


@pytest.mark.parametrize("file", content_files(), ids=lambda file: file.name)
def test_an_editor_finds_the_schema(file: Path) -> None:
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text(encoding="utf-8"))
    assert named
    assert (file.parent / named[1]).resolve().is_file()


def test_spelling_is_clean(repository: Path) -> None:
    paths = [str(repository / "course"), *map(str, content_files())]
    done = subprocess.run([sys.executable, "-m", "codespell_lib", *paths], cwd=repository, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""
