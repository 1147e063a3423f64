"""The built book in a real browser: served under a path, with every other host out of reach."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, Route, expect

from tests.book.books import NOTEBOOK, SMALL, cell, pages_of, served, the_book, write_book
from tests.browser.test_keeping_words import kill, killable

pytestmark = pytest.mark.xdist_group("book")

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

STOPS = """() => [...document.querySelectorAll("a[href], button, input, textarea, summary")]
    .filter((e) => e.checkVisibility() && !e.disabled).length"""
# A control may leave the ring to its label or to what it fills, which is what one sees of it.
STATE = """() => {
    const ringed = (node) => {
        const style = getComputedStyle(node);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
    };
    const e = document.activeElement, box = e.getBoundingClientRect();
    const seen = ringed(e) || [e.parentElement, ...(e.labels ?? [])].some(ringed);
    return { what: e.outerHTML.slice(0, 120), seen, there: box.right > 0 && box.left < innerWidth };
}"""


class Visit:
    """A browser of its own that knows only this machine, and what it heard."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.address = address
        self.said: list[str] = []
        self.strangers: list[str] = []
        self.context: BrowserContext = browser.new_context(**options)  # type: ignore[arg-type]
        self.context.route("**/*", self._only_here)

    def _only_here(self, route: Route, request: Request) -> None:
        if request.url.startswith((self.address.split("/book/")[0], "data:", "blob:")):
            route.continue_()
        else:
            self.strangers.append(request.url)
            route.abort()

    def open(self, page: str) -> Page:
        """Open a page of the book."""
        tab = self.context.new_page()
        tab.on("console", lambda message: self.said.append(f"{page}: {message.type}: {message.text}"))
        tab.on("pageerror", lambda trouble: self.said.append(f"{page}: {trouble}"))
        tab.goto(self.address + page)
        return tab

    def open_alive(self, page: str) -> Page:
        """Open a page of the book and wait until each of its activities is alive."""
        tab = self.open(page)
        for place in tab.locator("[data-activity]").all():
            expect(place).to_have_attribute("data-is", "alive")
            expect(place.locator(".activity-words")).to_have_count(0)
        return tab


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the book is, below a path."""
    with served(the_book().parent) as root:
        yield f"{root}book/"


def _pages() -> list[str]:
    return [page for page in pages_of(the_book()) if page != "index.html"]


def _with_activities() -> list[str]:
    book = the_book()
    return [page for page in _pages() if "data-activity" in (book / page).read_text("utf-8")]


def test_pages_live_quietly_and_fit(chromium: Browser, address: str) -> None:
    visit = Visit(chromium, address)
    wide = []
    for page in _pages():
        tab = visit.open_alive(page)
        for width in (1280, 390, 320):
            tab.set_viewport_size({"width": width, "height": 640})
            if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(f"{page} at {width}")
        tab.close()
    tab = visit.open("")
    tab.wait_for_url("**/book/course/index.html")
    expect(tab.locator("h1")).to_be_visible()
    visit.context.close()
    assert wide == []
    assert visit.said == []
    assert visit.strangers == []


def test_axe_finds_nothing_in_light_or_dark_on_desk_or_phone(chromium: Browser, address: str) -> None:
    assert AXE.is_file(), "axe-core is not installed: run `npm ci`"
    # The tool may be put into the page only because this context lets it past the policy.
    # A step that is still fading in has less contrast than it will have; here nothing moves.
    visit = Visit(chromium, address, bypass_csp=True, reduced_motion="reduce")
    found = []
    for page in _pages():
        tab = visit.open_alive(page)
        tab.add_script_tag(path=AXE)
        for width, light in ((1280, "light"), (390, "dark")):
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=light)
            expect(tab.locator("html")).to_have_attribute("data-theme", light)
            result = tab.evaluate("axe.run({ resultTypes: ['violations'] })")
            found += [f"{page}, {light}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]]
        tab.close()
    visit.context.close()
    assert found == []


def test_every_stop_of_the_keyboard_shows(chromium: Browser, address: str) -> None:
    visit = Visit(chromium, address)
    for page in ["course/index.html", _with_activities()[0], "search.html"]:
        tab = visit.open_alive(page)
        stops = tab.evaluate(STOPS)
        unseen = []
        for _ in range(stops):
            tab.keyboard.press("Tab")
            state = tab.evaluate(STATE)
            if state["there"] and not state["seen"]:
                unseen.append(state["what"])
        tab.close()
        assert unseen == [], page
    visit.context.close()


def test_light_is_remembered_and_follows_the_system_until_then(chromium: Browser, address: str) -> None:
    visit = Visit(chromium, address, color_scheme="dark")
    tab = visit.open("course/index.html")
    page = tab.locator("html")
    switch = tab.get_by_role("button", name="Dark page")
    expect(page).to_have_attribute("data-theme", "dark")
    expect(switch).to_have_attribute("aria-pressed", "true")
    tab.emulate_media(color_scheme="light")
    expect(page).to_have_attribute("data-theme", "light")
    switch.click()
    expect(page).to_have_attribute("data-theme", "dark")
    tab.reload()
    expect(page).to_have_attribute("data-theme", "dark")
    visit.context.close()


def test_search_finds_a_page_and_tells_nobody(chromium: Browser, address: str) -> None:
    visit = Visit(chromium, address)
    tab = visit.open("search.html")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.get_by_label("Words to look for").fill("seesaw")
    tab.get_by_role("button", name="Search").click()
    expect(tab.locator("#search-results li a").first).to_be_visible()
    assert "seesaw" not in tab.url
    assert [url for url in asked if "?" in url] == []
    assert "seesaw" not in tab.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    tab.locator("#search-results li a", has_text="seesaw").first.click()
    expect(tab.locator("h1")).to_contain_text("seesaw", ignore_case=True)
    visit.context.close()
    assert visit.said == []


def test_pages_can_be_read_without_scripts(chromium: Browser, address: str) -> None:
    visit = Visit(chromium, address, java_script_enabled=False)
    for page in _with_activities():
        tab = visit.open(page)
        expect(tab.locator("h1")).to_be_visible()
        for place in tab.locator("[data-activity]").all():
            words = place.locator(".activity-words")
            expect(words).to_be_visible()
            assert words.evaluate("e => e.clientHeight >= e.scrollHeight"), f"{page}: the words are cut"
        expect(tab.get_by_role("navigation", name="Contents")).to_be_visible()
        tab.close()
    visit.context.close()


def test_an_activity_that_fails_leaves_its_questions(chromium: Browser, tmp_path: Path) -> None:
    from becoming_relational.book.build import build

    text = NOTEBOOK + SMALL + cell("Small(question='fail')") + cell("Small()")
    book = build(write_book(tmp_path / "source", page=text), tmp_path / "site" / "book", tell=False)
    with served(book.parent) as root:
        visit = Visit(chromium, f"{root}book/")
        tab = visit.open("course/page.html")
        failed, fine = tab.locator("[data-activity]").all()
        expect(failed.get_by_role("alert")).to_have_text("This activity could not be shown. The questions are listed below.")
        expect(failed.get_by_text("What do you notice?")).to_be_visible()
        expect(fine.get_by_label("What do you notice?")).to_be_visible()
        assert tab.evaluate("globalThis.becomingRelationalBook.root") == "/book/"
        visit.context.close()

        # The module cannot be had at all.
        visit = Visit(chromium, f"{root}book/")
        visit.context.route("**/small.*.js", lambda route: route.abort())
        tab = visit.open("course/page.html")
        expect(tab.get_by_role("alert")).to_have_count(2)
        expect(tab.get_by_text("Which way do you lean?").first).to_be_visible()
        visit.context.close()


HOLDS = """(words) => [...document.querySelectorAll("[data-is=alive]")].some((place) =>
    place.textContent.includes(words) || [...place.querySelectorAll("textarea")].some((area) => area.value === words))"""


def test_words_survive_a_reload_and_a_killed_browser(playwright: Playwright, chromium_path: str, address: str, tmp_path: Path) -> None:
    typed: dict[str, str] = {}
    with killable(playwright, chromium_path, tmp_path / "profile") as (context, process):
        for page in _with_activities():
            tab = context.new_page()
            tab.goto(address + page)
            expect(tab.locator("[data-activity]").first).to_have_attribute("data-is", "alive")
            area = tab.locator("textarea:visible").first
            if area.count():
                typed[page] = f"A held breath, on {page}"
                area.press_sequentially(typed[page])
        time.sleep(2)  # What is promised: nothing older than two seconds is lost.
        again, words = list(typed.items())[-1]
        tab.goto(address + again)
        tab.wait_for_function(HOLDS, arg=words)
        kill(process)
    assert "course/log.html" in typed
    with killable(playwright, chromium_path, tmp_path / "profile") as (context, _process):
        for page, words in typed.items():
            tab = context.new_page()
            tab.goto(address + page)
            tab.wait_for_function(HOLDS, arg=words)
            tab.close()
