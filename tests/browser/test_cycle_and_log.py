"""The look at one's week and the log, in a real browser: with a kernel, without one, by keyboard, on a phone, in the dark."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from becoming_relational import PhaseCycle, ReflectionLog
from becoming_relational.store.desk import Desk
from becoming_relational.store.library import the_library
from becoming_relational.store.memory import MemoryJournal
from tests.browser.kernel_stage import kernel_stage
from tests.browser.stage import stage
from tests.phase_cycle.looks import a_look

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
CYCLE = the_library().cycle
CANARY = 'Quillwort <img src=x onerror="globalThis.stolen=1">'


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(locale="en-GB", reduced_motion="reduce", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture
def desk() -> Desk:
    return Desk(MemoryJournal())


def keep(desk: Desk, record: dict[str, Any]) -> None:
    answer = desk.answer({"ask": "save", "record": record, "base": ""})
    assert answer["ok"], answer


def an_entry(number: int, text: str, *, days: int = 1, tags: tuple[str, ...] = (), room: str = "only-me") -> dict[str, Any]:
    when = (datetime.now(UTC) - timedelta(days=days, seconds=number)).isoformat()
    return {
        "schema": 1, "id": f"reflection-log-{number:08x}", "kind": "entry", "exercise": "reflection-log", "room": room,
        "asked": {"title": "Reflection log", "fingerprint": "0" * 16, "labels": {"theme:silence": "Silence"}},
        "created": when, "saved": when, "body": {"answers": {"entry": {"text": text}}, "tags": tags},
    }  # fmt: skip


def records(desk: Desk, kind: str) -> list[dict[str, Any]]:
    return list(desk.answer({"ask": "list", "kind": kind})["records"])


def saved(page: Page) -> None:
    expect(page.locator(".br-room-saved")).to_have_text(re.compile(r"^Saved \d\d:\d\d"))


def choose_some(page: Page) -> None:
    page.get_by_label("In individual work").check()
    page.get_by_role("button", name="Continue").click()
    for at in (0, 3):
        page.locator(".br-sentences input").nth(at).check()
    page.get_by_label("Something of your own").fill(CANARY)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Continue").click()


def axe(page: Page) -> list[str]:
    page.add_script_tag(path=AXE)
    found: list[dict[str, Any]] = page.evaluate("axe.run('.br', {resultTypes: ['violations']}).then((r) => r.violations)")
    return [f"{v['id']}: {n['html'][:160]} {n['failureSummary']}" for v in found for n in v["nodes"]]


def too_small(page: Page) -> list[str]:
    """What one acts on and is smaller than 24 px. A box inside its label counts with the label, a link in a line of text not at all."""
    return page.evaluate("""() => [...document.querySelectorAll('.br :is(button, input, select, textarea, summary)')]
        .filter((node) => node.checkVisibility())
        .map((node) => ({ node: node.closest('label') ?? node, box: (node.closest('label') ?? node).getBoundingClientRect() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ node }) => node.outerHTML.slice(0, 120))""")  # type: ignore[no-any-return]


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


# ---- the look at one's week ----


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
    runs = sum(1 for one, other in zip(order, order[1:], strict=False) if home[one] == home[other])
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


# ---- the log ----


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


# ---- both ----


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
