"""A process's door: a UNIX socket by which its own user asks it what the system cannot tell, `top` and `why`.

A question is a word and a line's end; the answer ends with the stream. The socket's name is abstract: it is nowhere in
a file system, and ends with the process, however that ends. Linux.

What must stay true: who asks and who answers know each other's user from the kernel; only the same user and root are
answered, and nobody else's answers are believed; what either side reads is bounded, and neither waits for the other
without a limit. Nothing opens a door that was not told to.
"""

from __future__ import annotations

import os
import selectors
import socket
import struct
import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = b"top\n"
WHY = b"why\n"
IS_POSSIBLE = sys.platform == "linux"
MOST_QUESTION_BYTES = 16
_MOST_ANSWER_BYTES = 4 * 1024 * 1024
_PEER = "3i"  # struct ucred: pid, uid, gid


def address(pid: int) -> str:
    """Where the door of a process is."""
    return f"\0nodecompat/{pid}"


def peer_of(connection: socket.socket) -> tuple[int, int]:
    """The process on the other side, and its user."""
    size = struct.calcsize(_PEER)
    pid, user, _ = struct.unpack(_PEER, connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return pid, user


def may_ask(user: int) -> bool:
    """Whether a user is answered: this process's own, or root."""
    return user in (os.geteuid(), 0)


def ask(pids: Iterable[int], question: bytes, seconds: float) -> dict[int, bytes]:
    """What processes answer, all asked at once: b"" where one does not in that time, nothing where there is no door."""
    answers: dict[int, bytes] = {}
    coming: dict[int, list[bytes]] = {}
    with selectors.DefaultSelector() as waiting:
        for pid in pids if IS_POSSIBLE else ():
            connection = _at_the_door(pid, question)
            if connection is not None:
                answers[pid], coming[pid] = b"", []
                waiting.register(connection, selectors.EVENT_READ, pid)
        end = monotonic() + seconds
        while waiting.get_map() and (left := end - monotonic()) > 0:
            for key, _ in waiting.select(left):
                parts = coming[key.data]
                part = _read(key.fileobj)
                parts.append(part)
                if not part or sum(map(len, parts)) > _MOST_ANSWER_BYTES:
                    answers[key.data] = b"" if part else b"".join(parts)
                    _close(waiting, key.fileobj)
        for key in [*waiting.get_map().values()]:
            _close(waiting, key.fileobj)
    return answers


def _at_the_door(pid: int, question: bytes) -> socket.socket | None:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.setblocking(False)
    try:
        connection.connect(address(pid))
        there, user = peer_of(connection)
    except BlockingIOError:  # many ask already, and are not answered; it is never ready
        return connection
    except OSError:
        there = user = -1
    if there == pid and os.geteuid() in (user, 0):
        try:
            connection.send(question)
        except OSError:  # it was shut at once, which reading tells
            pass
        return connection
    connection.close()
    return None


def _read(connection: object) -> bytes:
    assert isinstance(connection, socket.socket)
    try:
        return connection.recv(65536)
    except OSError:
        return b""


def _close(waiting: selectors.BaseSelector, connection: object) -> None:
    assert isinstance(connection, socket.socket)
    waiting.unregister(connection)
    connection.close()
