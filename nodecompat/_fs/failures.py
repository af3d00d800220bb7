"""What the system refuses, as Node's errors: `ENOENT: no such file or directory, open 'x'`."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .._errors.base import NodeError, system_error, system_text
from .arguments import Path, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._errors.base import NodeSystemError


def refused(number: int, syscall: str, path: Path | None = None, dest: Path | None = None) -> NodeSystemError:
    """The error of a call, by its positive number."""
    code = errno.errorcode.get(number, str(number))
    code = "ENOTSUP" if code == "EOPNOTSUPP" else code
    text = f"{code}: {system_text(code)}, {syscall}"
    extra = {}
    if path is not None:
        text += f" '{shown(path)}'"
        extra["path"] = shown(path)
    if dest is not None:
        text += f" -> '{shown(dest)}'"
        extra["dest"] = shown(dest)
    return system_error(number, syscall, text, **extra)


@contextmanager
def calling(syscall: str, path: Path | None = None, dest: Path | None = None) -> Iterator[None]:
    """Raises what the system refuses inside as the error of that call."""
    try:
        yield
    except OSError as error:
        if isinstance(error, NodeError):
            raise
        raise refused(error.errno or errno.EIO, syscall, path, dest) from None


class FsError(NodeError):
    """A refusal of Node's own, such as ERR_FS_EISDIR: what it wraps is in `info`.

    `at_once`: its whole text where a form that ends in Sync raises it, if that has one of its own.
    """

    name = "SystemError"

    def __init__(
        self, code: str, text: str, number: int, reason: str, syscall: str, path: Path, *, at_once: str | None = None
    ) -> None:
        system = errno.errorcode[number]
        message = f"{text}: {syscall} returned {system} ({reason}) {shown(path)}"
        super().__init__(message, code=code)
        self._at_once = at_once
        self.info: dict[str, object] = {
            "code": system,
            "message": reason,
            "path": shown(path),
            "syscall": syscall,
            "errno": number,
        }
        self.errno = number
        self.syscall = syscall
        self.path = shown(path)


def raise_as_at_once(error: NodeError) -> None:
    """Raise an error as the forms that end in Sync do, which are written in C++ in Node, where it is another there.

    What Node refuses by itself is a plain error there, and 'opendir' does not say what it wanted to open.
    """
    if isinstance(error, FsError) and error._at_once is not None:
        raise NodeError(error._at_once, code=error.code) from None
    if error.syscall == "opendir":
        raise refused(-error.errno, "opendir") from None
