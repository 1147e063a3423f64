"""How the book looks: the widgets' own colours, hung from the page instead of from a widget, and one letter of its own."""

from __future__ import annotations

import re
from pathlib import Path

from .published import publish
from .sources import HERE, PACKAGE

TOKENS = PACKAGE / "view" / "tokens.css"
FACE = "Literata"
STYLES = {"literata": "normal", "literata-italic": "italic"}
# The letters in the files; everything else comes from the reader's own serif.
LETTERS = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122"
# Until the letters are there, the reader's own serif stands in, drawn to the same width, so that hardly a line moves when they come.
# Measured over the text of the course.
STAND_INS = {"Georgia": 106.2, "Times New Roman": 116.5, "Liberation Serif": 116.5, "Noto Serif": 98.5}


def face(out: Path, name: str) -> str:
    """Publish a file of letters and return its name within the folder of shared files.

    Args:
        out: the folder of the built book.
        name: the file in `fonts/`, without its ending.
    """
    return publish(out, name, ".woff2", (HERE / "fonts" / f"{name}.woff2").read_bytes())


def stylesheet(out: Path) -> str:
    """The book's style; what it needs is published on the way.

    Args:
        out: the folder of the built book.

    Raises:
        ValueError: when `tokens.css` names no serif, without which there is nothing to fall back on.
    """
    tokens = TOKENS.read_text("utf-8")
    serif = re.search(r"--br-serif:\s*([^;]+);", tokens)
    if not serif:
        raise ValueError(f"{TOKENS.name} gives no --br-serif.")
    faces = "".join(
        f"@font-face {{ font-family: {FACE}; font-style: {style}; font-weight: 200 900; font-display: fallback; "
        f'src: url("{face(out, name)}") format("woff2"); unicode-range: {LETTERS} }}\n'
        for name, style in STYLES.items()
    )
    faces += "".join(
        f'@font-face {{ font-family: "{FACE}, by {name}"; src: local("{name}"); size-adjust: {size}% }}\n'
        for name, size in STAND_INS.items()
    )
    families = ", ".join([FACE, *(f'"{FACE}, by {name}"' for name in STAND_INS), serif[1]])
    hung = re.sub(r"\.br(?![\w-])", ".book", tokens)
    return f"{faces}{hung}.book, .book .br {{ --br-serif: {families} }}\n{(HERE / 'book.css').read_text('utf-8')}"
