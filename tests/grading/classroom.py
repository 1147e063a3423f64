"""A course with a real gradebook and a real exchange in a temporary folder, driven through nbgrader's own classes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeFetchAssignment, ExchangeFetchFeedback, ExchangeSubmit
from traitlets.config import Config

from becoming_relational.grading.assignment import derive_all
from becoming_relational.grading.configuration import configure

COURSE = "becoming-relational"
ASSIGNMENT = "a-name-said-wrong"


class Classroom:
    """One course, its exchange, and folders for its students.

    Args:
        folder: an empty folder.
        authored: where the authored assignments lie.
    """

    def __init__(self, folder: Path, authored: Path) -> None:
        self.course = folder / "course"
        self.exchange = folder / "exchange"
        self.homes = folder / "homes"
        for each in (self.course, self.exchange, self.homes):
            each.mkdir(parents=True)
        self.exchange.chmod(0o777)
        derive_all(authored, self.course / "source")

    def config(self, student: str = "*") -> Config:
        """nbgrader's settings, as the course ships them, for one person."""
        config = Config()
        configure(config)
        config.CourseDirectory.course_id = COURSE
        config.CourseDirectory.root = str(self.course)
        config.CourseDirectory.student_id = student
        config.Exchange.root = str(self.exchange)
        config.Exchange.cache = str(self.homes / student / ".cache") if student != "*" else str(self.course / ".cache")
        config.ExchangeCollect.check_owner = False  # one account plays everybody here
        return config

    @property
    def instructor(self) -> NbGraderAPI:
        """What an instructor can do."""
        config = self.config()
        return NbGraderAPI(CourseDirectory(config=config), Authenticator(config=config), config=config)

    @property
    def gradebook(self) -> Gradebook:
        """The gradebook; use it in a `with`."""
        return Gradebook(f"sqlite:///{self.course}/gradebook.db", COURSE)

    def release(self) -> None:
        """Generate the assignment and put it into the exchange."""
        done(self.instructor.generate_assignment(ASSIGNMENT))
        done(self.instructor.release_assignment(ASSIGNMENT))

    def fetch(self, student: str) -> Path:
        """Fetch the assignment into a student's folder, and say where it is."""
        self._as_student(student, ExchangeFetchAssignment)
        return self.homes / student / ASSIGNMENT

    def submit(self, student: str) -> None:
        """What nbgrader's own Submit button does."""
        self._as_student(student, ExchangeSubmit)

    def collect_and_autograde(self, *students: str) -> None:
        """Collect everything and autograde."""
        done(self.instructor.collect(ASSIGNMENT))
        for student in students:
            done(self.instructor.autograde(ASSIGNMENT, student))

    def fetch_feedback(self, student: str) -> str:
        """The page a student gets back."""
        self._as_student(student, ExchangeFetchFeedback)
        pages = list((self.homes / student / ASSIGNMENT / "feedback").rglob("*.html"))
        assert len(pages) == 1, pages
        return pages[0].read_text(encoding="utf-8")

    def autograded(self, student: str) -> Path:
        """The notebook an instructor reads."""
        return self.course / "autograded" / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"

    def _as_student(self, student: str, action: type) -> None:
        config = self.config(student)
        folder = self.homes / student
        folder.mkdir(exist_ok=True)
        config.CourseDirectory.assignment_id = ASSIGNMENT
        config.ExchangeSubmit.assignment_dir = str(folder)
        config.ExchangeFetchAssignment.assignment_dir = str(folder)
        config.ExchangeFetchFeedback.assignment_dir = str(folder)
        action(coursedir=CourseDirectory(config=config), authenticator=Authenticator(config=config), config=config).start()


def done(result: dict[str, Any]) -> None:
    """Fail with nbgrader's own log if it did not succeed."""
    assert result["success"], re.sub(r"\n+", "\n", str(result))
