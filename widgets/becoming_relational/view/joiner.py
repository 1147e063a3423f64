"""Joins a view and what it imports into one module, because a notebook loads a widget's script from memory, where `./dom.js` is nowhere.

The same files are imported as they are by Node and by the static book. Nothing is renamed: all joined modules share one scope, so two of
them may not use the same top-level name.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r"""^import\s*\{(?P<names>[^}]*)\}\s*from\s*["'](?P<where>\.[^"']*)["'];?[ \t]*\n""", re.MULTILINE)
_OTHER_IMPORT = re.compile(r"^import\b(?!\s*\().*$", re.MULTILINE)
_OTHER_EXPORT = re.compile(r"^export\s*(?:\*|\{(?!\s*\})).*$", re.MULTILINE)
_EMPTY_EXPORT = re.compile(r"^export\s*\{\s*\};?[ \t]*\n", re.MULTILINE)
_DEFAULT = re.compile(r"^export\s+default\b", re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|class|const|let|var)\b)", re.MULTILINE)
_TOP_LEVEL = re.compile(
    r"^(?P<exported>export\s+)?(?:default\s+)?(?:async\s+)?(?:function\s*\*?|class|const|let|var)\s+(?P<name>[\w$]+|[\[{])", re.MULTILINE
)


class JoinError(ValueError):
    """Modules that cannot stand in one scope, told in one sentence."""


@cache
def joined(path: Path) -> str:
    """One module out of a view and everything it imports, each once, what is imported first.

    Args:
        path: the module that has the default export.

    Raises:
        JoinError: for an import or export other than by name, a name that is not exported there, a cycle, or a top-level name used twice.
    """
    modules: dict[Path, str] = {}
    _gather(path.resolve(), modules, ())
    owners: dict[str, Path] = {}
    for module, source in modules.items():
        for name in _top_level(source, module):
            if name in owners:
                raise JoinError(f"{name!r} is a top-level name in both {owners[name].name} and {module.name}; rename one of them")
            owners[name] = module
    return "\n".join(f"// {module.name}\n{_bare(source, module, entry=module == path.resolve())}" for module, source in modules.items())


def joined_css(*paths: Path) -> str:
    """Style sheets, one after the other, each once.

    Args:
        paths: in the order in which their rules should win.
    """
    return "\n".join(path.read_text(encoding="utf-8") for path in dict.fromkeys(paths))


def modules_of(path: Path) -> tuple[Path, ...]:
    """Every module a view is made of, what is imported first.

    Args:
        path: the module that has the default export.

    Raises:
        JoinError: as `joined` does.
    """
    modules: dict[Path, str] = {}
    _gather(path.resolve(), modules, ())
    return tuple(modules)


def _gather(path: Path, modules: dict[Path, str], above: tuple[Path, ...]) -> None:
    if path in above:
        ring = " → ".join(p.name for p in (*above[above.index(path) :], path))
        raise JoinError(f"these modules import each other in a circle: {ring}")
    if path in modules:
        return
    if not path.is_file():
        raise JoinError(f"{above[-1].name if above else 'the widget'} imports {path.name}, which is not there")
    source = path.read_text(encoding="utf-8")
    for found in _IMPORT.finditer(source):
        origin = (path.parent / found["where"]).resolve()
        _gather(origin, modules, (*above, path))
        _exports_all(found["names"], modules[origin], origin, path)
    modules[path] = source


def _exports_all(names: str, source: str, origin: Path, importer: Path) -> None:
    exported = {found["name"] for found in _TOP_LEVEL.finditer(source) if found["exported"]}
    for name in (n.strip() for n in names.split(",")):
        if " as " in name:
            raise JoinError(f"{importer.name} imports {name!r}; joined modules share one scope, so import it under its own name")
        if name and name not in exported:
            raise JoinError(f"{importer.name} imports {name!r}, which {origin.name} does not export")


def _top_level(source: str, module: Path) -> list[str]:
    names = [found["name"] for found in _TOP_LEVEL.finditer(source)]
    if any(name in "[{" for name in names):
        raise JoinError(f"{module.name} takes several names apart at top level; declare them one by one")
    return names


def _bare(source: str, module: Path, *, entry: bool) -> str:
    """A module without its imports and, unless it is the view itself, without exports."""
    bare = _EMPTY_EXPORT.sub("", _IMPORT.sub("", source))
    if other := (_OTHER_IMPORT.search(bare) or _OTHER_EXPORT.search(bare)):
        raise JoinError(f"{module.name} has {other[0].strip()!r}; only imports and exports by name can be joined")
    if _DEFAULT.search(bare) and not entry:
        raise JoinError(f"{module.name} has a default export, but it is not the view; export it by name")
    return _EXPORT.sub("", bare)
