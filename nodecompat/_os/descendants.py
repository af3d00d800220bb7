"""The processes that a process has started, and theirs: a signal for all of them.

What must stay true: a signal reaches descendants or nobody: each is named by a pidfd, or told from a later process of
its number by the time it was started. While they are looked for they are stopped, so that none starts another
one meanwhile; who is signalled goes on afterwards.

Linux, by /proc; elsewhere by psutil, where that is installed (the extra `tree`). Processes whose parent has ended are
found as members of the session that the first process leads, if it does (`detached`), and not otherwise.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import os
from typing import TYPE_CHECKING, NamedTuple

from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import psutil  # type: ignore[import-untyped, unused-ignore]
else:
    psutil = on_use("psutil")  # optional, and only where there is no /proc

_MOST_ROUNDS = 10  # a program that starts processes faster than they are stopped has the rest


class _Process(NamedTuple):
    parent: int
    session: int
    started: str  # in clock ticks after the system's start


def signal_tree(pid: int, number: int, send: Callable[[int], bool]) -> bool:
    """Send a signal to a child of ours and all its descendants. `send(number)` sends one to the child itself.

    Returns what `send` did. Raises OSError as `send` does.
    """
    if not number:
        return send(number)
    if not os.path.exists("/proc/self/stat"):
        return _by_psutil(pid, number, send)
    found: dict[int, str] = {}
    send(_signal.SIGSTOP)
    try:
        for _ in range(_MOST_ROUNDS):
            fresh = {one: started for one, started in _descendants(pid) if found.get(one) != started}
            if not fresh:
                break
            found.update(fresh)
            for one, started in fresh.items():
                _signal_one(one, started, _signal.SIGSTOP)
        for signal in (number, _signal.SIGCONT):
            for one, started in found.items():
                _signal_one(one, started, signal)
        sent = send(number)
    finally:
        send(_signal.SIGCONT)
    return sent


def _descendants(pid: int) -> Iterator[tuple[int, str]]:
    """The descendants of a process, with the times they were started."""
    every = {one: known for one in numbers() if (known := _look(one)) is not None}
    below = {pid}
    grows = True
    while grows:
        more = {one for one, known in every.items() if known.parent in below or known.session == pid} - below
        below |= more
        grows = bool(more)
    for one in below - {pid, os.getpid()}:
        yield one, every[one].started


def numbers() -> list[int]:
    """The processes that there are, by /proc."""
    return [int(name) for name in os.listdir("/proc") if name.isdecimal()]


def stat_of(pid: int) -> tuple[bytes, list[bytes]]:
    """The name of a process, and what /proc/PID/stat says behind it; nothing of one that has ended.

    The name may have blanks and parentheses of its own. Source: proc_pid_stat(5), whose field n is item n - 3.
    """
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            name, _, rest = file.read().partition(b"(")[2].rpartition(b")")
    except OSError:
        return b"", []
    return name, rest.split()


def _look(pid: int) -> _Process | None:
    fields = stat_of(pid)[1]
    try:
        return _Process(int(fields[1]), int(fields[3]), fields[19].decode())
    except (IndexError, ValueError):  # it has ended
        return None


def _signal_one(pid: int, started: str, number: int) -> None:
    try:
        fd = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else -1
    except OSError:
        return
    try:
        known = _look(pid)
        if known is None or known.started != started:
            return
        if fd >= 0:
            _signal.pidfd_send_signal(fd, number)
        else:
            os.kill(pid, number)
    except OSError:  # it has ended, or is another user's
        return
    finally:
        if fd >= 0:
            os.close(fd)


def _by_psutil(pid: int, number: int, send: Callable[[int], bool]) -> bool:
    try:
        below = psutil.Process(pid).children(recursive=True)
    except Exception:  # not installed, or the process has ended
        below = []
    sent = send(number)
    for one in below:
        try:
            one.send_signal(number)
        except Exception:  # it has ended, or is another user's
            continue
    return sent
