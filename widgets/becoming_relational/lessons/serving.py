"""Starts the course on this machine: one Jupyter server, on loopback, that calls nobody."""

from __future__ import annotations

import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from jupyter_server.serverapp import ServerApp
from traitlets.config import Config

HOST = "127.0.0.1"
LAB_EXTENSIONS = Path(__file__).parent / "labextension"


@dataclass(frozen=True)
class Course:
    """What is served, and where.

    Attributes:
        folder: the lessons.
        port: on loopback.
        book: the built book, if there is one.
        lab: whether one arrives in JupyterLab; otherwise on the contents page.
    """

    folder: Path
    port: int
    book: Path | None = None
    lab: bool = False


class CourseServer(ServerApp):
    """A Jupyter server set up for one person and this course, whatever else is configured on the machine."""

    course_settings = Config()

    def load_config_file(self, suppress_errors: bool = True) -> None:  # type: ignore[override]
        """The machine's own settings first; the course's go before them."""
        super().load_config_file(suppress_errors=suppress_errors)
        self.update_config(self.course_settings)

    def init_signal(self) -> None:
        """Ctrl-C, a closed window and a plain kill all end the course, and nobody is asked whether they mean it."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: self.stop(from_signal=True))


def serve(course: Course, arrived: Callable[[str], None], browser: bool = False) -> None:
    """Serve the course until it is stopped, and leave no kernel behind.

    Args:
        course: what to serve.
        arrived: told the key of the lessons as soon as they can be opened.
        browser: whether to open them.
    """
    _keep_to_ourselves()
    CourseServer.course_settings = settings(course)
    server = CourseServer.instance()
    server.initialize(argv=[])
    token = server.identity_provider.token

    def open_doors() -> None:
        arrived(token)
        if browser:
            webbrowser.open(address(course, token))

    server.io_loop.add_callback(open_doors)
    server.start()


def address(course: Course, token: str) -> str:
    """Where the course begins, with the key to it."""
    return f"http://{HOST}:{course.port}/{'lab' if course.lab else 'lessons'}" + (f"?token={token}" if token else "")


def port_is_free(port: int) -> bool:
    """Whether a server could listen on this port of loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        if sys.platform != "win32":  # there, the option means the opposite
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


def settings(course: Course) -> Config:
    """What the server is told."""
    c = Config()
    c.ServerApp.ip = HOST
    c.ServerApp.port = course.port
    c.ServerApp.port_retries = 0
    c.ServerApp.open_browser = False
    c.ServerApp.allow_root = True
    c.ServerApp.root_dir = str(course.folder)
    c.ServerApp.default_url = "/lab" if course.lab else "/lessons"
    c.ServerApp.terminals_enabled = False
    c.ServerApp.log_level = "ERROR"
    c.ServerApp.reraise_server_extension_failures = True
    c.ServerApp.kernel_spec_manager_class = "becoming_relational.lessons.kernel.LessonKernels"
    # Only what the course needs: the rest takes seconds to load and offers what no learner asked for.
    c.ServerApp.jpserver_extensions = {
        "becoming_relational.lessons.server": True,
        "jupyterlab": True,
        "notebook": True,
        "notebook_shim": True,
        "jupyter_lsp": False,
        "jupyter_server_terminals": False,
        "jupytext": False,
        **dict.fromkeys(
            (f"nbgrader.server_extensions.{n}" for n in ("assignment_list", "course_list", "formgrader", "validate_assignment")), False
        ),
    }
    c.Lessons.folder = str(course.folder)
    c.Lessons.book = str(course.book) if course.book else ""
    # Nothing leaves the machine: no news, no look for updates, no list of extensions.
    c.LabApp.news_url = None
    c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
    c.LabApp.extension_manager = "readonly"
    for app in ("LabApp", "JupyterNotebookApp"):
        c[app].extra_labextensions_path = [str(LAB_EXTENSIONS)]
        c[app].log_level = "ERROR"
    # Nobody else on this machine reads what goes between browser and kernel.
    c.KernelManager.transport_encryption = "auto"
    # A lesson that nobody has open lets go of its kernel after a while; opened again, it starts again.
    c.MappingKernelManager.cull_idle_timeout = 15 * 60
    c.MappingKernelManager.cull_interval = 60
    c.MappingKernelManager.cull_connected = False
    # Trust in notebooks is not kept: lessons are run, and that is all they need.
    c.NotebookNotary.db_file = ":memory:"
    return c


def _keep_to_ourselves() -> None:
    """Settings of this person's other Jupyter work stay out of the course, and the course out of theirs."""
    own = Path(platformdirs.user_data_dir("becoming-relational", appauthor=False)) / "jupyter"
    for name, folder in (("JUPYTER_CONFIG_DIR", own), ("IPYTHONDIR", own / "ipython")):
        os.environ.setdefault(name, str(folder))
        Path(os.environ[name]).mkdir(parents=True, exist_ok=True)
    os.environ["PYTHONSAFEPATH"] = "1"  # for kernels; this process has its path already


def stop_sentence(port: int) -> str:
    """What is said where another program has the port."""
    return (
        f"Port {port} is taken: another program, or this course in another window, is listening there. "
        f"Stop that one, or choose another port; nothing was started and nothing was changed."
    )
