"""The real course as a built book."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from becoming_relational.book.self_contained import asks_elsewhere
from tests.book.books import contents_of_the_book, pages_of, the_book

pytestmark = pytest.mark.xdist_group("book")


@pytest.fixture(scope="module")
def pages() -> dict[str, BeautifulSoup]:
    """Each page of the book, parsed."""
    book = the_book()
    return {page: BeautifulSoup((book / page).read_text("utf-8"), "html.parser") for page in pages_of(book)}


def _text_pages(pages: dict[str, BeautifulSoup]) -> dict[str, BeautifulSoup]:
    return {name: page for name, page in pages.items() if name.startswith("course/")}


def test_every_page_of_the_contents_is_there(pages: dict[str, BeautifulSoup]) -> None:
    listed = re.findall(r"(?:file|root): *(\S+)", contents_of_the_book())
    assert {f"{name}.html" for name in listed} == set(_text_pages(pages))


def test_each_page_is_held_to_the_policy(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        said = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert said, name
        assert "unsafe-eval" not in str(said["content"]), name
        assert "default-src 'none'" in str(said["content"]), name
        before = [tag.name for tag in said.find_all_previous() if tag.name in {"script", "link", "style"}]
        assert before == [], f"{name}: something loads before the policy is known"


def test_nothing_asks_another_host() -> None:
    book = the_book()
    asked = {file.name: asks_elsewhere(file) for file in book.rglob("*") if file.suffix in {".html", ".css", ".js"}}
    assert {name: found for name, found in asked.items() if found} == {}


def test_everything_a_page_names_is_there(pages: dict[str, BeautifulSoup]) -> None:
    book = the_book()
    missing = []
    for name, page in pages.items():
        for tag in page.find_all(["a", "link", "script", "img"]):
            parts = urlsplit(str(tag.get("href") or tag.get("src") or ""))
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            target = (book / name).parent / unquote(parts.path) if parts.path else book / name
            if not target.is_file():
                missing.append(f"{name}: {parts.path}")
            elif parts.fragment and target.suffix == ".html":
                there = pages[target.resolve().relative_to(book).as_posix()]
                if not there.find(id=unquote(parts.fragment)):
                    missing.append(f"{name}: {parts.path}#{parts.fragment}")
    assert missing == []


def test_each_page_is_whole(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in _text_pages(pages).items():
        assert page.select('html[lang="en-GB"]'), name
        assert len(page.find_all("h1")) == 1, name
        assert page.select_one("title").get_text().strip(), name
        assert page.find("meta", attrs={"name": "description"}), name
        assert "CC BY 4.0" in page.select_one("footer").get_text(), name
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), f"{name}: an id stands twice"


def test_support_is_in_the_same_place_on_each_page(pages: dict[str, BeautifulSoup]) -> None:
    places = set()
    for name, page in pages.items():
        if name == "index.html":
            continue
        links = page.select("header a")
        (place,) = [number for number, link in enumerate(links) if link.get_text() == "If you need support"]
        places.add(place)
    assert len(places) == 1


def test_no_code_and_no_module_is_in_a_page(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        assert not page.select(".cell_input"), name
        assert "_esm" not in str(page), name
        for script in page.find_all("script"):
            assert script.get("src") or script.get("type") == "application/json" or "dataset.theme" in script.get_text(), name


def test_activities_stand_in_pages_with_their_words(pages: dict[str, BeautifulSoup]) -> None:
    found = {name: page.select("[data-activity]") for name, page in pages.items()}
    assert any(found.values())
    for name, activities in found.items():
        for activity in activities:
            words = activity.select_one(".activity-words").get_text().split()
            assert len(words) > 15, f"{name}: an activity says nothing without scripts"


def test_nothing_is_published_that_no_page_needs() -> None:
    book = the_book()
    size = sum(file.stat().st_size for file in book.rglob("*") if file.is_file())
    assert size < 4_000_000
    heaviest = max(book.rglob("*.html"), key=lambda page: page.stat().st_size)
    assert heaviest.stat().st_size < 300_000, heaviest.name
