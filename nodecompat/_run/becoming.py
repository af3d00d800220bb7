"""How a forked copy of the server becomes what was asked for, up to its answer; from there on see `served`.

What must stay true:

- all that may fail or be seen from outside is done before the answer; a copy that fails before it has started nothing,
  and ends;
- the numbers below NUMBERS are taken in the server, so that what comes for a child has higher ones.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import errno
import os
from typing import TYPE_CHECKING

from .._child.server import NUMBERS
from .._os.placement import duplicate_above

if TYPE_CHECKING:
    from .requests import Asked, Requests


def become(asked: Asked, fds: list[int], requests: Requests) -> None:
    """Take on what can be seen from outside, then answer. Ends the process when a step fails."""
    failed = errno.EINVAL
    try:
        if asked.detached:
            os.setsid()
        os.fchdir(fds[0])
        os.close(fds[0])
        os.umask(asked.umask)
        requests.stand_above(max(asked.targets, default=0))
        _put_in_place(dict(zip(asked.targets, fds[1:], strict=True)))
        for one in asked.ignored:
            _signal.signal(one, _signal.SIG_IGN)
        pidfd = os.pidfd_open(os.getpid())
        requests.answer(asked.number, os.getpid(), pidfd)
        os.close(pidfd)
        requests.close()
        return
    except OSError as error:
        failed = error.errno or failed
    except BaseException:
        pass
    try:
        requests.answer(asked.number, -failed)
    finally:
        os._exit(127)


def keep_numbers() -> None:
    """Have all numbers below NUMBERS taken: what comes for a child is then out of the way of what it becomes there."""
    while (fd := os.dup(0)) < NUMBERS:
        pass
    os.close(fd)


def _put_in_place(moves: dict[int, int]) -> None:
    """Make these the descriptors of the process, whatever their numbers are now.

    Raises OSError when a module that was loaded has one of the numbers.
    """
    highest = max(moves, default=0)
    if highest >= NUMBERS:
        moves = {target: _moved_above(source, highest) for target, source in moves.items()}
        if any(_is_open(target) for target in moves if target >= NUMBERS):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
    os.closerange(0, NUMBERS)
    for target, source in moves.items():
        if target <= 2 and not os.get_blocking(source):
            os.set_blocking(source, True)  # as `_os.placement.place`
        os.dup2(source, target)
    for source in moves.values():
        os.close(source)


def _moved_above(fd: int, highest: int) -> int:
    found = duplicate_above(fd, highest + 1)
    os.close(fd)
    return found


def _is_open(fd: int) -> bool:
    try:
        os.get_inheritable(fd)
    except OSError:
        return False
    return True
