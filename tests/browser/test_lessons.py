"""Lessons in Notebook and in JupyterLab, in a real browser: alive without a click, without code, whatever happens to the kernel."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from becoming_relational.lessons.derive import derive
from becoming_relational.lessons.pages import open_course
from tests.lessons.running import KEY, Running, ask, environment_of, serving

CANARY = "Sorrel and an unlit lamp"
WITH_VIGNETTE, WITH_EXERCISE = "vignettes/a-name-said-wrong", "welcome/overwhelm"
WAIT = 90_000
IN = {"notebook": "notebooks", "lab": "lab/tree"}
# Said by Notebook 7.6 itself on every page, with and without the course.
UPSTREAM = re.compile(r"reading 'schema'|Command 'filebrowser:open-path' not registered")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("learner")
    derive(open_course(), home / "lessons")
    return home


@pytest.fixture(scope="module")
def course(home: Path) -> Iterator[Running]:
    with serving(home / "lessons", home) as running:
        yield running


@pytest.fixture
def context(chromium: Browser, course: Running) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1100, "height": 900})
    context.set_default_timeout(WAIT)
    context.new_page().goto(f"{course.at}/lessons?token={KEY}")
    yield context
    context.close()
    for kernel in json.loads(ask(f"{course.at}/api/kernels")):
        ask(f"{course.at}/api/kernels/{kernel['id']}", "DELETE")


def open_lesson(context: BrowserContext, course: Running, lesson: str, host: str = "notebook") -> Page:
    """Open a lesson and wait for what it shows, without a click."""
    page = context.new_page()
    page.goto(f"{course.at}/{IN[host]}/{lesson}.ipynb{'?reset' if host == 'lab' else ''}")
    alive(page)
    return page


def alive(page: Page) -> None:
    """Wait until the lesson has started."""
    expect(page.locator(".br-live-cell .br").first).to_be_visible(timeout=WAIT)
    expect(page.locator(".br-status")).to_have_text("", timeout=WAIT)


def field(page: Page) -> Locator:
    """The first field for words of the exercise that these tests write in."""
    return page.get_by_label("Where did your eyes stop?").first


def write(page: Page, course: Running, words: str) -> None:
    """Write words, and wait until they are in the journal and the page says so."""
    field(page).fill(words)
    until(page, lambda: in_journal(course, words))
    expect(page.locator(".br-live-cell").get_by_text(re.compile(r"Saved \d")).first).to_be_visible(timeout=WAIT)


def until(page: Page, true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(WAIT // 250):
        if true():
            return
        page.wait_for_timeout(250)
    raise AssertionError("It did not come true.")


def in_journal(course: Running, words: str) -> bool:
    return any(words in file.read_text(encoding="utf-8") for file in (course.journal / "records").glob("*.json"))


def no_code_is_seen(page: Page) -> None:
    for hidden in (
        ".jp-InputArea-editor",
        ".jp-InputPrompt",
        ".jp-OutputPrompt",
        ".jp-NotebookPanel-toolbar",
        ".jp-cell-toolbar",
        ".jp-OutputArea-promptOverlay",
    ):
        assert page.locator(f".br-lesson {hidden}:visible").count() == 0, hidden
    said = page.locator(".br-lesson").inner_text()
    for code in ("becoming_relational", "Traceback", "Error", "In [", "[*]", "model not found", "Loading widget"):
        assert code not in said, code
    assert page.locator(".jp-Dialog").count() == 0


def kernel_pid(course: Running) -> int:
    kernels = [each.pid for each in psutil.process_iter(["cmdline"]) if "ipykernel_launcher" in (each.info["cmdline"] or [])]
    ours = [pid for pid in kernels if environment_of(pid).get("BECOMING_RELATIONAL_JOURNAL") == str(course.journal)]
    assert len(ours) == 1
    return ours[0]


@pytest.mark.parametrize("host", IN)
@pytest.mark.parametrize("lesson", [WITH_VIGNETTE, WITH_EXERCISE, "journey/cycle"])
def test_a_lesson_comes_alive_by_itself_and_again_after_a_reload(context: BrowserContext, course: Running, host: str, lesson: str) -> None:
    page = open_lesson(context, course, lesson, host)
    no_code_is_seen(page)
    page.reload()
    alive(page)
    no_code_is_seen(page)


def test_notebook_shows_no_menu_and_a_way_back(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_VIGNETTE)
    assert page.locator("#top-panel-wrapper:visible, #menu-panel-wrapper:visible").count() == 0
    page.get_by_role("link", name="All lessons").click()
    expect(page).to_have_url(f"{course.at}/lessons")
    page.get_by_role("link", name="A name, said wrong").click()
    alive(page)


def test_links_between_lessons_open_here_and_ask_nothing(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_VIGNETTE)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(".jp-RenderedMarkdown").get_by_role("link", name="the seesaw").first.click()
    page.wait_for_url(f"{course.at}/notebooks/journey/seesaw.ipynb")
    alive(page)
    assert asked == []
    assert len(context.pages) == 2


def test_code_is_there_for_those_who_ask(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_VIGNETTE)
    page.get_by_role("button", name="Show code").click()
    expect(page.locator(".br-live-cell .jp-InputArea-editor").first).to_be_visible()
    expect(page.locator("#menu-panel-wrapper")).to_be_visible()
    page.get_by_role("button", name="Hide code").click()
    no_code_is_seen(page)


@pytest.mark.parametrize("host", IN)
def test_no_key_and_no_double_click_breaks_a_lesson(context: BrowserContext, course: Running, host: str) -> None:
    page = open_lesson(context, course, WITH_VIGNETTE, host)
    cells, words = page.locator(".jp-Notebook .jp-Cell").count(), page.locator(".jp-Notebook").inner_text()
    prose = page.locator(".jp-RenderedMarkdown p").first
    button = page.locator(".br-live-cell button:visible").last
    keys = ("b", "a", "d", "d", "x", "0", "0", "m", "y", "r", "z", "Control+s", "Shift+M", "Escape")
    for place, pressed in ((button.focus, keys), (prose.click, (*keys, "Shift+Enter"))):
        place()
        for key in pressed:
            page.keyboard.press(key)
        assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    prose.dblclick()
    prose.click()
    page.keyboard.press("Enter")
    page.keyboard.type("typed over")
    prose.click(button="right")
    assert page.locator(".jp-Menu:visible, .lm-Menu:visible").count() == 0
    no_code_is_seen(page)
    assert page.locator(".jp-Notebook").inner_text() == words


def test_words_are_there_after_a_reload_and_nowhere_but_in_the_journal(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_EXERCISE)
    write(page, course, CANARY)
    assert in_journal(course, CANARY)
    # Even if somebody saves the notebook by hand, outputs and all.
    page.get_by_role("button", name="Show code").click()
    page.locator(".jp-Notebook").click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+s")
    saved = course.folder / f"{WITH_EXERCISE}.ipynb"
    for _ in range(200):
        if "widget-view" in saved.read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(100)
    assert "widget-view" in saved.read_text(encoding="utf-8"), "the notebook was saved with what it shows"
    for file in course.folder.rglob("*"):
        if file.is_file():
            assert CANARY.encode() not in file.read_bytes(), file
    page.reload()
    alive(page)
    expect(field(page)).to_have_value(CANARY)


def test_a_killed_kernel_comes_back_and_words_stay(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_EXERCISE)
    write(page, course, "Before the kernel died.")
    os.kill(kernel_pid(course), signal.SIGKILL)
    field(page).press("End")
    field(page).press_sequentially(" And after.", delay=30)
    # A slow machine may put the new view under the cursor between two keys: what counts is that what stands on the page is kept.
    until(page, lambda: "died. And" in field(page).input_value() and in_journal(course, field(page).input_value()))
    alive(page)
    no_code_is_seen(page)


def test_a_restart_from_elsewhere_is_noticed_without_a_click(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_EXERCISE)
    before = kernel_pid(course)
    page.locator(".br-live-cell .br").first.evaluate("node => { node.dataset.before = 'yes' }")
    kernel = json.loads(ask(f"{course.at}/api/kernels"))[0]["id"]
    ask(f"{course.at}/api/kernels/{kernel}/restart", "POST")
    expect(page.locator(".br-live-cell .br[data-before]")).to_have_count(0, timeout=WAIT)
    alive(page)
    assert kernel_pid(course) != before
    write(page, course, "Written after the restart.")
    assert in_journal(course, "Written after the restart.")


def test_the_cursor_stays_where_somebody_was_writing(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_EXERCISE)
    page.locator(".br-live-cell .br").first.evaluate("node => { node.dataset.before = 'yes' }")
    write(page, course, "Mid-sentence")
    ask(f"{course.at}/api/kernels/{json.loads(ask(f'{course.at}/api/kernels'))[0]['id']}/restart", "POST")
    field(page).press("End")
    expect(page.locator(".br-live-cell .br[data-before]")).to_have_count(0, timeout=WAIT)
    alive(page)
    expect(field(page)).to_be_focused(timeout=WAIT)
    page.keyboard.type(", and on")
    expect(field(page)).to_have_value("Mid-sentence, and on")


def test_a_lesson_that_fell_asleep_stays_on_screen_and_wakes_on_request(context: BrowserContext, course: Running) -> None:
    page = open_lesson(context, course, WITH_EXERCISE)
    write(page, course, "Before it fell asleep.")
    ask(f"{course.at}/api/kernels/{json.loads(ask(f'{course.at}/api/kernels'))[0]['id']}", "DELETE")
    wake = page.get_by_role("button", name="Wake it up")
    expect(wake).to_be_visible(timeout=WAIT)
    assert field(page).input_value() == "Before it fell asleep."
    no_code_is_seen(page)
    wake.click()
    alive(page)
    write(page, course, "After it woke.")
    assert in_journal(course, "After it woke.")


def test_the_next_day_with_a_new_server_and_a_new_browser_the_words_are_there(chromium: Browser, home: Path) -> None:
    words = "For tomorrow, under the stair"
    for day in range(2):
        with serving(home / "lessons", home) as course:
            browser = chromium.new_context()
            browser.set_default_timeout(WAIT)
            page = browser.new_page()
            page.goto(f"{course.at}/lessons?token={KEY}")
            if day:
                expect(page.get_by_text("you last wrote here on").first).to_be_visible()
            page.goto(f"{course.at}/notebooks/{WITH_EXERCISE}.ipynb")
            alive(page)
            if day == 0:
                write(page, course, words)
            else:
                expect(field(page)).to_have_value(words)
            browser.close()


def test_only_the_allowed_cells_run(context: BrowserContext, course: Running) -> None:
    lesson = json.loads((course.folder / "log.ipynb").read_text(encoding="utf-8"))
    planted = {
        "cell_type": "code",
        "id": "planted",
        "metadata": {},
        "source": "open('ran', 'w').close()",
        "outputs": [],
        "execution_count": None,
    }
    (course.folder / "handed.ipynb").write_text(json.dumps(lesson | {"cells": [*lesson["cells"], planted]}), encoding="utf-8")
    (course.folder / "becoming_relational.py").write_text("open('posed', 'w').close()", encoding="utf-8")
    try:
        page = open_lesson(context, course, "handed")
        no_code_is_seen(page)
        assert not (course.folder / "ran").exists()
        assert not (course.folder / "posed").exists()
    finally:
        (course.folder / "handed.ipynb").unlink()
        (course.folder / "becoming_relational.py").unlink()


def test_a_kernel_that_cannot_start_is_one_calm_sentence(context: BrowserContext, course: Running) -> None:
    lesson = json.loads((course.folder / "log.ipynb").read_text(encoding="utf-8"))
    lesson["cells"][1]["source"] = 'from becoming_relational import Vignette\nVignette("there-is-no-such-scene")'
    (course.folder / "gone.ipynb").write_text(json.dumps(lesson), encoding="utf-8")
    try:
        page = context.new_page()
        page.goto(f"{course.at}/notebooks/gone.ipynb")
        expect(page.locator(".br-status")).to_contain_text("This lesson could not start. Nothing you wrote is lost", timeout=WAIT)
        expect(page.get_by_role("button", name="Try again")).to_be_visible()
        no_code_is_seen(page)
    finally:
        (course.folder / "gone.ipynb").unlink()


@pytest.mark.parametrize("host", IN)
def test_nothing_leaves_the_machine_and_nothing_fails_unseen(context: BrowserContext, course: Running, host: str) -> None:
    page = context.new_page()
    elsewhere: list[str] = []
    failed: list[str] = []
    page.on(
        "request",
        lambda request: (
            request.url.startswith((course.at, course.at.replace("http", "ws"), "data:", "blob:")) or elsewhere.append(request.url)
        ),
    )
    page.on("pageerror", lambda error: UPSTREAM.search(error.message) or failed.append(error.message))
    page.on("response", lambda answer: answer.status < 400 or failed.append(f"{answer.status} {answer.url}"))
    page.goto(f"{course.at}/{IN[host]}/{WITH_VIGNETTE}.ipynb{'?reset' if host == 'lab' else ''}")
    alive(page)
    assert elsewhere == []
    assert failed == []


@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_screen_needs_no_scrolling_sideways(context: BrowserContext, course: Running, width: int) -> None:
    page = open_lesson(context, course, WITH_VIGNETTE)
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("", f"/notebooks/{WITH_VIGNETTE}.ipynb", "/lessons", "/"):
        if address:
            page.goto(course.at + address)
        if "ipynb" in address or not address:
            alive(page)
        wide = page.evaluate(
            "() => [...document.querySelectorAll('body, .jp-WindowedPanel-outer')].map((each) => each.scrollWidth - each.clientWidth)"
        )
        assert max(wide) <= 1, address
