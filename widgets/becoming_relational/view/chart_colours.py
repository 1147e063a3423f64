"""The colours that drawings made in Python share with the views: read from `tokens.css`, so that there is one list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TOKENS = Path(__file__).parent / "tokens.css"
_TOKEN = re.compile(r"--br-(ground|paper|ink|quiet|line|teal|peach|peach-line)\s*:\s*(#[0-9a-fA-F]{3,8})\s*;")


@dataclass(frozen=True)
class ChartColours:
    """What a drawing may use. One colour marks every phase alike: no hue may read as better than another."""

    ground: str
    paper: str
    ink: str
    quiet: str
    line: str
    teal: str
    peach: str
    peach_line: str


@lru_cache(maxsize=2)
def chart_colours(dark: bool = False) -> ChartColours:
    """The colours of one of the two themes.

    Args:
        dark: the dark theme rather than the light one.

    Raises:
        ValueError: if `tokens.css` does not give every colour for this theme.
    """
    light, _, night = TOKENS.read_text(encoding="utf-8").partition('data-theme="dark"')
    found = {name.replace("-", "_"): colour for name, colour in reversed(_TOKEN.findall(night if dark else light))}
    missing = sorted(set(ChartColours.__dataclass_fields__) - set(found))
    if missing:
        raise ValueError(f"tokens.css gives no {'dark' if dark else 'light'} colour for {', '.join(missing)}")
    return ChartColours(**found)
