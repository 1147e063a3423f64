"""Joining a view with what it imports."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from becoming_relational.view.joiner import JoinError, joined, joined_css, modules_of

VIEWS = sorted((Path(__file__).parents[2] / "widgets/becoming_relational").glob("*/view.js"))

ONE = 'import { one } from "./one.js";\n'
TWO = 'import { two } from "./two.js";\n'


def written(folder: Path, **modules: str) -> Path:
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder / "view.js"


def test_each_module_stands_once_and_before_what_imports_it(tmp_path: Path) -> None:
    view = written(
        tmp_path,
        base='export const base = "b";\n',
        one='import { base } from "./base.js";\nexport function one() {\n  return base + 1;\n}\n',
        view='import {\n  one,\n} from "./one.js";\nimport { base } from "./base.js";\nexport default { said: one() + base };\n',
    )
    assert [path.name for path in modules_of(view)] == ["base.js", "one.js", "view.js"]
    alone = tmp_path / "alone.mjs"
    alone.write_text(joined(view), encoding="utf-8")
    assert "import" not in joined(view)
    script = f"console.log((await import({str(alone)!r})).default.said)"
    assert subprocess.check_output(["node", "--input-type=module", "-e", script], text=True).strip() == "b1b"


@pytest.mark.parametrize(
    ("modules", "problem"),
    [
        (
            {"one": "const same = 1;\nexport const one = same;\n", "view": ONE + "function same() {}\n"},
            "'same' is a top-level name in both",
        ),
        (
            {"one": f"{TWO}export const one = two;\n", "two": ONE + "export const two = one;\n", "view": ONE},
            "in a circle: one.js → two.js",
        ),
        ({"one": "export const other = 1;\n", "view": ONE}, "which one.js does not export"),
        ({"one": "export const one = 1;\n", "view": 'import { one as two } from "./one.js";\n'}, "under its own name"),
        ({"view": ONE}, "imports one.js, which is not there"),
        ({"view": 'import one from "./one.js";\n'}, "only imports and exports by name"),
        ({"view": 'import { one } from "package";\n'}, "only imports and exports by name"),
        ({"view": 'import "./one.js";\n'}, "only imports and exports by name"),
        ({"view": "const { a } = { a: 1 };\n"}, "takes several names apart"),
        ({"one": "export const one = 1;\nexport default one;\n", "view": ONE}, "one.js has a default export"),
    ],
)
def test_what_cannot_share_one_scope_is_refused(tmp_path: Path, modules: dict[str, str], problem: str) -> None:
    with pytest.raises(JoinError, match=re.escape(problem)):
        joined(written(tmp_path, **modules))


def test_comments_may_speak_of_imports(tmp_path: Path) -> None:
    view = written(tmp_path, view='/** @typedef {import("./types.js").Step} Step */\nexport default 1;\n')
    assert 'import("./types.js")' in joined(view)


@pytest.mark.parametrize("view", VIEWS, ids=lambda path: path.parent.name)
def test_every_view_of_the_course_can_be_joined(view: Path, tmp_path: Path) -> None:
    alone = tmp_path / "view.mjs"
    alone.write_text(joined(view), encoding="utf-8")
    assert subprocess.run(["node", "--check", alone], capture_output=True, check=False).returncode == 0


def test_styles_stand_in_the_order_given_and_once(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.css").write_text(f".br-{name} {{}}", encoding="utf-8")
    one, other = tmp_path / "a.css", tmp_path / "b.css"
    assert joined_css(one, other, one) == ".br-a {}\n.br-b {}"
