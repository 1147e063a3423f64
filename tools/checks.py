"""Runs every check, one after another, and says at the end which did not pass.

.venv/bin/python tools/checks.py              all of them
.venv/bin/python tools/checks.py types tests  some, by name
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sys.executable).parent
sys.path.insert(0, str(ROOT))

from tests.chromium import HOW_TO_GET_ONE, find_chromium  # noqa: E402

PYTHON_CODE = ["widgets", "tests", "tools", "assessments/nbgrader_config.py"]
CHECKS: dict[str, list[str]] = {
    "lint": ["ruff", "check", *PYTHON_CODE],
    "format": ["ruff", "format", "--check", *PYTHON_CODE],
    "types": ["mypy"],
    "layers": ["lint-imports"],
    "spelling": ["codespell"],
    "javascript-types": ["node", "node_modules/typescript/bin/tsc", "--project", "tsconfig.json"],
    "javascript": ["node", "--test", "tests/**/*.test.js"],
    # Model, store, content, book build with warnings as errors, browser, assessment cycle.
    "tests": ["pytest", "-n", "2", "--dist", "loadgroup"],
}


def main() -> None:
    """Run the checks named on the command line, or all."""
    names = sys.argv[1:] or list(CHECKS)
    unknown = [n for n in names if n not in CHECKS]
    if unknown:
        sys.exit(f"There is no check called {unknown[0]!r}. There are: {', '.join(CHECKS)}.")
    if "tests" in names and find_chromium() is None:
        sys.exit(HOW_TO_GET_ONE)
    env = os.environ | {"PATH": os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")]), "PYTHONUTF8": "1"}
    failed = []
    for name in names:
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        if subprocess.run(CHECKS[name], cwd=ROOT, env=env, check=False).returncode != 0:
            failed.append(name)
        print(f"   {time.monotonic() - began:.0f} s", flush=True)
    if failed:
        sys.exit(f"\nDid not pass: {', '.join(failed)}.")
    print("\nEvery check passed.")


if __name__ == "__main__":
    main()
