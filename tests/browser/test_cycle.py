"""The look at one's week, in a real browser, with a kernel and without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from becoming_relational import PhaseCycle
from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from tests.browser.kernel_stage import kernel_stage
from tests.browser.sitting import CANARY, choose_some, keep, records, saved
from tests.browser.stage import stage
from tests.phase_cycle.looks import a_look

CYCLE = the_library().cycle


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(locale="en-GB", reduced_motion="reduce", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def desk() -> Desk:
    return Desk(MemoryJournal())


def test_a_week_is_looked_at_by_keyboard_alone_and_kept(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, PhaseCycle(desk=desk))
    page.get_by_label("In individual work").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("In groups, or with couples and families")).to_be_checked()
    page.get_by_role("button", name="Continue").press("Enter")
    page.locator(".br-sentences input").first.focus()
    page.keyboard.press("Space")
    chosen = page.locator(".br-sentences input").first.get_attribute("value")
    page.get_by_role("button", name="Continue").press("Enter")
    expect(page.get_by_role("heading", name="Your week, as a ring")).to_be_focused()
    page.get_by_role("button", name="Continue").press("Enter")
    page.get_by_label("Is there anything you want to remember about this week?").type("The door stayed open.")
    saved(page)
    (record,) = records(desk, "check-in")
    assert record["body"]["answers"]["week"]["chosen"] == [chosen]
    assert record["body"]["answers"]["remember"]["text"] == "The door stayed open."
    assert record["asked"]["labels"].keys() >= {"groups-or-families", chosen}


def test_sentences_stand_mixed_and_name_no_phase(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, PhaseCycle(desk=desk))
    page.get_by_role("button", name="Continue").click()
    while page.get_by_role("button", name="More sentences").is_visible():
        page.get_by_role("button", name="More sentences").click()
        assert page.evaluate("document.activeElement.closest('.br-sentences') !== null"), "focus goes to the new sentences"
    order = page.locator(".br-sentences input").evaluate_all("(boxes) => boxes.map((box) => box.value)")
    home = {d.id: p.id for p in CYCLE.phases for d in p.descriptions}
    assert sorted(order) == sorted(home)
    runs = sum(1 for one, other in pairwise(order) if home[one] == home[other])
    assert runs < len(order) / 3, "sentences of one phase do not stand together"
    said = page.locator(".br").inner_text()
    for phase in CYCLE.phases:
        assert phase.name not in said


def test_the_ring_and_the_words_beside_it_say_the_same(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, PhaseCycle(desk=desk))
    choose_some(page)
    home = {d.id: p for p in CYCLE.phases for d in p.descriptions}
    saved(page)
    (record,) = records(desk, "check-in")
    met = {home[s].name for s in record["body"]["answers"]["week"]["chosen"]}
    said = page.locator(".br-said").inner_text()
    assert said.startswith("This week, in individual work, you recognised yourself in: ")
    assert all((phase.name in said) == (phase.name in met) for phase in CYCLE.phases)
    assert page.locator(".br-ring .br-arc-met").count() == len(met)
    assert page.locator(".br-phase-met").count() == len(met)
    expect(page.locator(".br-own-part .br-own-words")).to_have_text(CANARY)
    assert not page.evaluate("globalThis.stolen")
    # Unmarked again, the arc is as empty as the others.
    page.locator(".br-sentences input:checked").first.uncheck()
    page.locator(".br-sentences input:checked").first.uncheck()
    expect(page.locator(".br-ring .br-arc-met")).to_have_count(0)
    expect(page.locator(".br-said")).to_contain_text("words of your own")


def test_every_arc_looks_the_same_whichever_phase_it_is(context: BrowserContext, desk: Desk) -> None:
    looks = set()
    page = kernel_stage(context, PhaseCycle(desk=desk))
    page.get_by_role("button", name="Continue").click()
    while page.get_by_role("button", name="More sentences").is_visible():
        page.get_by_role("button", name="More sentences").click()
    page.get_by_role("button", name="Continue").click()
    for phase in CYCLE.phases:
        box = page.locator(f'.br-sentences input[value="{phase.descriptions[0].id}"]')
        box.check()
        looks.add(
            page.locator(".br-ring .br-arc-met").evaluate(
                "(arc) => { const s = getComputedStyle(arc); return [s.stroke, s.strokeWidth, s.fillOpacity, s.fill.replace(/#[^)]*/, ''),"
                " Math.round(arc.getTotalLength())].join() }"
            )
        )
        box.uncheck()
    assert len(looks) == 1


def test_no_number_ranks_or_counts_anything(context: BrowserContext, desk: Desk) -> None:
    for number in (1, 2, 3):
        keep(desk, a_look([CYCLE.phases[number].descriptions[0].id], number=number, day=f"2026-0{number}-11").to_json())
    page = kernel_stage(context, PhaseCycle(desk=desk))
    choose_some(page)
    said = page.locator(".br").inner_text()
    without_times = re.sub(r"\d{1,2}:\d\d|\b\d{1,2} [A-Z][a-z]+( \d{4})?|About \d+ minutes", "", said.replace(CANARY, ""))
    assert not re.findall(r"\d", without_times)
    assert not re.search(r"%|\b(level|score|total|stage|higher|highest|phase-\d|progress)\b", said, re.IGNORECASE)


def test_earlier_looks_stay_readable_and_leave_a_faint_trail(context: BrowserContext, desk: Desk) -> None:
    phase = CYCLE.phases[2]
    keep(desk, a_look([phase.descriptions[1].id], own=(CANARY,), number=7, day="2026-02-11", turned=3).to_json())
    page = kernel_stage(context, PhaseCycle(desk=desk))
    page.locator(".br-past-look summary").click()
    past = page.locator(".br-past-look-open")
    expect(past).to_contain_text(f"you recognised yourself in: {phase.name}")
    expect(past).to_contain_text(phase.descriptions[1].label)
    expect(past.locator(".br-own-words")).to_have_text(CANARY)
    choose_some(page)
    expect(page.locator('[data-step="ring"] .br-trail-ring')).to_have_count(1)
    saved(page)
    today = next(r for r in records(desk, "check-in") if r["id"] != "phase-cycle-00000007")
    assert today["body"]["turned"] != 3


def test_a_look_is_gone_on_with_the_same_day_and_another_can_be_begun(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, PhaseCycle(desk=desk))
    choose_some(page)
    saved(page)
    page.reload()
    expect(page.get_by_label("In individual work")).to_be_checked()
    expect(page.locator(".br-ring")).to_have_count(1)
    page.get_by_role("button", name="Look at another part of your week").click()
    expect(page.get_by_label("In individual work")).not_to_be_checked()
    expect(page.locator(".br-past-look")).to_have_count(1)
    page.get_by_label("In supervision").check()
    saved(page)
    assert len(records(desk, "check-in")) == 2


def test_looks_over_time_are_drawn_by_the_kernel_and_here_when_it_is_silent(context: BrowserContext, desk: Desk) -> None:
    for number, day in ((1, "2026-01-11"), (2, "2026-02-11")):
        keep(desk, a_look([CYCLE.phases[number].descriptions[0].id], number=number, day=day).to_json())
    page = kernel_stage(context, PhaseCycle(desk=desk))
    page.get_by_role("button", name="Draw my looks over time").click()
    picture = page.locator(".br-over-time-picture img")
    expect(picture).to_have_attribute("alt", re.compile(r"11 January 2026.*11 February 2026"))
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 300
    with page.expect_download() as kept:
        page.get_by_role("button", name="Print or keep this picture").click()
    assert "<desc>" in Path(kept.value.path()).read_text(encoding="utf-8")


def test_without_a_kernel_the_same_picture_is_drawn_in_the_page(context: BrowserContext, desk: Desk) -> None:
    page = stage(context, PhaseCycle())
    choose_some(page)
    saved(page)
    page.get_by_role("button", name="Look at another part of your week").click()
    expect(page.locator(".br-past-look")).to_have_count(1)
    page.get_by_role("button", name="Draw my looks over time").click()
    expect(page.locator(".br-over-time-picture svg")).to_have_attribute("aria-label", re.compile("you recognised yourself in"))
    with page.expect_download() as kept:
        page.get_by_role("button", name="Print or keep this picture").click()
    assert Path(kept.value.path()).read_text(encoding="utf-8").startswith("<svg")


def test_a_look_can_be_erased_and_is_asked_about_first(context: BrowserContext, desk: Desk) -> None:
    keep(desk, a_look([CYCLE.phases[0].descriptions[0].id], number=7, day="2026-02-11").to_json())
    page = kernel_stage(context, PhaseCycle(desk=desk))
    page.locator(".br-past-look summary").click()
    page.get_by_role("button", name="Erase", exact=True).click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    assert records(desk, "check-in")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase it").click()
    expect(page.locator(".br-past-look")).to_have_count(0)
    assert not records(desk, "check-in")
