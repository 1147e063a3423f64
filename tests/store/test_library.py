"""The library: what is shipped, what a course adds or replaces, and every error of a folder with its line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from becoming_relational.model.reading import ContentError
from becoming_relational.store.library import OWN_FOLDER, SHIPPED, check_folder, open_library, the_library
from tests.content.fixtures import door, scene


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A course's own folder, with one scene and one exercise more."""
    put(tmp_path, "vignettes/a-cold-cup.yml", scene())
    put(tmp_path, "exercises/an-ordinary-door.yml", door())
    return tmp_path


@pytest.fixture
def fresh_library() -> Iterator[None]:
    """The library is read once and kept; here it is read anew."""
    the_library.cache_clear()
    yield
    the_library.cache_clear()


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def shipped(name: str) -> str:
    return (SHIPPED / name).read_text(encoding="utf-8")


def the_error(folder: Path) -> ContentError:
    (error,) = check_folder(folder)
    with pytest.raises(ContentError) as raised:
        open_library(folder)
    assert str(raised.value) == str(error)
    return error


def line(error: ContentError) -> str:
    return Path(error.file).read_text(encoding="utf-8").splitlines()[error.line - 1].strip()


def test_a_course_adds_content(own: Path) -> None:
    assert check_folder(own) == []
    library = open_library(own)
    assert library.vignette("a-cold-cup").title == "A cold cup"
    assert library.exercise("an-ordinary-door").title == "An ordinary door"
    assert library.vignette("v-name") == open_library().vignette("v-name")


def test_a_course_replaces_content(own: Path) -> None:
    put(own, "vignettes/v-name.yml", scene().replace("id: a-cold-cup", "id: v-name"))
    put(own, "rooms.yml", shipped("rooms.yml").replace("name: Only me", "name: Mine"))
    library = open_library(own)
    assert library.vignette("v-name").title == "A cold cup"
    assert library.rooms[0].name == "Mine"
    assert open_library().rooms[0].name == "Only me"


@pytest.mark.usefixtures("fresh_library")
def test_the_environment_names_the_folder(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDER, str(own))
    assert "a-cold-cup" in the_library().vignettes
    assert the_library() is the_library()


@pytest.mark.usefixtures("fresh_library")
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path / "nowhere"))
    with pytest.raises(ContentError, match="there is no folder of content here"):
        the_library()
    assert [e.file for e in check_folder(tmp_path / "nowhere")] == [str(tmp_path / "nowhere")]


@pytest.mark.usefixtures("fresh_library")
def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_FOLDER, "")
    assert set(the_library().vignettes) == set(open_library().vignettes)


def test_what_is_not_there_is_told_with_what_there_is() -> None:
    library = open_library()
    with pytest.raises(KeyError, match=r"There is no vignette called 'v-nam'\. There are: .*v-name"):
        library.vignette("v-nam")
    with pytest.raises(KeyError, match=r"There is no exercise called 'v-name'\. There are: "):
        library.exercise("v-name")


def test_an_unknown_thread_is_told_on_its_line(own: Path) -> None:
    path = put(own, "exercises/an-ordinary-door.yml", door().replace("threads: [phase-1, seesaw]", "threads:\n  - phase-1\n  - see-saws"))
    error = the_error(own)
    assert (error.file, line(error)) == (str(path), "- see-saws")
    assert "there is no thread called 'see-saws'; all of them stand in threads.yml" in error.problem
    assert error.example == "threads: [seesaw]"


def test_an_unknown_theme_is_told_on_its_line(own: Path) -> None:
    text = shipped("prompts.yml").replace("    themes: [feelings]\n", "    themes: [body, fealings]\n", 1)
    put(own, "prompts.yml", text)
    error = the_error(own)
    assert line(error) == "themes: [body, fealings]"
    assert "there is no theme called 'fealings'; all of them stand in 'themes' in prompts.yml" in error.problem
    assert error.example == "themes: [feelings]"


def test_a_phase_that_is_no_thread_is_told_on_its_line(own: Path) -> None:
    put(own, "cycle.yml", shipped("cycle.yml").replace("id: phase-3\n", "id: phase-three\n"))
    error = the_error(own)
    assert line(error) == "- id: phase-three"
    assert "the phase 'phase-three' is no thread" in error.problem
    assert error.example == "id: phase-3"


def test_threads_of_a_courses_own_hold_for_everything(own: Path) -> None:
    put(own, "threads.yml", "parts: [{id: all, label: All}]\nthreads: [{id: phase-1, part: all, name: One}]\n")
    errors = check_folder(own)
    assert {Path(e.file).name for e in errors} >= {"a-cold-cup.yml", "v-name.yml", "cycle.yml", "prompts.yml"}
    assert all("phase-1" in e.example for e in errors)


