"""How nbgrader is set up for this course. `assessments/nbgrader_config.py` calls this and adds what is local."""

from __future__ import annotations

from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    OverwriteCells,
    SaveAutoGrades,
    SaveCells,
)
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from .assignment import WAITING
from .live import MakeLive
from .rebuild import RebuildFromSource

RELEASE = [
    LockCells, ClearSolutions, ClearOutput, CheckCellMetadata, ComputeChecksums, SaveCells,
    ClearHiddenTests, ClearMarkScheme, ComputeChecksums, CheckCellMetadata,
]  # fmt: skip
"""nbgrader's own steps, without the two that no text of ours uses (a shared header, and tests made from templates)."""
TEMPLATES = Path(__file__).parent / "templates"


def configure(c: Config) -> None:
    """Set the options that keep words whole and readers safe.

    Args:
        c: nbgrader's configuration object.
    """
    # No `Execute`: a cell a student adds would run as the instructor, with every submission within reach.
    c.Autograde.sanitize_preprocessors = [RebuildFromSource, OverwriteCells, CheckCellMetadata]
    c.Autograde.autograde_preprocessors = [ClearMetadataPreprocessor, SaveAutoGrades, AssignLatePenalties, CheckCellMetadata]
    # Keeps what the live lesson needs; the rest of a cell's metadata goes.
    c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = ["nbgrader"]
    c.ClearSolutions.text_stub = WAITING
    c.GenerateAssignment.preprocessors = [*RELEASE, MakeLive]
    # nbgrader's feedback and its reading page both load a script from another host; these pages do not.
    c.HTMLExporter.template_file = "course.html.j2"
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), handlers.template_path]
