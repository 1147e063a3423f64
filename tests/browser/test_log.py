"""The reflection log, in a real browser, with a kernel and without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from becoming_relational import ReflectionLog
from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from tests.browser.kernel_stage import kernel_stage
from tests.browser.sitting import CANARY, an_entry, keep, records, saved
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


def box(page: Page) -> Any:
    return page.locator(".br-log-box textarea")


def test_the_first_character_makes_an_entry_and_nothing_before_it_does(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, ReflectionLog(phase="phase-2", desk=desk))
    question = page.locator(".br-log-question").inner_text()
    page.get_by_role("button", name="Add tags").click()
    page.get_by_role("button", name="Silence").click()
    page.wait_for_timeout(1800)
    assert not records(desk, "entry")
    box(page).type("x")
    saved(page)
    (entry,) = records(desk, "entry")
    assert entry["body"]["answers"]["entry"]["text"] == "x"
    assert entry["asked"]["questions"]["entry"] == question
    assert entry["body"]["prompt"]
    assert entry["body"]["tags"] == ["theme:silence"]
    assert entry["asked"]["labels"]["theme:silence"] == "Silence"
    expect(page.get_by_role("button", name="Another question")).to_be_hidden()


def test_words_typed_just_before_the_page_closed_are_there_again(context: BrowserContext) -> None:
    page = stage(context, ReflectionLog())
    box(page).type("Half a sent")
    page.reload()
    expect(page.locator(".br-page-body")).to_have_text("Half a sent")
    page.get_by_role("button", name="Write on").click()
    expect(box(page)).to_have_value("Half a sent")
    box(page).press("End")
    box(page).type("ence.")
    saved(page)
    page.reload()
    expect(page.locator(".br-page-body")).to_have_text("Half a sentence.")


def test_words_are_found_again_in_any_script_and_shown_where_they_stand(context: BrowserContext, desk: Desk) -> None:
    for number, text in enumerate(["Le café de l’été", "اليوم جلستُ في الصمت", "今日はことばが出なかった", "Nothing of the kind"]):
        keep(desk, an_entry(number, text, days=number + 1))
    keep(desk, a_look([CYCLE.phases[1].descriptions[0].id], number=9, day="2026-02-11").to_json())
    page = kernel_stage(context, ReflectionLog(desk=desk))
    expect(page.locator(".br-page")).to_have_count(5)
    for typed, marked in (("ETE cafe", ["café", "été"]), ("جلست", ["جلستُ"]), ("ことば", ["ことば"])):
        page.get_by_label("Find words").fill(typed)
        expect(page.locator(".br-page mark")).to_have_text(marked)
        expect(page.locator(".br-page")).to_have_count(1)
    page.get_by_label("Find words").fill(CYCLE.phases[1].descriptions[0].label.split()[-1].strip("."))
    expect(page.locator(".br-page-about").first).to_contain_text("Also in your journal")
    page.get_by_label("Find words").fill("nowhere at all")
    expect(page.locator(".br-result")).to_contain_text("Your words are all still there")
    expect(page.locator(".br [role=status]")).to_contain_text("Your words are all still there")
    page.get_by_role("button", name="Show everything again").click()
    expect(page.locator(".br-page")).to_have_count(5)


def test_one_narrows_down_by_tag_room_kind_and_time(context: BrowserContext, desk: Desk) -> None:
    keep(desk, an_entry(1, "one", days=2, tags=("theme:silence",)))
    keep(desk, an_entry(2, "two", days=40, tags=("Thursday group",), room="for-supervision"))
    keep(desk, a_look([CYCLE.phases[1].descriptions[0].id], number=9, day="2026-02-11").to_json())
    page = kernel_stage(context, ReflectionLog(desk=desk))
    page.get_by_text("Narrow it down").click()
    shown: Callable[[], list[str]] = lambda: page.locator(".br-page").evaluate_all("(all) => all.map((one) => one.dataset.record.at(-1))")  # noqa: E731
    for label, option, found in (("Tag", "Silence", ["1"]), ("Room", "For supervision", ["2"]), ("From", "Looks at my week", ["9"])):
        page.get_by_label(label, exact=True).select_option(label=option)
        assert shown() == found
        page.get_by_role("button", name="Show everything again").click()
    page.get_by_label("From the day").fill((datetime.now(UTC) - timedelta(days=10)).strftime("%Y-%m-%d"))
    assert shown() == ["1"]


def test_a_thousand_entries_are_shown_twenty_at_a_time(context: BrowserContext, desk: Desk) -> None:
    for number in range(1000):
        keep(desk, an_entry(number, f"Entry {number}. " + "The kettle, the rain, the long way home. " * 6, days=number // 3))
    page = kernel_stage(context, ReflectionLog(desk=desk))
    expect(page.locator(".br-page")).to_have_count(20, timeout=60_000)
    page.get_by_role("button", name="Further back").click()
    expect(page.locator(".br-page")).to_have_count(40)
    expect(page.locator(".br-page-day").nth(20)).to_be_focused()
    page.get_by_label("Find words").fill("entry 7")
    expect(page.locator(".br-page")).to_have_count(20)
    assert page.locator("mark").count() >= 20


def test_an_entry_is_changed_its_earlier_words_read_and_all_of_it_erased(context: BrowserContext, desk: Desk) -> None:
    keep(desk, an_entry(1, "As it was."))
    page = kernel_stage(context, ReflectionLog(desk=desk))
    page.get_by_role("button", name="Write on").click()
    expect(page.locator(".br-log-day")).to_contain_text("Entry of")
    box(page).fill(CANARY)
    saved(page)
    page.get_by_role("button", name="Begin a new entry").click()
    expect(box(page)).to_have_value("")
    expect(page.locator(".br-page-body")).to_have_text(CANARY)
    assert not page.evaluate("globalThis.stolen")
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Earlier versions").click()
    page.locator(".br-versions summary").click()
    expect(page.locator(".br-versions")).to_contain_text("As it was.")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Keep it").click()
    assert records(desk, "entry")
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase it").click()
    expect(page.locator(".br-page")).to_have_count(0)
    assert not records(desk, "entry")


def test_an_emptied_entry_stays_until_it_is_erased(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, ReflectionLog(desk=desk))
    box(page).fill("Gone again")
    saved(page)
    box(page).fill("")
    page.get_by_role("button", name="Begin a new entry").click()
    expect(page.locator(".br-page")).to_have_count(1)
    assert len(records(desk, "entry")) == 1


def test_words_are_taken_along_all_erased_and_brought_back(context: BrowserContext, desk: Desk, tmp_path: Path) -> None:
    keep(desk, an_entry(1, CANARY))
    page = kernel_stage(context, ReflectionLog(desk=desk))
    page.get_by_text("Your journal as a whole").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="As data, to bring back later").click()
    file = tmp_path / "my-journal.json"
    taken.value.save_as(file)
    page.get_by_role("button", name="Erase my whole journal").click()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.locator(".br-page")).to_have_count(0)
    assert not records(desk, "entry")
    page.get_by_text("Your journal as a whole").click() if not page.get_by_label("A file with your words").is_visible() else None
    page.get_by_label("A file with your words").set_input_files(file)
    expect(page.locator(".br-page-body")).to_have_text(CANARY)
    page.get_by_label("A file with your words").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(page.locator(".br-bring")).to_contain_text("nothing was")


def test_a_question_is_chosen_from_the_library_and_let_go_again(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, ReflectionLog(desk=desk))
    expect(page.locator(".br-log-question")).to_be_hidden()
    page.get_by_role("button", name="Choose a question").click()
    page.get_by_label("On a theme").select_option(label="Silence")
    fitting = {p.words for p in the_library().prompts.prompts if "silence" in p.themes}
    offered = page.locator(".br-question-choice").all_inner_texts()
    assert offered
    assert set(offered) <= fitting
    page.locator(".br-question-choice").first.click()
    expect(page.locator(".br-log-question")).to_have_text(offered[0])
    expect(box(page)).to_be_focused()
    page.get_by_role("button", name="Without a question").click()
    expect(page.locator(".br-log-question")).to_be_hidden()


def test_with_the_kernel_silent_one_goes_on_writing_and_nothing_is_lost(context: BrowserContext, desk: Desk) -> None:
    page = kernel_stage(context, ReflectionLog(desk=desk))
    expect(page.locator(".br-result")).not_to_be_empty()
    page.evaluate("globalThis.kernelLives = false")
    box(page).type("Still here")
    expect(page.locator(".br-room-saved")).to_contain_text("Kept in this browser, not yet in your journal.")
    page.reload()
    expect(page.locator(".br-page-body")).to_have_text("Still here")
    assert records(desk, "entry")[0]["body"]["answers"]["entry"]["text"] == "Still here"
