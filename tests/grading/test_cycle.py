"""Generate, release, fetch, submit, collect, autograde, comment, feedback, fetch: with two students, for real."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from becoming_relational.grading.assignment import WAITING
from becoming_relational.grading.words import NOTHING, SKIPPED, handed_in_fields
from becoming_relational.model.record import Answer, Asked, Body, Record
from becoming_relational.model.room import Room
from becoming_relational.store.library import the_library
from becoming_relational.store.responses import place_response
from tests.grading.classroom import ASSIGNMENT, Classroom, done

SCRIPT = "<script>window.stolen = 1</script>"
WORDS = f"I would say her name again, slowly. {SCRIPT} $E=mc^2$ **not bold**\n\n# no heading ![x](y) `</blockquote>` 你好 שלום 🌿"


def handing_in(**answers: Answer) -> Record:
    exercise = the_library().practice("v-name")
    assert exercise
    fields = handed_in_fields(exercise)
    now = dt.datetime.now(dt.UTC)
    return Record(
        schema=1,
        id="v-name-0000aaaa",
        kind="handing-in",
        exercise="v-name",
        room=Room.TO_SUBMIT,
        asked=Asked(title=exercise.title, fingerprint="0" * 16, questions={f: exercise.field(f).label for f in fields}),
        created=now,
        saved=now,
        body=Body(answers={f: answers.get(f.replace("-", "_"), Answer(skipped=True)) for f in fields}),
    )


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    repository = Path(__file__).resolve().parents[2]
    room = Classroom(tmp_path_factory.mktemp("cycle"), repository / "assessments" / "authored")
    room.release()
    marker = room.course / "somebody-ran-a-students-cell"
    for student in ("wren", "sol", "ash"):
        folder = room.fetch(student)
        notebook = folder / f"{ASSIGNMENT}.ipynb"
        nb = nbformat.read(notebook, as_version=4)
        if student == "wren":
            place_response(folder, handing_in(second_take=Answer(text=WORDS), reason=Answer(text="Because it is hers.")))
            planted = nbformat.v4.new_code_cell(f"open({str(marker)!r}, 'w')", metadata={})
            planted.outputs = [nbformat.v4.new_output("display_data", {"text/html": SCRIPT})]
            nb.cells += [planted, nbformat.v4.new_markdown_cell(SCRIPT)]
            nb.cells[0].source = f"Changed by hand {SCRIPT}"
            answer = next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "response-v-name")
            answer.source = f"Typed by hand {SCRIPT}"
            nb.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"x": f"</script>{SCRIPT}"}}
            nbformat.write(nb, notebook)
        if student == "ash":
            place_response(folder, handing_in())
        room.submit(student)
    room.collect_and_autograde("wren", "sol", "ash")
    assert not marker.exists(), "a student's cell was run"
    return room


@pytest.fixture(scope="module")
def grading_page(classroom: Classroom, chromium: Browser) -> Iterator[Page]:
    """nbgrader's own page for reading, from a real server, showing what wren handed in; other hosts are only noted down."""
    shutil.copy(Path(__file__).resolve().parents[2] / "assessments" / "nbgrader_config.py", classroom.course)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", f"--port={port}", "--IdentityProvider.token=t"]
    log = (classroom.course.parent / "server.log").open("w")
    server = subprocess.Popen(command, cwd=classroom.course, stdout=log, stderr=subprocess.STDOUT)
    try:
        with classroom.gradebook as gradebook:
            submission = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "wren").id
        page = chromium.new_context().new_page()
        page.set_default_timeout(60_000)
        page.elsewhere = []  # type: ignore[attr-defined]
        page.on("request", lambda r: page.elsewhere.append(r.url) if f"127.0.0.1:{port}" not in r.url else None)  # type: ignore[attr-defined]
        _until_it_answers(port)
        page.goto(f"http://127.0.0.1:{port}/login?token=t")
        page.goto(f"http://127.0.0.1:{port}/formgrader/submissions/{submission}/")
        yield page
        page.context.close()
    finally:
        server.terminate()
        server.wait()
        log.close()