def test_an_id_belongs_to_one_thing(own: Path) -> None:
    path = put(own, "exercises/v-name.yml", door().replace("id: an-ordinary-door", "id: v-name"))
    (error,) = check_folder(own)
    assert "the id 'v-name' is already used in" in error.problem
    assert str(path) in str(error)


def test_two_files_cannot_share_an_id(own: Path) -> None:
    put(own, "vignettes/b-cold-cup.yml", scene())
    error = the_error(own)
    assert line(error) == "id: a-cold-cup"
    assert "the id 'a-cold-cup' is already used in" in error.problem
    assert error.example == "id: b-cold-cup"


def test_a_file_is_called_by_its_id(own: Path) -> None:
    (own / "vignettes/a-cold-cup.yml").rename(own / "vignettes/a-warm-cup.yml")
    error = the_error(own)
    assert "the id 'a-cold-cup' and the name of the file differ" in error.problem
    assert error.example == "id: a-warm-cup"


@pytest.mark.parametrize(("name", "example"), [
    ("vignettes/another-cup.yaml", "vignettes/another-cup.yml"),
    ("vignette/another-cup.yml", "vignettes/another-cup.yml"),
    ("Exercises/another-door.yml", "exercises/another-door.yml"),
    ("another-cup.yml", "vignettes/another-cup.yml"),
    ("rooms.yaml", "rooms.yml"),
    ("exercises/more/another-door.yml", "exercises/another-door.yml"),
])  # fmt: skip
def test_a_file_that_would_never_be_read_is_told(own: Path, name: str, example: str) -> None:
    path = put(own, name, scene())
    error = the_error(own)
    assert (error.file, error.example) == (str(path), example)
    assert "is never read" in error.problem


@pytest.mark.parametrize("name", [".hidden/x.yml", "schemas/x.yml", "rubrics/x.yml"])
def test_what_others_read_is_left_alone(own: Path, name: str) -> None:
    put(own, name, "x: y")
    assert check_folder(own) == []


def test_all_errors_of_a_folder_are_told_at_once(own: Path) -> None:
    put(own, "vignettes/a-cold-cup.yml", scene().replace("minutes: 15", "minutes: soon").replace("content_note:", "contents_note:"))
    put(own, "exercises/an-ordinary-door.yml", "title: one: two")
    far = door().replace("id: an-ordinary-door", "id: a-far-door").replace("[phase-1, seesaw]", "[see-saws]")
    put(own, "exercises/a-far-door.yml", far)
    told = [(Path(e.file).name, e.problem.split(";")[0]) for e in check_folder(own)]
    assert sorted(told) == [
        ("a-cold-cup.yml", "'minutes' should be a whole number"),
        ("a-cold-cup.yml", "the course knows no key 'contents_note' here"),
        ("a-far-door.yml", "there is no thread called 'see-saws'"),
        ("an-ordinary-door.yml", "this is not YAML, or not from this line on"),
    ]


def test_a_file_in_another_encoding_is_told(own: Path) -> None:
    (own / "vignettes/a-cold-cup.yml").write_bytes(scene().encode("utf-16"))
    assert "not saved as UTF-8" in the_error(own).problem


def test_a_mark_at_the_beginning_and_other_line_ends_are_no_matter(own: Path) -> None:
    (own / "vignettes/a-cold-cup.yml").write_bytes(b"\xef\xbb\xbf" + scene().replace("\n", "\r\n").encode())
    assert open_library(own).vignette("a-cold-cup").fingerprint() == _fingerprint(scene(), own)


def _fingerprint(text: str, own: Path) -> str:
    put(own, "vignettes/a-cold-cup.yml", text)
    return open_library(own).vignette("a-cold-cup").fingerprint()


def test_a_folder_where_a_file_should_be_is_told(own: Path) -> None:
    (own / "exercises/a-folder.yml").mkdir()
    assert "this file cannot be opened" in the_error(own).problem


def test_the_shipped_folder_checks_itself(tmp_path: Path) -> None:
    assert check_folder(SHIPPED) == []
    copy = tmp_path / "content"
    shutil.copytree(SHIPPED, copy)
    assert check_folder(copy) == []


@pytest.mark.usefixtures("fresh_library")
def test_one_scene_with_a_slip_closes_itself_and_not_the_course(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(own, "vignettes/a-cold-cup.yml", "id: a-cold-cup\ntitle: : :\n")
    monkeypatch.setenv(OWN_FOLDER, str(own))
    library = the_library()
    assert "v-name" in library.vignettes
    assert "an-ordinary-door" in library.exercises
    with pytest.raises(ContentError, match=r"a-cold-cup\.yml, line 2"):
        library.vignette("a-cold-cup")
    assert library.practice("a-cold-cup") is None
