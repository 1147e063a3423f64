"""A folder that only its owner can enter, with files that are whole or not there."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path

from .journal import DiskFull, JournalTrouble, NotReadable, ReadOnly

_UNFINISHED = ".tmp"
_ABANDONED_AFTER = 60.0
"""Seconds. A writer takes milliseconds."""

_POSIX = os.name == "posix"
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST}


class PrivateFolder:
    """A folder of small files. All its troubles are `JournalTrouble`s.

    Args:
        path: where it is, or will be once something is written.
        inside: the private folder it lies in, if any. If that one turns out to be a link, nothing in it is touched.
    """

    def __init__(self, path: Path, inside: PrivateFolder | None = None) -> None:
        self.path = path
        self._inside = inside

    def within(self, name: str) -> PrivateFolder:
        """A folder in this one."""
        return PrivateFolder(self.path / name, self)

    def make(self, *, only_tighten_if_holding: Set[str] | None = None) -> None:
        """See that the folder is there and that nobody else can enter it.

        Args:
            only_tighten_if_holding: names; if anything else is in the folder, it was somebody's before and keeps its mode.

        Raises:
            JournalTrouble: if it cannot be made, or is a link to somewhere else.
        """
        with telling(self.path):
            for folder in reversed([self.path, *self.path.parents]):
                if not folder.exists():
                    with suppress(FileExistsError):  # another process may be quicker
                        folder.mkdir(mode=0o700)
                        folder.chmod(0o700)  # where the umask took even the owner's part
        self._is_here()
        with telling(self.path):
            mode = stat.S_IMODE(self.path.stat().st_mode)
            open_to_others = _POSIX and mode & 0o077
            if open_to_others and (only_tighten_if_holding is None or only_tighten_if_holding >= set(self._all_names())):
                self.path.chmod(mode & 0o700)

    def names(self) -> list[str]:
        """The names of all finished files; none if there is no folder."""
        return [name for name in self._all_names() if not name.endswith(_UNFINISHED)]

    def folders(self) -> list[str]:
        """The names of the folders in it, links to folders left out."""
        return [name for name in self._all_names() if stat.S_ISDIR((self.path / name).lstat().st_mode)]

    def read(self, name: str) -> bytes | None:
        """What stands in a file, or None if there is none.

        Raises:
            NotReadable: if it is a link, or no file at all.
        """
        if not self._is_here():
            return None
        path = self.path / name
        with telling(self.path):
            try:
                if not stat.S_ISREG(path.lstat().st_mode):
                    raise NotReadable(
                        f"“{path}” is a link or something else that is not a plain file. It was not opened and is left as it is: "
                        "put a copy of the file itself in its place, or move it away."
                    )
                with os.fdopen(os.open(path, os.O_RDONLY | _PLAIN), "rb") as file:
                    return file.read()
            except FileNotFoundError:
                return None

    def write(self, name: str, content: bytes) -> None:
        """Put a file in place, whole. When this returns it is on the disk; until then the one before it is.

        Raises:
            DiskFull, ReadOnly: what they say. The file before is untouched.
        """
        self.make()
        unfinished = self.path / f"{name}.{secrets.token_hex(4)}{_UNFINISHED}"
        with telling(self.path):
            try:
                _write_out(unfinished, content)
                _replace(unfinished, self.path / name)
            except BaseException:
                with suppress(OSError):  # what went wrong first is what is told
                    unfinished.unlink()
                raise
            self._sync()

    def move(self, name: str, to: PrivateFolder, new_name: str) -> None:
        """Move a file, as it is, into another folder."""
        to.make()
        with telling(self.path):
            _replace(self.path / name, to.path / new_name)
            to._sync()
            self._sync()

    def remove(self, name: str) -> bool:
        """Remove a file, or a link but not what it leads to. Whether there was one."""
        if not self._is_here():
            return False
        with telling(self.path):
            try:
                (self.path / name).unlink()
            except FileNotFoundError:
                return False
            self._sync()
        return True

    def remove_where(self, start: str) -> bool:
        """Remove every file whose name begins so, unfinished ones too. Whether there was one."""
        names = [name for name in self._all_names() if name.startswith(start)]
        for name in names:
            self.remove(name)
        return bool(names)

    def remove_all(self) -> bool:
        """Remove the folder and all that is in it; links, but not what they lead to. Whether there was anything."""
        if self._inside and not self._inside._is_here():
            return False
        with telling(self.path):
            if self.path.is_symlink():
                self.path.unlink()
                return True
            if not self.path.is_dir():
                return False
            for entry in list(os.scandir(self.path)):
                if entry.is_dir(follow_symlinks=False):
                    self.within(entry.name).remove_all()
                else:
                    Path(entry.path).unlink(missing_ok=True)
            self._sync()
            self.path.rmdir()
        return True

    def sweep(self) -> None:
        """Remove what writers that died left unfinished. Nothing in it was ever acknowledged."""
        for name in self._all_names():
            if name.endswith(_UNFINISHED):
                with suppress(OSError):
                    if time.time() - (self.path / name).lstat().st_mtime > _ABANDONED_AFTER:
                        (self.path / name).unlink()

    def _all_names(self) -> list[str]:
        if not self._is_here():
            return []
        with telling(self.path):
            return sorted(each.name for each in self.path.iterdir())

    def _is_here(self) -> bool:
        if self._inside and not self._inside._is_here():
            return False
        with telling(self.path):
            try:
                mode = self.path.lstat().st_mode
            except FileNotFoundError:
                return False
        if stat.S_ISLNK(mode):
            raise NotReadable(
                f"“{self.path}” is a link that leads out of your journal. It was not followed: put the folder itself in its place. "
                "Nothing was changed."
            )
        if not stat.S_ISDIR(mode):
            raise ReadOnly(
                f"“{self.path}” is not a folder, so nothing can be kept there. Move it away, or choose another folder for your journal."
            )
        return True

    def _sync(self) -> None:
        """See that names, too, are on the disk. Windows has no such thing and needs none."""
        if not _POSIX:
            return
        folder = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(folder)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network folders cannot
                raise
        finally:
            os.close(folder)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn what the system says about a file into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise _told(error, path) from error


def _told(error: OSError, path: Path) -> JournalTrouble:
    if error.errno in _FULL:
        return DiskFull(
            "There is no room left where your journal is kept, so the last words are not in it yet. "
            "Make some room on the disk, and leave this page open until they are saved; what was kept before is whole."
        )
    if error.errno in _CLOSED:
        return ReadOnly(
            f"Your journal's folder, “{path}”, cannot be used ({os.strerror(error.errno or 0)}). Ask whoever looks after this computer "
            "to let you write there, and leave this page open until your last words are saved; what was kept before is whole."
        )
    return JournalTrouble(
        f"Your journal's folder, “{path}”, did not answer as it should ({os.strerror(error.errno or 0)}). "
        "Leave this page open until your last words are saved; what was kept before is whole.",
        retry=True,
    )


def _write_out(path: Path, content: bytes) -> None:
    # Made for its owner alone from the first moment; the second line is for a umask that takes even the owner's part.
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
    try:
        if _POSIX:
            os.fchmod(file, 0o600)
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def _replace(path: Path, target: Path) -> None:
    for _ in range(40):
        try:
            path.replace(target)
        except PermissionError:
            if _POSIX:
                raise
            time.sleep(0.025)  # on Windows somebody is just reading it
        else:
            return
    path.replace(target)