def _until_it_answers(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("the server did not start")


def test_the_grading_page_shows_the_words_and_runs_none_of_them(grading_page: Page) -> None:
    grading_page.get_by_text("I would say her name again, slowly.").wait_for()
    text = grading_page.inner_text("body")
    assert "<script>window.stolen = 1</script>" in text
    assert "$E=mc^2$ **not bold**" in text
    assert "Because it is hers." in text
    assert "Typed by hand" in text
    assert grading_page.evaluate("window.stolen") is None
    assert grading_page.elsewhere == []  # type: ignore[attr-defined]


def test_the_instructor_can_comment_there(grading_page: Page, classroom: Classroom) -> None:
    box = grading_page.locator("#response-v-name-comment")
    box.click()
    box.press_sequentially("What did the pause protect?")
    with grading_page.expect_response(lambda r: "/api/comment/" in r.url and r.request.method == "PUT"):
        box.press("Tab")
    with classroom.gradebook as gradebook:
        assert gradebook.find_comment("response-v-name", ASSIGNMENT, ASSIGNMENT, "wren").manual_comment == "What did the pause protect?"


def cell(classroom: Classroom, student: str, grade_id: str) -> nbformat.NotebookNode:
    nb = nbformat.read(classroom.autograded(student), as_version=4)
    return next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def test_the_released_notebook_is_live_and_its_source_is_not(classroom: Classroom) -> None:
    released = nbformat.read(classroom.homes / "sol" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    assert released.metadata.becoming_relational.live is True
    source = nbformat.read(classroom.course / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    assert "becoming_relational" not in source.metadata
    assert "becoming_relational" not in nbformat.read(classroom.autograded("sol"), as_version=4).metadata


def test_marking_notes_are_not_released(classroom: Classroom) -> None:
    text = (classroom.homes / "sol" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8")
    assert "Nobody is read for warmth" not in text
    assert WAITING in text


def test_all_three_wait_for_a_person_and_none_is_zeroed_unseen(classroom: Classroom) -> None:
    with classroom.gradebook as gradebook:
        for student in ("wren", "sol", "ash"):
            grade = gradebook.find_grade("response-v-name", ASSIGNMENT, ASSIGNMENT, student)
            assert grade.needs_manual_grade, student
            assert grade.auto_score is None, student
            comment = gradebook.find_comment("response-v-name", ASSIGNMENT, ASSIGNMENT, student)
            assert comment.auto_comment is None, student


def test_what_was_received_counts_and_leaving_out_costs_nothing(classroom: Classroom) -> None:
    with classroom.gradebook as gradebook:
        found = {s: gradebook.find_grade("received-v-name", ASSIGNMENT, ASSIGNMENT, s).auto_score for s in ("wren", "sol", "ash")}
    assert found == {"wren": 1.0, "sol": 0.0, "ash": 1.0}


def test_the_words_stand_in_the_answer_cell_as_text(classroom: Classroom) -> None:
    source = cell(classroom, "wren", "response-v-name").source
    assert "I would say her name again, slowly." in source
    assert "Because it is hers." in source
    assert "Typed by hand" in source
    assert "<script" not in source
    assert "你好 שלום 🌿" in source
    assert "\n" not in source, "a blank line would end the block and wake Markdown up"
    assert "$" not in source


def test_nothing_of_the_submission_but_text_is_passed_on(classroom: Classroom) -> None:
    nb = nbformat.read(classroom.autograded("wren"), as_version=4)
    assert nb.cells[0].source.startswith("# A name, said wrong")
    assert "widgets" not in nb.metadata
    assert "<script" not in json.dumps([c.source for c in nb.cells])
    outputs = [o for c in nb.cells if c.cell_type == "code" for o in c.outputs]
    assert [dict(o.data) for o in outputs] == [{"text/plain": "1.0"}]
    assert "Added to the notebook" in nb.cells[-1].source


def test_the_untouched_one_reads_nothing_received_and_the_skip_reads_as_a_choice(classroom: Classroom) -> None:
    assert NOTHING in cell(classroom, "sol", "response-v-name").source
    skipped = cell(classroom, "ash", "response-v-name").source
    assert SKIPPED in skipped
    assert NOTHING not in skipped


def test_the_students_read_their_words_and_the_readers(classroom: Classroom) -> None:
    with classroom.gradebook as gradebook:
        for student in ("wren", "sol"):
            gradebook.find_comment("response-v-name", ASSIGNMENT, ASSIGNMENT, student).manual_comment = "I stayed with your pause. <b>&"
            grade = gradebook.find_grade("response-v-name", ASSIGNMENT, ASSIGNMENT, student)
            grade.manual_score, grade.needs_manual_grade = (1 if student == "wren" else 0), False
        gradebook.db.commit()
    for student in ("wren", "sol"):
        done(classroom.instructor.generate_feedback(ASSIGNMENT, student))
    done(classroom.instructor.release_feedback(ASSIGNMENT))
    page = classroom.fetch_feedback("wren")
    assert "I would say her name again, slowly." in page
    assert "I stayed with your pause. &lt;b&gt;&amp;" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert "Vignette(" not in page, "a student sees no code"
    assert NOTHING in classroom.fetch_feedback("sol")
