"""The look at one's week and the log, on a phone, in the dark, and with nothing told to anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from becoming_relational import PhaseCycle, ReflectionLog
from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from tests.browser.kernel_stage import kernel_stage
from tests.browser.sitting import AXE, an_entry, axe, choose_some, keep, records, saved, too_small, widest
from tests.phase_cycle.looks import a_look

CYCLE = the_library().cycle


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(locale="en-GB", reduced_motion="reduce", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def desk() -> Desk:
    return Desk(MemoryJournal())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("which", ["cycle", "log"])
def test_axe_finds_nothing_targets_are_large_and_nothing_overflows(
    context: BrowserContext, desk: Desk, which: str, width: int, dark: bool
) -> None:
    assert AXE.is_file(), "axe-core is not installed: run `npm ci`"
    for number, day in ((1, "2026-01-11"), (2, "2026-02-11")):
        keep(desk, a_look([CYCLE.phases[number].descriptions[0].id], number=number, day=day).to_json())
    keep(desk, an_entry(1, "Antidisestablishmentarianism" * 4 + " and the kettle", tags=("Thursday group",)))
    widget = PhaseCycle(desk=desk) if which == "cycle" else ReflectionLog(phase="phase-2", desk=desk)
    page = kernel_stage(context, widget, dark=dark)
    page.set_viewport_size({"width": width, "height": 800})
    if which == "cycle":
        choose_some(page)
        page.locator(".br-past-look summary").first.click()
        page.get_by_role("button", name="Draw my looks over time").click()
        expect(page.locator(".br-over-time-picture img")).to_be_visible()
    else:
        page.get_by_role("button", name="Choose a question").click()
        page.get_by_role("button", name="Add tags").click()
        page.get_by_role("button", name="Silence").click()
        page.get_by_text("Narrow it down").click()
        page.get_by_label("Find words").fill("kettle")
        expect(page.locator("mark")).to_have_count(1)
        page.get_by_role("button", name="More", exact=True).first.click()
        page.get_by_role("button", name="Erase", exact=True).click()
    page.locator(".br-kept > summary").click()
    assert axe(page) == []
    assert too_small(page) == []
    assert widest(page) <= 0


def test_nothing_given_is_told_to_the_page_around(context: BrowserContext, desk: Desk) -> None:
    widget = PhaseCycle(desk=desk)
    page = kernel_stage(context, widget)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    choose_some(page)
    saved(page)
    assert "Quillwort" in json.dumps(records(desk, "check-in"))
    assert "Quillwort" not in page.url + " ".join(told)
    assert "Quillwort" not in json.dumps(widget.get_state(), default=str)
    assert page.evaluate("JSON.stringify([localStorage, sessionStorage])").find("Quillwort") == -1
