"""What the trials of the look at one's week and of the log share."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from becoming_relational.store.desk import Desk

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
CANARY = 'Quillwort <img src=x onerror="globalThis.stolen=1">'


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
