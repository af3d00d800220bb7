"""What a program that is started gets besides its path and arguments, and where its descriptors go.

What must stay true: slot i of `stdio` is descriptor i of the child, whatever the numbers were here. The copies made
for that are closed here, also when a step fails.
"""

from __future__ import annotations

import errno
import fcntl
import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Placement(NamedTuple):
    """What happens to descriptors in the child. No source is itself a target, so the order doesn't matter."""

    moves: list[tuple[int, int]]
    closes: list[int]
    copies: list[int]  # made here for the purpose; closed here afterwards


class Program(NamedTuple):
    """All that a way to start a program needs, besides the path and argv that it is asked to try."""

    env: Mapping[str, str]
    cwd: str | None
    uid: int | None
    gid: int | None
    detached: bool
    placement: Placement
    terminal: str | None = None
    death_signal: int = 0  # that the system sends when this process ends; 0 for none


def place(stdio: Sequence[int | None]) -> Placement:
    """Work out the moves. A source that lies among the targets is copied out of their way first."""
    count = len(stdio)
    placement = Placement([], [], [])
    away: dict[int, int] = {}
    moves = placement.moves
    try:
        for target, source in enumerate(stdio):
            if source is None:
                if _passes_on(target):
                    placement.closes.append(target)
                continue
            if source < 0:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            if target <= 2 and not os.get_blocking(source):
                os.set_blocking(source, True)  # programs expect it of their standard descriptors; so does libuv
            if source == target and os.get_inheritable(source):
                continue
            if source < count:
                if source not in away:
                    away[source] = duplicate_above(source, count)
                    placement.copies.append(away[source])
                source = away[source]
            moves.append((source, target))
    except BaseException:
        for fd in placement.copies:
            os.close(fd)
        raise
    return placement


def _passes_on(fd: int) -> bool:
    try:
        return os.get_inheritable(fd)
    except OSError:
        return False  # not open


def duplicate_above(fd: int, lowest: int) -> int:
    """A close-on-exec copy whose number is at least `lowest`. OSError with EBADF or EMFILE."""
    try:
        return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, lowest)
    except OSError as error:
        # EINVAL: `lowest` itself is over the limit.
        if error.errno == errno.EINVAL:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE)) from None
        raise
