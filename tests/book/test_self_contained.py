"""Nothing in the book makes a browser ask another host."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from becoming_relational.book.self_contained import asks_elsewhere, policy, refuse_other_hosts


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script src="https://x.example/a.js"></script>'),
        ("a.html", "<script defer\n src=//x.example/a.js></script>"),
        ("a.html", '<img alt="" src="http://x.example/a.png">'),
        ("a.html", '<img srcset="https://x.example/a.png 2x">'),
        ("a.html", '<link rel="preconnect" href="https://x.example/">'),
        ("a.html", '<form action="https://x.example/">'),
        ("a.html", '<iframe src="https://x.example/"></iframe>'),
        ("a.html", "<style>p { background: url(https://x.example/a.png) }</style>"),
        ("a.css", '@import "https://x.example/a.css";'),
        ("a.css", "@font-face { src: url('//x.example/a.woff2') }"),
        ("a.js", 'import x from "https://x.example/a.js";'),
        ("a.js", 'await import("https://x.example/a.js")'),
        ("a.js", "fetch(`https://x.example/`)"),
        ("a.js", 'script.src = "https://x.example/a.js"'),
        ("a.js", 'new WebSocket("wss://x.example/")'),
    ],
)
def test_finds_what_asks_elsewhere(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    (found,) = asks_elsewhere(tmp_path / name)
    assert "x.example" in found
    with pytest.raises(ExtensionError, match=rf"{name}: .*x\.example"):
        refuse_other_hosts(tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<p>Read <a class="x" href="https://x.example/">this</a>, or write https://x.example/ by hand.</p>'),
        ("a.html", '<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
        ("a.html", '<img src="../a.png"><script src="_becoming/a.js"></script>'),
        ("a.html", '<script type="application/json" id="activities">{"text": "<img src=https://x.example/a.png>"}</script>'),
        ("a.css", "p { background: url(data:image/png;base64,AAAA) } /* see https://x.example/ */"),
        ("a.js", '// see https://x.example/\nconst SVG = "http://www.w3.org/2000/svg"; import("./a.js");'),
    ],
)
def test_lets_links_and_words_be(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    refuse_other_hosts(tmp_path)


def test_policy_allows_no_evaluated_text_and_no_stranger() -> None:
    said = policy(["a script"])
    assert "unsafe-eval" not in said
    assert "default-src 'none'" in said
    scripts = next(part for part in said.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "blob:" not in scripts
    assert "'sha256-" in scripts
    assert policy(["a script"]) != policy(["another"])
