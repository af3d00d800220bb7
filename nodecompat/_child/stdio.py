"""The `stdio` option: what each of the child's descriptors is connected with, and the descriptors of one start.

What must stay true: the position in the list is the number in the child; an unusable item is an error before
anything is opened. Whatever fails, every descriptor opened here is closed exactly once: the child's as soon as it
has its copies, ours by whoever takes them over, or here when nobody does. When a child is given the stream of
another child, this process stops reading it, so that the child gets all of it; the stream stays whole, paused, for
a program that reads on when the child has ended.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from .._errors.base import InvalidArgValueError
from .._errors.rare import ChildProcessIpcRequiredError, InvalidSyncForkInputError, IpcOnePipeError, IpcSyncForkError
from .._js.arity import is_function
from .._js.numbers import is_integer, is_number
from .._os.descriptors import close_quietly, open_devnull, socketpair
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_BUFFERS = ("bytes", "bytearray", "memoryview", "array", "ndarray")


class StdioItem(NamedTuple):
    """One descriptor of the child.

    `kind` is 'pipe' (a stream to the parent), 'ipc' (the channel), 'ignore' (/dev/null, or closed above 2) or 'fd':
    then `fd` is the parent's descriptor and `source` the object it was taken from, if any.
    """

    kind: str
    fd: int | None = None
    source: Any = None


PIPE, IPC, IGNORE = StdioItem("pipe"), StdioItem("ipc"), StdioItem("ignore")
INHERIT = (StdioItem("fd", 0), StdioItem("fd", 1), StdioItem("fd", 2))
_WORDS = {"pipe": PIPE, "overlapped": PIPE, "ignore": IGNORE, "ipc": IPC}
_FOR_ALL = ("pipe", "overlapped", "ignore", "inherit")  # the words that may stand for the whole list


def spread_word(word: str) -> list[str]:
    """The list that a single word stands for. Raises ERR_INVALID_ARG_VALUE for another one, 'ipc' included."""
    if word not in _FOR_ALL:
        raise InvalidArgValueError("stdio", word)
    return [word] * 3


def parse_stdio(stdio: object, sync: bool = False) -> list[StdioItem]:
    """Check the option and say what each descriptor is to be. Node: internal getValidStdio.

    A list with fewer than three items gets `undefined` appended, as in Node. Raises ERR_INVALID_ARG_VALUE,
    ERR_INVALID_SYNC_FORK_INPUT, ERR_IPC_ONE_PIPE, and ERR_IPC_SYNC_FORK when `sync`.
    """
    if isinstance(stdio, str):
        stdio = spread_word(stdio)
    if not isinstance(stdio, (list, tuple)):
        raise InvalidArgValueError("stdio", stdio)
    missing = [undefined] * (3 - len(stdio))
    if missing and isinstance(stdio, list):
        stdio.extend(missing)
        missing = []
    items: list[StdioItem] = []
    for index, given in enumerate((*stdio, *missing)):
        item = _item(given, index, sync)
        if item is IPC and IPC in items:
            raise IpcOnePipeError
        items.append(item)
    return items


def fork_stdio(stdio: object, silent: bool) -> Sequence[object]:
    """The list for `fork`, which always has a channel. Raises ERR_CHILD_PROCESS_IPC_REQUIRED for a list without."""
    if isinstance(stdio, str):
        return [*spread_word(stdio), "ipc"]
    if not isinstance(stdio, (list, tuple)):
        return [*spread_word("pipe" if silent else "inherit"), "ipc"]
    if not any(isinstance(item, str) and item == "ipc" for item in stdio):
        raise ChildProcessIpcRequiredError
    return stdio


def _item(given: object, index: int, sync: bool) -> StdioItem:
    if given is None or given is undefined:
        return PIPE if index < 3 else IGNORE
    if isinstance(given, str):
        return _word(given, index, sync)
    if is_number(given):
        return _number(given)
    if type(given).__name__ in _BUFFERS:
        # Node's synchronous functions drop such an item and shift the rest; better to say so.
        raise InvalidArgValueError("stdio", given) if sync else InvalidSyncForkInputError(given)
    fd = _descriptor(given)
    if fd is None:
        raise InvalidArgValueError("stdio", given)
    return StdioItem("fd", fd, given)


def _word(word: str, index: int, sync: bool) -> StdioItem:
    if word == "inherit":
        return INHERIT[index] if index < 3 else StdioItem("fd", index)
    if word == "ipc" and sync:
        raise IpcSyncForkError
    item = _WORDS.get(word)
    if item is None:
        raise InvalidArgValueError("stdio", word) if sync else InvalidSyncForkInputError(word)
    return item


def _number(given: float) -> StdioItem:
    if given < 0:
        return PIPE
    if not is_integer(given):
        raise InvalidArgValueError("stdio", given)  # Node 24 aborts the whole process
    return StdioItem("fd", int(given))


def _descriptor(given: object) -> int | None:
    """The descriptor of a stream, file, socket or `{fd: n}`; None when it has none (yet, or any more)."""
    fd = given.get("fd") if isinstance(given, dict) else getattr(given, "fd", None)
    if fd is None:
        try:
            fileno = getattr(given, "fileno", None)
            fd = fileno() if is_function(fileno) else None
        except (OSError, ValueError, TypeError):  # io.UnsupportedOperation is an OSError
            return None
    if not is_integer(fd) or fd < 0:
        return None
    return int(fd)


def flush_sources(items: Iterable[StdioItem]) -> None:
    """Before a child shares a descriptor: what was printed here, or written to a file object, goes out first."""
    files = [item.source for item in items if item.source is not None]
    if any(item.fd in (1, 2) for item in items):
        files += [sys.stdout, sys.stderr]
    for file in files:
        flush = getattr(file, "flush", None)
        if is_function(flush):
            try:
                flush()
            except (OSError, ValueError):  # closed, only for reading, or its reader gone
                continue


# -- the descriptors of one start --------------------------------------------------------------------------


class Slots:
    """Filled by `open`; `given[i]` becomes descriptor i of the child."""

    def __init__(self) -> None:
        self.given: list[int | None] = []
        self.ours: dict[int, int] = {}  # slot -> our end of its pipe or channel
        self.channel: int | None = None  # the slot of the channel
        self._lent: list[int] = []  # opened for the child only

    def open(self, items: Iterable[StdioItem]) -> None:
        """Make a pair for each pipe and the channel. Raises OSError."""
        for slot, item in enumerate(items):
            if item.kind == "fd":
                self.given.append(item.fd)
            elif item.kind == "ignore":
                self.given.append(self._lend(open_devnull()) if slot <= 2 else None)
            else:
                self.ours[slot], theirs = socketpair()
                self.given.append(self._lend(theirs))
                if item.kind == "ipc":
                    self.channel = slot

    def _lend(self, fd: int) -> int:
        self._lent.append(fd)
        return fd

    def close_lent(self) -> None:
        """The child has its copies."""
        for fd in self._lent:
            close_quietly(fd)
        self._lent.clear()

    def close_ours(self) -> None:
        """There will be no streams and no channel."""
        for fd in self.ours.values():
            close_quietly(fd)
        self.ours.clear()


# -- a stream that another child gets ----------------------------------------------------------------------


def hand_over(items: Iterable[StdioItem]) -> None:
    """Stop reading the streams that the child was given. (Python's own files are never read unasked.)"""
    sockets = sys.modules.get("nodecompat._net.socket")  # not loaded: there is no such stream
    for item in items:
        stream: Any = item.source
        if sockets is not None and isinstance(stream, sockets.Socket):
            stream._handed_over = True
            stream._stop_receiving()
            stream.pause()
            stream._readableState.reading = False  # so that a `resume` asks again
            stream._read = _reading_again(stream)


def was_handed_over(stream: object) -> bool:
    """Whether another child has it: then it isn't emptied when its own child ends."""
    return getattr(stream, "_handed_over", False) is True


def _reading_again(stream: Any) -> Callable[[int], None]:
    """What the stream calls to read once more: the child, which has made the descriptor blocking, is done with it."""

    def read(size: int) -> None:
        del stream._read
        if stream.fd is not None:
            os.set_blocking(stream.fd, False)
        stream._read(size)

    return read
