"""opendir: a directory whose entries are read one by one.

What must stay true: `read` and `close` do what they do at once, and only tell of it later; whoever leaves a loop over
the entries has closed the directory.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeError
from .._errors.checks import check_integer
from .._js.arity import fit, is_function
from .._js.numbers import UINT32_MAX
from .._loop.current import engine
from ..promise import Promise
from ..values import undefined
from .arguments import boolean, is_absent, options_of, path_of
from .entries import dirent, walk
from .failures import refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from .._loop.threads import Work
    from .arguments import Path
    from .stats import Dirent


class DirClosedError(NodeError):
    """ERR_DIR_CLOSED: the directory was closed before."""

    code: str | None = "ERR_DIR_CLOSED"

    def __init__(self) -> None:
        super().__init__("Directory handle was closed")


class Dir:
    """The entries of a directory, one by one; also for `async for` and `with`. Node: fs.Dir.

    All methods raise or reject with ERR_DIR_CLOSED once the directory is closed. `callback` gets an error or None,
    and the entry; without one the method gives a promise.
    """

    def __init__(self, path: Path, entries: Iterator[Dirent]) -> None:
        self.path = path
        self._entries: Iterator[Dirent] | None = entries

    def readSync(self) -> Dirent | None:
        """The next entry; None behind the last. Raises ERR_DIR_CLOSED."""
        if self._entries is None:
            raise DirClosedError
        return next(self._entries, None)

    def closeSync(self) -> Any:
        """Nothing more of it is wanted. Raises ERR_DIR_CLOSED when it was closed before."""
        if self._entries is None:
            raise DirClosedError
        self._entries = None
        return undefined

    def read(self, callback: object = undefined) -> Any:
        """As readSync; a promise, or undefined with a callback. Raises ERR_INVALID_ARG_TYPE."""
        return self._told(self.readSync, callback)

    def close(self, callback: object = undefined) -> Any:
        """As closeSync; a promise, or undefined with a callback. Raises ERR_INVALID_ARG_TYPE."""
        return self._told(self.closeSync, callback)

    def _told(self, function: Callable[[], Any], callback: object) -> Any:
        if callback is undefined:
            try:
                return Promise.resolve(function())
            except Exception as error:
                return Promise.reject(error)
        if self._entries is None:
            raise DirClosedError
        if not is_function(callback):
            raise InvalidArgTypeError("callback", "of type function", callback)
        try:
            result = function()
        except OSError as error:
            engine.next_tick(fit(callback, 1), error)
        else:
            given = (None,) if result is undefined else (None, result)
            engine.next_tick(fit(callback, len(given)), *given)
        return undefined

    async def __aiter__(self) -> AsyncIterator[Dirent]:
        """The entries; the directory is closed at the end."""
        try:
            while (entry := await self.read()) is not None:
                yield entry
        finally:
            if self._entries is not None:
                self.closeSync()

    def __enter__(self) -> Dir:
        return self

    def __exit__(self, *_: object) -> None:
        if self._entries is not None:
            self.closeSync()


def opendir(path: object = undefined, options: object = undefined) -> Work:
    """A directory whose entries are read one by one. Options: encoding, bufferSize (checked alone), recursive."""
    given, place = options_of(options, bufferSize=32), path_of(path)
    recursive = False if is_absent(given.get("recursive")) else boolean(given, "recursive")
    check_integer("options.bufferSize", given["bufferSize"], 1, UINT32_MAX)

    def work() -> Dir:
        found = (dirent(entry, where, given.get("encoding")) for entry, where, _ in walk(place, recursive))
        try:
            first = next(found, None)
        except OSError as error:
            raise refused(-(error.errno or 0), "opendir", place) from None
        return Dir(place, found if first is None else chain([first], found))

    return work
