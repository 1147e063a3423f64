"""Kernels in which a file beside a lesson cannot pose as the course.

Lessons run by themselves, so `import becoming_relational` must mean the installed package and nothing else. Python puts
the folder of a notebook first on its path, and IPython puts it there again: both are told not to.
"""

from __future__ import annotations

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager

SAFE = {"PYTHONSAFEPATH": "1"}
ARGUMENTS = [
    "--InteractiveShellApp.ignore_cwd=True",
    "--HistoryManager.enabled=False",  # no SQLite in a home folder that may be on a network
]


class LessonKernels(KernelSpecManager):
    """Finds kernels as ever, and starts the ones that run Python safely."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """The kernel with this name."""
        return _safe(super().get_kernel_spec(kernel_name))


def _safe(spec: KernelSpec) -> KernelSpec:
    if any("ipykernel" in part for part in spec.argv):
        spec.argv = [*spec.argv, *(a for a in ARGUMENTS if a not in spec.argv)]
        spec.env = {**spec.env, **SAFE}
    return spec
