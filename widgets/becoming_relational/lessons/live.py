"""Which cells of a lesson may run by themselves.

The same rule stands in `labextension/becoming-relational/static/allowed.js`, which decides in the browser; shared
vectors in the tests hold the two together. A cell may run if it holds nothing but imports of the names below from
the package, and calls of them with plain strings, numbers, True, False or None. All they do is show something.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

DISPLAYS = ("Exercise", "PhaseCycle", "ReflectionLog", "Vignette", "figure")
PACKAGE = "becoming_relational"
LITERAL = re.compile(r""""[^"\\\n]*"|'[^'\\\n]*'|-?\d+(?:\.\d+)?|True|False|None""")


def may_run(source: str) -> bool:
    """Whether a cell with this source may run without being asked."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    return bool(statements) and all(_is_import(s) or _shown(s, source) is not None for s in statements)


def shown(source: str) -> Iterator[tuple[str, str | None]]:
    """What a cell shows: the name called, and its first argument if that is a string."""
    for statement in ast.parse(source).body if may_run(source) else []:
        call = _shown(statement, source)
        if call is not None:
            first = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
            yield ast.unparse(call.func).rsplit(".", 1)[-1], first if isinstance(first, str) else None


def _is_import(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import):
        return [(a.name, a.asname) for a in statement.names] == [(PACKAGE, None)]
    return (
        isinstance(statement, ast.ImportFrom)
        and (statement.module, statement.level) == (PACKAGE, 0)
        and all(a.name in DISPLAYS and a.asname is None for a in statement.names)
    )


def _shown(statement: ast.stmt, source: str) -> ast.Call | None:
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or ast.unparse(call.func).removeprefix(f"{PACKAGE}.") not in DISPLAYS:
        return None
    values = [*call.args, *(k.value for k in call.keywords)]
    if any(k.arg is None for k in call.keywords) or not all(LITERAL.fullmatch(ast.get_source_segment(source, v) or "") for v in values):
        return None
    return call
