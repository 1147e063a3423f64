"""What a learner types is safe in a real browser, whatever dies: tab, browser, kernel or storage."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from tests.chromium import launch_arguments

CANARY = "Quillwort, and a held breath"
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') }"
IN_BROWSER = "Kept in this browser, not yet in your journal."


class Course(ThreadingHTTPServer):
    """The views, and a desk that stands for the kernel's."""

    daemon_threads = True

    def __init__(self, view: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.view = view
        self.journal = MemoryJournal()
        self.desk = Desk(self.journal)
        self.answers = True
        self.asked: list[str] = []
        self.lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def said(self) -> list[str]:
        """What the journal holds."""
        return sorted(r.body.answers["own"].text for r in self.journal.list().records)


class _Answer(BaseHTTPRequestHandler):
    server: Course

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        path = self.path.partition("?")[0]
        if path == "/":
            self._send("text/html", (Path(__file__).parent / "keeping.html").read_bytes())
        elif path == "/content":
            library = the_library()
            rooms = [card.model_dump(mode="json") for card in library.rooms]
            rules = {"admits": library.rules.admits, "rules": library.rules.for_browser()}
            self._send("application/json", json.dumps({"rooms": rooms, "rules": rules}).encode())
        else:
            kind = "text/css" if path.endswith(".css") else "text/javascript"
            self._send(kind, (self.server.view / Path(path).name).read_bytes())

    def do_POST(self) -> None:
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self.server.answers:
            self.send_response(204)
            self.end_headers()
            return
        with self.server.lock:
            answer = {"call": message["call"], **self.server.desk.answer(message)}
        self._send("application/json", json.dumps(answer).encode())

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def course(repository: Path) -> Iterator[Course]:
    """A course of its own for each test."""
    server = Course(repository / "widgets/becoming_relational/view")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own for each test."""
    fresh = chromium.new_context()
    yield fresh
    fresh.close()


def open_page(context: BrowserContext, course: Course, *, kernel: bool = False) -> Page:
    """The page, once it is ready to be written on."""
    page = context.new_page()
    page.goto(course.address + ("?kernel" if kernel else ""))
    expect(page.locator("body[data-ready]")).to_be_attached()
    return page


def held(page: Page) -> str:
    """All that this browser keeps for the page's origin, as text."""
    return str(
        page.evaluate("""async () => {
          const all = [JSON.stringify(localStorage)];
          for (const { name } of await indexedDB.databases()) {
            const database = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result); });
            for (const store of database.objectStoreNames) {
              const request = database.transaction(store).objectStore(store).getAll();
              await new Promise((done) => (request.onsuccess = done));
              all.push(store, JSON.stringify(request.result));
            }
            database.close();
          }
          return all.join("\\n");
        }""")
    )


@contextmanager
def killable(playwright: Playwright, chromium_path: str, profile: Path) -> Iterator[tuple[BrowserContext, subprocess.Popen[bytes]]]:
    """A browser that can be killed as a crash or a power cut would."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    command = [
        chromium_path,
        *launch_arguments(),
        "--headless=new",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "about:blank",
    ]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not port_file.exists() or "\n" not in port_file.read_text():
            assert process.poll() is None, "the browser did not start"
            time.sleep(0.05)
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port_file.read_text().splitlines()[0]}")
        yield browser.contexts[0], process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the browser and all its helpers, which are a group of their own."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("kernel", [False, True], ids=["book", "kernel"])
@pytest.mark.parametrize("after", [0.15, 0.9])
def test_a_killed_browser_has_kept_the_words(
    playwright: Playwright, chromium_path: str, course: Course, tmp_path: Path, kernel: bool, after: float
) -> None:
    with killable(playwright, chromium_path, tmp_path / "profile") as (context, process):
        page = open_page(context, course, kernel=kernel)
        course.answers = False
        page.get_by_label("What would you say?").press_sequentially(CANARY)
        time.sleep(after)
        kill(process)
    course.answers = True
    with killable(playwright, chromium_path, tmp_path / "profile") as (context, _):
        page = open_page(context, course, kernel=kernel)
        expect(page.get_by_label("What would you say?")).to_have_value(CANARY)
        expect(page.locator(".br-room-saved")).to_contain_text("Saved ")
        if kernel:
            assert course.said() == [CANARY]
            page.wait_for_function("async () => (await journal.shelf.holds()) === 0")


def test_a_silent_kernel_is_named_and_gets_the_words_when_it_answers(context: BrowserContext, course: Course) -> None:
    page = open_page(context, course, kernel=True)
    saved = page.locator(".br-room-saved")
    page.get_by_label("What would you say?").fill("First words")
    expect(saved).to_contain_text("Saved ")
    course.answers = False
    page.get_by_label("What would you say?").fill(CANARY)
    expect(saved).to_have_text(IN_BROWSER)
    assert CANARY in held(page)
    assert course.said() == ["First words"]
    course.answers = True
    expect(saved).to_contain_text("Saved ", timeout=20_000)
    assert course.said() == [CANARY]
    page.wait_for_function("async () => (await journal.shelf.holds()) === 0")
    assert CANARY not in held(page)


@pytest.mark.parametrize("kernel", [False, True], ids=["book", "kernel"])
def test_a_stale_window_keeps_both(context: BrowserContext, course: Course, kernel: bool) -> None:
    first = open_page(context, course, kernel=kernel)
    first.get_by_label("What would you say?").fill("Begun")
    expect(first.locator(".br-room-saved")).to_contain_text("Saved ")
    # A window that has not heard of the other: as after sleep, or from another browser of the same learner.
    context.add_init_script("delete globalThis.BroadcastChannel")
    stale = open_page(context, course, kernel=kernel)
    first.get_by_label("What would you say?").fill("Begun, and on in the first")
    expect(first.locator(".br-room-saved")).to_contain_text("Saved ")
    stale.get_by_label("What would you say?").fill("Begun, and on in the stale one")
    expect(stale.locator(".br-room-saved")).to_contain_text("Both are kept")
    stale.get_by_label("What would you say?").fill("Begun, and on and on in the stale one")
    stale.evaluate("draft.flush()")
    said = sorted(stale.evaluate("journal.list().then((all) => all.map((each) => each.body.answers.own.text))"))
    assert said == ["Begun, and on and on in the stale one", "Begun, and on in the first"]
    expect(stale.get_by_label("What would you say?")).to_have_value("Begun, and on and on in the stale one")


def test_a_clean_window_follows(context: BrowserContext, course: Course) -> None:
    first, second = open_page(context, course), open_page(context, course)
    first.get_by_label("What would you say?").fill("Written in the first")
    first.evaluate("draft.flush()")
    second.close()
    third = open_page(context, course)
    first.get_by_label("What would you say?").fill("Written on in the first")
    expect(third.get_by_label("What would you say?")).to_have_value("Written on in the first")


REFUSALS = {
    "missing": "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
    "forbidden": "Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('', 'SecurityError') } })",
    "refusing": "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }",
    "no-storage-at-all": "for (const name of ['indexedDB', 'sessionStorage', 'localStorage']) "
    "Object.defineProperty(globalThis, name, { get() { throw new DOMException('', 'SecurityError') } })",
}


@pytest.mark.parametrize("how", REFUSALS)
@pytest.mark.parametrize("kernel", [False, True], ids=["book", "kernel"])
def test_refused_storage_is_told_before_anything_is_written(context: BrowserContext, course: Course, how: str, kernel: bool) -> None:
    context.add_init_script(REFUSALS[how])
    page = open_page(context, course, kernel=kernel)
    expect(page.locator(".br-room-trouble")).to_contain_text("This browser keeps nothing for this page")
    page.get_by_label("What would you say?").fill(CANARY)
    expect(page.locator(".br-room-saved")).to_contain_text("Saved " if kernel else "Kept in this tab alone")
    expect(page.get_by_label("What would you say?")).to_have_value(CANARY)


def test_a_full_disk_is_told_before_anything_is_written_and_words_stay(context: BrowserContext, course: Course) -> None:
    context.add_init_script(FULL)
    page = open_page(context, course)
    expect(page.locator(".br-room-trouble")).to_contain_text("no room left")
    page.get_by_label("What would you say?").fill(CANARY)
    expect(page.locator(".br-room-saved")).to_contain_text("Kept in this tab alone")


def test_a_disk_that_fills_while_writing_leaves_the_words_on_the_page(context: BrowserContext, course: Course) -> None:
    page = open_page(context, course)
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_label("What would you say?").fill(CANARY)
    expect(page.locator(".br-room-saved")).to_contain_text("They still stand on this page")
    expect(page.get_by_label("What would you say?")).to_have_value(CANARY)


@pytest.mark.parametrize("kernel", [False, True], ids=["book", "kernel"])
def test_a_shared_computer_keeps_nothing(context: BrowserContext, course: Course, kernel: bool) -> None:
    page = open_page(context, course, kernel=kernel)
    page.get_by_role("button", name="This is a shared computer").click()
    course.answers = False
    page.get_by_label("What would you say?").fill(CANARY)
    expect(page.locator(".br-room-saved")).to_contain_text("on this page alone" if kernel else "Kept in this tab alone")
    assert CANARY not in held(page)
    if not kernel:
        page.reload()
        expect(page.get_by_label("What would you say?")).to_have_value(CANARY)
    page.close()
    course.answers = True
    after = open_page(context, course, kernel=kernel)
    expect(after.get_by_label("What would you say?")).to_have_value("")
    assert CANARY not in held(after)


def test_words_already_in_this_browser_move_only_when_the_learner_says_so(context: BrowserContext, course: Course) -> None:
    page = open_page(context, course)
    page.get_by_label("What would you say?").fill(CANARY)
    expect(page.locator(".br-room-saved")).to_contain_text("Saved ")
    page.get_by_role("button", name="This is a shared computer").click()
    page.get_by_role("button", name="Leave everything as it is").click()
    assert CANARY in held(page)
    page.get_by_role("button", name="This is a shared computer").click()
    page.get_by_role("button", name="Move them to this tab").click()
    expect(page.get_by_text("Shared computer:").first).to_be_visible()
    assert CANARY not in held(page)
    page.get_by_label("What would you say?").fill(CANARY + ", and on")
    expect(page.locator(".br-room-saved")).to_contain_text("Kept in this tab alone")
    assert CANARY not in held(page)


@pytest.mark.parametrize("kernel", [False, True], ids=["book", "kernel"])
def test_no_word_is_in_the_console_or_in_an_address(context: BrowserContext, course: Course, kernel: bool) -> None:
    page = open_page(context, course, kernel=kernel)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.get_by_label("What would you say?").fill(CANARY)
    expect(page.locator(".br-room-saved")).to_contain_text("Saved ")
    course.answers = False
    page.get_by_label("What would you say?").fill(CANARY + " again")
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_label("What would you say?").fill(CANARY + " and again")
    page.wait_for_timeout(1000)
    assert said == []
    assert not any("Quillwort" in address for address in [*course.asked, page.url])


def test_a_room_is_changed_by_keyboard_after_the_check(context: BrowserContext, course: Course) -> None:
    page = open_page(context, course)
    expect(page.locator(".br-room-name")).to_have_text("Only me")
    expect(page.locator(".br-room-readers")).to_contain_text("anyone else who uses this browser")
    page.get_by_label("What would you say?").fill("Call her on 020 7946 0123, she said.")
    expect(page.locator(".br-room-saved")).to_contain_text("Saved ")
    change = page.get_by_role("button", name="Change room")
    change.focus()
    page.keyboard.press("Enter")
    expect(change).to_have_attribute("aria-expanded", "true")
    panel = page.get_by_role("group", name="Change room")
    expect(panel).to_contain_text("020 7946 0123")
    expect(panel).to_contain_text("misses things")
    expect(panel).to_contain_text("Move these words to “For supervision”?")
    page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Move it to “For supervision”")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(change).to_be_focused()
    expect(page.locator(".br-room-name")).to_have_text("Only me")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(change).to_be_focused()
    expect(page.locator(".br-room-name")).to_have_text("For supervision")
    expect(page.locator(".br-room-saved")).to_contain_text("Saved ")
    expect(page.get_by_role("status")).to_contain_text("Moved to “For supervision”")
    assert page.evaluate("journal.list().then(([one]) => one.room)") == "for-supervision"
