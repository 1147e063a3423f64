"""nbgrader's settings for this course. Nearly all of them live in one place, `becoming_relational.grading.configuration`."""

from becoming_relational.grading.configuration import configure

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - nbgrader provides it
c.CourseDirectory.course_id = "becoming-relational"
configure(c)
