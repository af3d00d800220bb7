"""What the owner of a fork server asks for, as it comes over the socket, and the answers.

What must stay true: a request and its descriptors are read as a whole by one process, the server or the child that was
forked ahead of it; whoever has read it answers it.
"""

from __future__ import annotations

import _socket
import marshal
import os
import sys
from typing import NamedTuple

from .._child.server import MOST_DESCRIPTORS, REQUESTS
from .._os.placement import duplicate_above

_READ_BYTES = 65536


class Asked(NamedTuple):
    """A request."""

    number: int
    owner: int  # its pid
    args: list[str]  # the interpreter, its options, the module, the arguments
    module_at: int
    env: dict[str, str]  # the variables that differ from those the server was started with
    env_without: list[str]  # and those of them that are missing
    umask: int
    detached: bool
    targets: list[int]  # the numbers in the child of the descriptors that came with it, but the first: its directory
    ignored: list[int]  # signals

    def script(self, fds: list[int]) -> str:
        """The path of its script, by the descriptors that came with it; empty when they were lost on their way."""
        return os.path.join(os.readlink(f"/proc/self/fd/{fds[0]}"), self.args[self.module_at]) if fds else ""


class Requests:
    """The socket, at the number REQUESTS."""

    def __init__(self) -> None:
        self._socket = _socket.socket(fileno=REQUESTS)
        self._socket.setblocking(True)

    def tell_ready(self) -> None:
        """Say that requests are read from now on."""
        self._socket.sendall(b"!")

    def take(self) -> tuple[Asked, list[int]] | None:
        """Wait for a request; None when there will be no more. The descriptors: the directory, and the child's own."""
        room = _socket.CMSG_SPACE(4 * MOST_DESCRIPTORS)
        try:
            data, rights, *_ = self._socket.recvmsg(_READ_BYTES, room, _socket.MSG_CMSG_CLOEXEC)
            fds = [
                int.from_bytes(words[at : at + 4], sys.byteorder)
                for _, _, words in rights
                for at in range(0, len(words) - 3, 4)
            ]
            while data and (len(data) < 4 or len(data) < 4 + int.from_bytes(data[:4], "little")):
                more = self._socket.recv(1 << 20)
                if not more:
                    return None
                data += more
        except OSError:
            return None
        return (Asked(*marshal.loads(data[4:])), fds) if data else None

    def answer(self, number: int, value: int, *fds: int) -> None:
        """A child's pid, with its pidfd; or what has failed, as a negative errno. Raises OSError."""
        data = number.to_bytes(8, "little") + value.to_bytes(4, "little", signed=True)
        words = [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, fd.to_bytes(4, sys.byteorder)) for fd in fds]
        self._socket.sendmsg([data], words, _socket.MSG_NOSIGNAL)

    def stand_above(self, highest: int) -> None:
        """Have the socket out of the way of a child's descriptors. Raises OSError."""
        if highest >= REQUESTS:
            fd = duplicate_above(REQUESTS, highest + 1)
            self._socket.close()
            self._socket = _socket.socket(fileno=fd)

    def close(self) -> None:
        """Let go of the socket."""
        self._socket.close()
