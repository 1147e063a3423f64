"""One port: an open front door, a book for everybody, lessons for whoever has the key, and kernels that cannot be misled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from traitlets.config import Config, Configurable

from becoming_relational.lessons.derive import derive
from becoming_relational.lessons.kernel import LessonKernels
from becoming_relational.lessons.pages import open_course
from becoming_relational.lessons.server import _load_jupyter_server_extension
from tests.lessons.running import KEY, Running, get, serving


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    home = tmp_path_factory.mktemp("server")
    book = home / "book"
    (book / "part").mkdir(parents=True)
    (book / "index.html").write_text("<title>The book</title>", encoding="utf-8")
    (book / "part/style.css").write_text("p {}", encoding="utf-8")
    (book / "part/view.js").write_text("export {}", encoding="utf-8")
    (book / ".secret").write_text("hidden", encoding="utf-8")
    (home / "outside.txt").write_text("outside", encoding="utf-8")
    (book / "link.txt").symlink_to(home / "outside.txt")
    derive(open_course(), home / "lessons")
    with serving(home / "lessons", home, book) as running:
        yield running


def test_the_front_door_is_open_and_knows_no_key(course: Running) -> None:
    status, headers, page = get(f"{course.at}/")
    assert status == 200
    assert 'href="/lessons"' in page
    assert 'href="/book/"' in page
    assert KEY not in page + str(headers)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_lessons_ask_for_the_key_in_plain_words(course: Running) -> None:
    status, headers, _ = get(f"{course.at}/lessons")
    assert (status, headers["Location"]) == (302, "/login?next=%2Flessons")
    assert "The lessons have a key" in get(f"{course.at}/login?next=%2Flessons")[2]
    assert get(f"{course.at}/notebooks/index.ipynb")[0] == 302
    assert get(f"{course.at}/api/contents")[0] == 403


def test_the_contents_list_every_lesson_with_its_part(course: Running) -> None:
    status, headers, page = get(f"{course.at}/lessons?token={KEY}")
    assert status == 200
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    for part in open_course().parts:
        assert part.title is None or f"<h2>{part.title}</h2>" in page
        for lesson in part.pages:
            assert f'href="/notebooks/{lesson.notebook}"' in page
    assert KEY not in page


@pytest.mark.parametrize(
    ("path", "kind", "says"),
    [
        ("", "text/html", "The book"),
        ("index.html", "text/html", "The book"),
        ("part/style.css", "text/css", "p {}"),
        ("part/view.js", "text/javascript", "export"),
    ],
)
def test_the_book_is_for_everybody(course: Running, path: str, kind: str, says: str) -> None:
    status, headers, body = get(f"{course.at}/book/{path}")
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, kind)
    assert says in body
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_book_without_a_slash_leads_to_the_book(course: Running) -> None:
    status, headers, _ = get(f"{course.at}/book")
    assert (status, headers["Location"]) == (302, "/book/")


@pytest.mark.parametrize(
    "path",
    [
        "nowhere.html",
        "part/",
        "part",
        ".secret",
        "link.txt",
        "../outside.txt",
        "%2e%2e/outside.txt",
        "..%2foutside.txt",
        "part/../../outside.txt",
        "/etc/passwd",
        "%00",
    ],
)
def test_nothing_but_the_book_is_at_the_book(course: Running, path: str) -> None:
    status, headers, page = get(f"{course.at}/book/{path}")
    if status in (301, 302):
        status, headers, page = get(course.at + headers["Location"])
    assert status in (403, 404)
    assert "There is no page at this address" in page
    assert "outside" not in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["welcome.html", "frame.html", "door/login.html", "../server.py", "..%2fserver.py"])
def test_only_the_look_is_at_the_look(course: Running, path: str) -> None:
    assert get(f"{course.at}/lessons/look/{path}")[0] in (403, 404)


def test_nothing_is_asked_of_other_hosts_and_no_terminal_is_there(course: Running) -> None:
    page = get(f"{course.at}/lab?token={KEY}")[2]
    settings = json.loads(page.partition('id="jupyter-config-data" type="application/json">')[2].partition("</script>")[0])
    assert settings["news"] == {"disabled": True}
    assert settings["becomingRelationalLessons"] == "true"
    assert settings["terminalsAvailable"] is False
    assert (settings["buildCheck"], settings["buildAvailable"]) == (False, False)
    assert {"@jupyterlab/apputils-extension:announcements", "@jupyterlab/extensionmanager-extension"} <= set(settings["disabledExtensions"])
    assert get(f"{course.at}/api/terminals?token={KEY}")[0] == 404


def test_a_file_beside_a_lesson_cannot_pose_as_the_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("becoming_relational", "ipykernel_launcher", "json", "anywidget"):
        (tmp_path / f"{name}.py").write_text("open('planted', 'w').close(); POSED = True", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    kernels = KernelManager(kernel_name="python3", kernel_spec_manager=LessonKernels())
    kernels.start_kernel(cwd=str(tmp_path))
    client = kernels.client()
    client.start_channels()
    try:
        client.wait_for_ready()
        told: list[str] = []
        reply = client.execute_interactive(
            "import becoming_relational, sys; print(becoming_relational.__file__, hasattr(becoming_relational, 'POSED'), '' in sys.path)",
            output_hook=lambda message: told.append(message["content"].get("text", "")),
        )
        assert reply["content"]["status"] == "ok"
        where, posed, empty = "".join(told).split()
        assert (posed, empty) == ("False", "False")
        assert not Path(where).is_relative_to(tmp_path)
        assert not (tmp_path / "planted").exists()
        assert not list((tmp_path / "ipython").rglob("history.sqlite"))
    finally:
        client.stop_channels()
        kernels.shutdown_kernel(now=True)


def test_other_servers_are_left_alone_and_unsafe_ones_refused(tmp_path: Path) -> None:
    class Server(Configurable):  # type: ignore[misc]
        kernel_spec_manager = KernelSpecManager()

    _load_jupyter_server_extension(Server())  # does nothing, and needs nothing of the server
    told = Config()
    told.Lessons.folder = str(tmp_path)
    with pytest.raises(ValueError, match="cannot pose as the course"):
        _load_jupyter_server_extension(Server(config=told))


def test_the_package_brings_its_extension_and_its_configuration(repository: Path) -> None:
    lessons = repository / "widgets/becoming_relational/lessons"
    config = json.loads((lessons / "server-config/becoming-relational.json").read_text(encoding="utf-8"))
    assert config == {"ServerApp": {"jpserver_extensions": {"becoming_relational.lessons.server": True}}}
    package = json.loads((lessons / "labextension/becoming-relational/package.json").read_text(encoding="utf-8"))
    assert (lessons / "labextension" / package["name"] / package["jupyterlab"]["_build"]["load"]).is_file()
