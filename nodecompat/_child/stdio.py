"""The `stdio` option: what each of the child's descriptors is connected with.

What must stay true: the position in the list is the number in the child; an unusable item is an error before
anything is opened. Pure: nothing is opened or looked at here.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from .._errors.base import InvalidArgValueError
from .._errors.rare import InvalidSyncForkInputError, IpcOnePipeError, IpcSyncForkError
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_ALL_THREE: dict[str, list[Any]] = {
    "pipe": ["pipe"] * 3,
    "overlapped": ["overlapped"] * 3,
    "ignore": ["ignore"] * 3,
    "inherit": ["inherit"] * 3,
}


def spread_word(word: str) -> list[Any]:
    """The list that a single word stands for. Raises ERR_INVALID_ARG_VALUE for another one, 'ipc' included."""
    if word not in _ALL_THREE:
        raise InvalidArgValueError("stdio", word)
    return list(_ALL_THREE[word])


def parse_stdio(stdio: Any, sync: bool = False) -> list[StdioItem]:
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


def fork_stdio(stdio: Any, silent: bool) -> Sequence[Any]:
    """The list for `fork`, which always has a channel. Raises ERR_CHILD_PROCESS_IPC_REQUIRED for a list without."""
    if isinstance(stdio, str):
        return [*spread_word(stdio), "ipc"]
    if not isinstance(stdio, (list, tuple)):
        return [*_ALL_THREE["pipe" if silent else "inherit"], "ipc"]
    if not any(isinstance(item, str) and item == "ipc" for item in stdio):
        from .._errors.rare import ChildProcessIpcRequiredError

        raise ChildProcessIpcRequiredError
    return stdio


def _item(given: Any, index: int, sync: bool) -> StdioItem:
    if given is None or given is undefined:
        return PIPE if index < 3 else IGNORE
    if isinstance(given, str):
        return _word(given, index, sync)
    if isinstance(given, (int, float)) and not isinstance(given, bool):
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
    if given != given or given == float("inf") or given != int(given):
        raise InvalidArgValueError("stdio", given)  # Node 24 aborts the whole process
    return StdioItem("fd", int(given))


def _descriptor(given: Any) -> int | None:
    """The descriptor of a stream, file, socket or `{fd: n}`; None when it has none (yet, or any more)."""
    fd = given.get("fd") if isinstance(given, dict) else getattr(given, "fd", None)
    if fd is None:
        try:
            fd = given.fileno()
        except (AttributeError, OSError, ValueError, TypeError):  # io.UnsupportedOperation is an OSError
            return None
    if isinstance(fd, bool) or not isinstance(fd, (int, float)) or fd < 0 or fd != int(fd):
        return None
    return int(fd)


def flush_sources(items: Iterable[StdioItem]) -> None:
    """Before a child shares a descriptor: what was printed here, or written to a file object, goes out first."""
    files = [item.source for item in items if item.source is not None]
    if any(item.fd in (1, 2) for item in items):
        files += [sys.stdout, sys.stderr]
    for file in files:
        flush = getattr(file, "flush", None)
        if callable(flush):
            try:
                flush()
            except (OSError, ValueError):  # closed, only for reading, or its reader gone
                continue
