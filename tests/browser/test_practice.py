"""A whole practice in a real browser, without a kernel: by keyboard, on a phone, in large letters, in the dark, on another day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from becoming_relational import Exercise, Vignette
from becoming_relational.store.library import the_library
from tests.browser.stage import stage

SCENE = the_library().vignette("v-name")
POINTS = [beat for beat in SCENE.beats if beat.respond]
OWN = [f"{beat.id}-own-words" for beat in POINTS]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(locale="en-GB", reduced_motion="reduce", viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture(scope="module")
def scene() -> Vignette:
    return Vignette("v-name")


def field(page: Page, field_id: str) -> Locator:
    return page.locator(f'[data-field="{field_id}"]')


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def go_on_until(page: Page, field_id: str) -> Locator:
    """Unfold, leaving out what stands in the way, until a question is there."""
    for _ in range(60):
        if field(page, field_id).count():
            return field(page, field_id)
        without = page.get_by_role("button", name="Go on without answering")
        if without.is_visible():
            without.click()
        else:
            go_on(page)
    raise AssertionError(f"{field_id} never came")


def to_the_end(page: Page) -> None:
    for _ in range(60):
        without = page.get_by_role("button", name="Go on without answering")
        if without.is_visible():
            without.click()
        elif page.get_by_role("button", name="Continue").is_visible():
            go_on(page)
        else:
            return
    raise AssertionError("the end never came")


def saved(page: Page) -> None:
    page.wait_for_selector(".br-room-saved[data-is=saved]")


def answers_on_the_page(page: Page) -> list[str]:
    text = page.locator("#stage").inner_html()
    answers = [answer for beat in POINTS if beat.respond for answer in beat.respond.answers]
    return [answer.id for answer in answers if any(part[:40] in text for part in (answer.words, answer.opens, answer.risks))]


def violations(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('.br-card-words[aria-expanded=false]').forEach((b) => b.click())")
    page.evaluate("document.querySelectorAll('.br details').forEach((d) => { d.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run('.br', {resultTypes: ['violations']}).then((r) => r.violations)")
    return [f"{v['id']}: {n['html'][:160]} {n['failureSummary'][:300]}" for v in found for n in v["nodes"]]


# ---- by keyboard -------------------------------------------------------------------------------------------------------------------------


def press_to(page: Page, there: str, most: int = 80) -> None:
    """Tab until what has focus fits a selector."""
    for _ in range(most):
        if page.evaluate("(there) => document.activeElement.matches(there)", there):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {there}")


def test_the_whole_scene_by_keyboard_alone(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    press_to(page, "input[type=radio]")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.checked")
    opened = ["opening"]
    while page.get_by_role("button", name="Continue").is_visible():
        press_to(page, ".br-continue")
        page.keyboard.press("Enter")
        if page.get_by_role("button", name="Go on without answering").is_visible():
            # Focus is on the sentence that says so; a response is given instead.
            press_to(page, ".br-gate button")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
            page.keyboard.type("I have been saying it wrong.")
            page.keyboard.press("Shift+Enter")
            page.keyboard.type("Would you say it once more?")
            continue
        step = page.evaluate("document.activeElement.closest('.br-step').dataset.step")
        assert page.evaluate("/^H[2-6]$/.test(document.activeElement.tagName)"), "focus goes to the heading of what has opened"
        opened.append(step)
        if step.endswith("-others"):
            press_to(page, ".br-card-words")
            page.keyboard.press("Space")
            assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
            press_to(page, ".br-card-mark input")
            page.keyboard.press("Space")
        if step.endswith("-clients"):
            press_to(page, "input[type=radio]")
            page.keyboard.press("ArrowDown")
            assert page.locator(f'[data-step="{step}"] .br-heard').count() == 2
    assert opened == [step["id"] for step in scene.content["steps"]]
    assert page.locator(".br-closing").is_visible()
    saved(page)
    assert field(page, OWN[0]).locator("textarea").input_value() == "I have been saying it wrong.\nWould you say it once more?"


# ---- no answer before one's own ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["words", "I would stay quiet", "I’d rather not say", "Go on without answering"])
def test_no_answer_is_on_the_page_before_one_has_responded(context: BrowserContext, scene: Vignette, way: str) -> None:
    page = stage(context, scene)
    own = go_on_until(page, OWN[0])
    go_on(page)
    assert page.get_by_text("The next part opens once you have answered").is_visible()
    assert answers_on_the_page(page) == []
    if way == "words":
        own.locator("textarea").fill("How does it go?")
        assert answers_on_the_page(page) == []
        go_on(page)
    elif way == "Go on without answering":
        page.get_by_role("button", name=way).click()
        assert own.get_by_role("button", name="Answer it after all").is_visible()
    else:
        own.get_by_role("button", name=way).click()
        go_on(page)
    assert len(answers_on_the_page(page)) == 5


def test_nothing_tells_the_answers_apart(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    go_on_until(page, f"{POINTS[0].id}-answers")
    looks = page.evaluate(
        """[...document.querySelectorAll('.br-card')].map((card) => {
          const style = getComputedStyle(card), words = getComputedStyle(card.querySelector('.br-card-words'));
          return [card.offsetWidth, style.backgroundColor, style.color, style.borderTopColor, words.fontSize, words.color, words.fontWeight,
            [...card.querySelectorAll('*')].map((node) => node.tagName + node.className).join()].join('|');
        })"""
    )
    assert len(looks) == 5
    assert len(set(looks)) == 1


def test_the_order_of_the_answers_stays_with_the_record(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    shown = ".br-card-words > span"
    go_on_until(page, f"{POINTS[0].id}-answers")
    order = page.locator(shown).all_inner_texts()
    saved(page)
    page.reload()
    page.wait_for_selector(shown)
    assert page.locator(shown).all_inner_texts() == order


# ---- coming back -------------------------------------------------------------------------------------------------------------------------


def test_one_may_stop_anywhere_and_find_everything_again(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    page.get_by_label("A little nearer").check()
    go_on_until(page, f"{POINTS[0].id}-seesaw")
    assert page.get_by_text(SCENE.closeness.nearer.strip()).is_visible()
    field(page, f"{POINTS[0].id}-feeling").locator("textarea").fill("Heat. <b>Shame</b> & أهلا")
    field(page, f"{POINTS[0].id}-body").get_by_role("button", name="Ask me another way").click()
    field(page, f"{POINTS[0].id}-seesaw").get_by_label("Frozen").check()
    saved(page)
    page.close(run_before_unload=False)

    again = stage(context, scene)
    assert again.get_by_text("You were here earlier today. Everything you wrote is below.").is_visible()
    assert field(again, f"{POINTS[0].id}-feeling").locator("textarea").input_value() == "Heat. <b>Shame</b> & أهلا"
    assert field(again, f"{POINTS[0].id}-body").locator(".br-question").inner_text() == POINTS[0].notice.attention_outside.strip()
    assert field(again, f"{POINTS[0].id}-seesaw").get_by_label("Frozen").is_checked()
    assert again.get_by_text(SCENE.closeness.nearer.strip()).is_visible()
    assert again.locator(".br-step").count() == 3
    again.get_by_role("button", name="Go to where you stopped").click()
    assert again.evaluate("document.activeElement.textContent") == "What you notice in yourself"


def test_another_day_one_finds_ones_words_and_may_look_again_beside_them(context: BrowserContext, scene: Vignette) -> None:
    context.clock.set_fixed_time("2026-11-03T10:00:00")
    page = stage(context, scene)
    go_on_until(page, f"{POINTS[0].id}-feeling").locator("textarea").fill("the first time")
    saved(page)
    page.close()

    context.clock.set_fixed_time("2026-11-09T18:00:00")
    page = stage(context, scene)
    assert page.get_by_text("You were here on 3 November. Everything you wrote is below.").is_visible()
    assert field(page, f"{POINTS[0].id}-feeling").locator("textarea").input_value() == "the first time"
    page.get_by_role("button", name="Look again, beside it").click()
    assert page.get_by_text("A second look.").is_visible()
    feeling = go_on_until(page, f"{POINTS[0].id}-feeling")
    assert feeling.locator("textarea").input_value() == ""
    feeling.get_by_text("What you wrote on 3 November").click()
    assert feeling.locator(".br-then .br-own-words").inner_text() == "the first time"
    feeling.locator("textarea").fill("the second time")
    to_the_end(page)
    field(page, "second-look").locator("textarea").fill("that I hurried")
    saved(page)
    page.close()

    page = stage(context, scene)
    assert field(page, f"{POINTS[0].id}-feeling").locator("textarea").input_value() == "the second time"
    assert field(page, "second-look").locator("textarea").input_value() == "that I hurried"
    page.get_by_text("What happens to these words").click()
    page.locator(".br-kept summary", has_text="3 November").click()
    assert page.locator(".br-record").get_by_text("the first time").is_visible()


def test_the_first_take_stands_beside_the_second(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    own = go_on_until(page, OWN[0])
    own.get_by_role("button", name="I would stay quiet").click()
    second = go_on_until(page, "second-take")
    assert second.locator(".br-own-words").inner_text() == "I would stay quiet"
    own.get_by_role("button", name="I would stay quiet").click()
    assert not second.locator(".br-own-words").is_visible()
    own.locator("textarea").fill("my first take")
    assert second.locator(".br-own-words").inner_text() == "my first take"
    field(page, OWN[0]).locator("textarea").fill("my first take, mended")
    assert second.locator(".br-own-words").inner_text() == "my first take, mended"


# ---- leaving out, erasing, pausing -------------------------------------------------------------------------------------------------------


def test_a_question_about_oneself_can_be_left_out_and_taken_up_again(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    feeling = go_on_until(page, f"{POINTS[0].id}-feeling")
    feeling.get_by_role("button", name="Leave this out").click()
    assert feeling.get_by_text("Nobody asks why").is_visible()
    assert not feeling.locator("textarea").is_visible()
    feeling.get_by_role("button", name="Answer it after all").click()
    assert feeling.locator("textarea").is_visible()


def test_pausing_puts_everything_away_and_brings_it_back(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    page.get_by_role("button", name="Pause").last.click()
    assert not page.locator(".br-step").first.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Paused"
    page.get_by_role("button", name="Come back to it").click()
    assert page.locator(".br-step").first.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Pause"


def test_erasing_asks_once_more_and_then_nothing_is_left(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    go_on_until(page, f"{POINTS[0].id}-feeling").locator("textarea").fill("not for keeping")
    saved(page)
    page.get_by_text("What happens to these words").click()
    page.get_by_role("button", name="Erase what I wrote here").click()
    page.get_by_role("button", name="Keep it").click()
    assert field(page, f"{POINTS[0].id}-feeling").count() == 1
    page.get_by_role("button", name="Erase what I wrote here").click()
    page.get_by_role("button", name="Erase it").click()
    page.wait_for_selector(f'[data-field="{POINTS[0].id}-feeling"]', state="detached")
    page.reload()
    page.wait_for_selector(".br-step")
    assert page.locator(".br-return").count() == 0
    everything = page.evaluate(
        """async () => {
          const open = indexedDB.open('becoming-relational');
          const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
          const all = await Promise.all([...db.objectStoreNames].map((name) => new Promise((done) => {
            const asked = db.transaction(name).objectStore(name).getAll(); asked.onsuccess = () => done(asked.result); })));
          return JSON.stringify(all);
        }"""
    )
    assert "not for keeping" not in everything


def test_words_stay_on_the_page_where_the_browser_keeps_nothing(context: BrowserContext, scene: Vignette) -> None:
    context.add_init_script("Object.defineProperty(globalThis, 'indexedDB', { value: undefined })")
    page = stage(context, scene)
    go_on_until(page, OWN[0]).locator("textarea").fill("still here")
    go_on(page)
    assert len(answers_on_the_page(page)) == 5
    assert field(page, OWN[0]).locator("textarea").input_value() == "still here"
    assert page.locator(".br-room-trouble").inner_text()


def test_taking_ones_words_along(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    go_on_until(page, f"{POINTS[0].id}-feeling").locator("textarea").fill("to take along")
    saved(page)
    page.get_by_text("What happens to these words").click()
    for name in ("As a page to read or print", "As plain text", "As data, to bring back later"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert "to take along" in Path(download.value.path()).read_text(encoding="utf-8")


# ---- real work ---------------------------------------------------------------------------------------------------------------------------


def test_before_real_work_one_is_asked_what_is_allowed(context: BrowserContext) -> None:
    exercise = next(e for e in the_library().exercises.values() if e.about_real_work)
    page = stage(context, Exercise(exercise.id))
    assert page.get_by_text("What does your placement allow you to write down").is_visible()
    assert page.locator(".br-step").count() == 1
    assert page.locator("[data-field=real-work] input").first.get_attribute("value") == "invented"
    page.locator("[data-field=real-work]").get_by_label("An invented or mixed moment").check()
    go_on(page)
    assert page.locator(".br-step").count() == 2


# ---- for everybody -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_barrier_in_a_whole_scene(context: BrowserContext, scene: Vignette, dark: bool) -> None:
    page = stage(context, scene, dark=dark)
    go_on_until(page, OWN[0]).locator("textarea").fill("some words")
    go_on_until(page, f"{POINTS[0].id}-other-client").locator("input[type=radio]").nth(1).check()
    to_the_end(page)
    page.get_by_role("button", name="Change room").click()
    page.get_by_role("button", name="Is there a way round?").click()
    assert violations(page) == []


@pytest.mark.parametrize("exercise_id", sorted(the_library().exercises))
def test_no_barrier_in_any_exercise(context: BrowserContext, exercise_id: str) -> None:
    page = stage(context, Exercise(exercise_id))
    to_the_end(page)
    assert violations(page) == []


@pytest.mark.parametrize(("width", "letters"), [(320, "100%"), (1280, "200%"), (390, "200%")])
def test_nothing_runs_off_the_page(context: BrowserContext, scene: Vignette, width: int, letters: str) -> None:
    page = stage(context, scene)
    page.set_viewport_size({"width": width, "height": 800})
    page.add_style_tag(content=f"html {{ font-size: {letters}; }} body {{ padding: 0 !important; }}")
    go_on_until(page, OWN[0]).locator("textarea").fill("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung" * 3)
    go_on_until(page, f"{POINTS[0].id}-other-client").locator("input[type=radio]").nth(1).check()
    to_the_end(page)
    page.get_by_role("button", name="Change room").click()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    beyond = page.evaluate(
        """[...document.querySelectorAll('.br *')].filter((node) => !node.closest('svg, .br-unseen') && node.checkVisibility()
          && node.getBoundingClientRect().right > innerWidth + 1).map((node) => node.className)"""
    )
    assert beyond == []


def test_what_one_presses_is_large_enough(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    to_the_end(page)
    small = page.evaluate(
        """[...document.querySelectorAll('.br :is(button, summary, textarea, label.br-choice)')].filter((node) => node.checkVisibility())
          .filter((node) => Math.min(node.getBoundingClientRect().height, node.getBoundingClientRect().width) < 24)
          .map((node) => node.outerHTML)"""
    )
    assert small == []


def test_one_live_region_and_no_id_twice(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    to_the_end(page)
    assert page.locator(".br [aria-live], .br [role=status]").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('.br [id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids))
    assert all(i.startswith("br-") for i in ids)


def test_every_box_names_its_room_and_its_readers(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    to_the_end(page)
    card = next(card for card in scene.rooms if card["id"] == "only-me")
    described = page.evaluate(
        """[...document.querySelectorAll('.br textarea')].map((box) => box.getAttribute('aria-describedby').trim().split(' ')
          .map((id) => document.getElementById(id).textContent).join(' '))"""
    )
    assert len(described) > 8
    for words in described:
        assert card["name"] in words
        assert card["readers_in_browser"] in words


def test_no_key_pressed_here_reaches_the_notebook(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    page.evaluate("globalThis.heard = []; document.addEventListener('keydown', (event) => globalThis.heard.push(event.key))")
    for control in (".br-continue", "input[type=radio]", "summary"):
        page.locator(f".br {control}").first.focus()
        page.keyboard.press("b")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Shift+Enter")
        # Notebook 7 hears keys on their way down, and lets those be whose target bears this.
        assert page.evaluate("document.activeElement.hasAttribute('data-lm-suppress-shortcuts')")
    assert page.evaluate("heard") == []


def test_the_plank_does_not_move_for_those_who_asked_for_stillness(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    seesaw = go_on_until(page, f"{POINTS[0].id}-seesaw")
    leans = []
    for place in ("Rescuing", "Guarding", "Neither"):
        seesaw.get_by_label(place).check()
        leans.append(page.evaluate("getComputedStyle(document.querySelector('.br-plank')).rotate"))
    assert leans == ["-7deg", "7deg", "0deg"] or leans == ["-7deg", "7deg", "none"]
    assert page.evaluate("getComputedStyle(document.querySelector('.br-plank')).transitionDuration") == "0s"


def test_on_paper_it_is_a_worksheet_with_what_was_written(context: BrowserContext, scene: Vignette) -> None:
    page = stage(context, scene)
    feeling = go_on_until(page, f"{POINTS[0].id}-feeling")
    feeling.locator("textarea").fill("a line\n" * 12)
    page.emulate_media(media="print")
    assert page.locator(".br button:visible").count() == 0
    assert page.locator(".br-room:visible").count() == 0
    assert feeling.locator(".br-grow").bounding_box()["height"] > 12 * 20
    assert field(page, f"{POINTS[0].id}-body").locator(".br-grow").bounding_box()["height"] >= 110
