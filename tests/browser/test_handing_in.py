"""Handing in, in a real browser: the learner sees what would go, ticks, and only that lies beside the assignment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from becoming_relational import Exercise, Vignette
from becoming_relational.store.desk import Desk
from becoming_relational.store.memory import MemoryJournal
from becoming_relational.store.responses import read_response
from tests.browser.kernel_stage import kernel_stage
from tests.browser.test_practice import AXE, field, go_on_until, saved

PRIVATE = "Hot in the face; I was eleven again."
TAKE = "I have been saying it wrong. Call 07700 900123 <b>now</b>."


@pytest.fixture
def page(chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.chdir(tmp_path)
    with chromium.new_context(locale="en-GB", reduced_motion="reduce") as context:
        page = kernel_stage(context, Vignette("v-name", assignment="a-name-said-wrong", desk=Desk(MemoryJournal())))
        go_on_until(page, "stairs-feeling").locator("textarea").fill(PRIVATE)
        go_on_until(page, "stairs-own-words").locator("textarea").fill(TAKE)
        saved(page)
        yield page


def test_only_what_is_ticked_goes(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Choose what to hand in").press("Enter")
    panel = page.get_by_role("group", name="Handing in")
    boxes = panel.get_by_role("checkbox")
    assert [box.is_checked() for box in boxes.all()].count(True) == 1
    assert panel.get_by_text("07700 900123").count() == 2, "the words themselves, and what the check found"
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("axe.run('.br', {resultTypes: ['violations']}).then((r) => r.violations.map((v) => v.id))") == []
    assert read_response(tmp_path, "v-name") is None, "nothing goes before it is chosen"
    panel.get_by_role("button", name="Lay these beside the assignment").press("Enter")
    page.locator(".br-receipt", has_text="these words lie beside the assignment").wait_for()
    file = tmp_path / "responses" / "v-name.json"
    assert PRIVATE not in file.read_text(encoding="utf-8")
    found = read_response(tmp_path, "v-name")
    assert found is not None
    assert found.body.answers["stairs-own-words"].text == TAKE
    assert found.body.answers["reason"].skipped
    field(page, "stairs-own-words").locator("textarea").fill("Something else.")
    page.locator(".br-receipt", has_text="You have written here since").wait_for()
    assert "Something else." not in file.read_text(encoding="utf-8")


def test_what_is_about_oneself_goes_only_when_it_is_ticked(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Choose what to hand in").click()
    panel = page.get_by_role("group", name="Handing in")
    panel.locator(".br-going", has_text=PRIVATE).get_by_role("checkbox").check()
    panel.get_by_role("button", name="Lay these beside the assignment").click()
    page.locator(".br-receipt", has_text="these words lie beside the assignment").wait_for()
    found = read_response(tmp_path, "v-name")
    assert found is not None
    assert found.body.answers["stairs-feeling"].text == PRIVATE


def test_a_silent_kernel_is_told_and_nothing_is_lost(page: Page, tmp_path: Path) -> None:
    page.evaluate("globalThis.kernelLives = false")
    page.get_by_role("button", name="Choose what to hand in").click()
    page.get_by_role("button", name="Lay these beside the assignment").click()
    page.locator(".br-handing-in .br-trouble:not(:empty)").wait_for()
    assert field(page, "stairs-own-words").locator("textarea").input_value() == TAKE
    assert read_response(tmp_path, "v-name") is None


def test_without_an_assignment_there_is_nothing_to_hand_in(chromium: Browser) -> None:
    with chromium.new_context(locale="en-GB") as context:
        page = kernel_stage(context, Exercise("the-swing", desk=Desk(MemoryJournal())))
        assert page.get_by_text("Handing in").count() == 0
