"""A child of a fork server that is forked before anybody asks for it.

A fork takes half of the time up to a child's first message. While nobody asks, the server forks one child ahead; the
child reads the next request from the socket itself, and tells the server that it has:

    the owner             a request                                   ->  the child that waits
    the child             its number and the path of its script       ->  the server (`Ahead.hear`)
    the child             its pid and its pidfd                       ->  the owner, as every child answers

What must stay true:

- requests are read by the child as long as one waits, and by the server else, never by both;
- a child that ends before it was asked for costs nobody anything: the server reads requests itself again; and one whose
  server is gone starts nothing;
- nothing that happens to the process while it waits is seen by the program that it then runs.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import _socket
import marshal
import os
import select
import sys
from typing import TYPE_CHECKING

from .. import __main__ as programs
from .._channel.opening import adopt, drop_channels
from .._child.server import REQUESTS
from .._loop.current import engine
from .._os.spawn import SETTABLE_SIGNALS
from ..process import process
from .requests import Asked
from .served import change_environment, standard_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .requests import Requests

_NOTHING = compile("", os.devnull, "exec")


class Ahead:
    """The child that waits, as its server knows it. `pid` is 0 while there is none."""

    def __init__(self) -> None:
        self.pid = 0
        self.fd = -1  # readable when it was asked for, or has ended

    def prepare(self) -> int:
        """Before the fork: the descriptor by which the child tells. Raises OSError."""
        self.fd, telling = os.pipe2(os.O_CLOEXEC)
        return telling

    def hear(self) -> tuple[int, str] | None:
        """The number of its request and the path of its script, empty if it is too long; None if it has just ended."""
        data = os.read(self.fd, select.PIPE_BUF)
        self.close()
        return (int.from_bytes(data[:8], "little"), os.fsdecode(data[8:])) if data else None

    def close(self) -> None:
        """It waits no more, or was never forked."""
        os.close(self.fd)
        self.pid, self.fd = 0, -1


def stand_by(requests: Requests, telling: int) -> tuple[Asked, list[int]]:
    """In the child: wait for a request, and tell the server of it. Ends the process when there will be none."""
    _warm_up()
    taken = requests.take()
    if taken is None:
        os._exit(0)
    asked, fds = taken
    while _signal.sigpending():
        _signal.sigtimedwait(SETTABLE_SIGNALS, 0)  # what came while this waited was meant for others
    script = os.fsencode(asked.script(fds))
    try:
        # So much a pipe takes as a whole, and the server reads at once.
        os.write(telling, asked.number.to_bytes(8, "little") + (script if len(script) < select.PIPE_BUF - 8 else b""))
    except BrokenPipeError:
        os._exit(0)  # the server is gone, and nobody would tell how this ends: the owner has another one started
    os.close(telling)
    return taken


def _warm_up() -> None:
    """Have copies made of the memory that a start writes to, until somebody asks."""
    poll = select.poll()
    poll.register(REQUESTS, select.POLLIN)
    steps = _rehearse()
    while not poll.poll(0) and next(steps, steps) is None:
        pass


def _rehearse() -> Iterator[None]:
    """Do in steps, for nobody, what the start of a child does, and leave no trace of it.

    The memory is the server's up to the first write to each page, which then waits for a copy. Measured on Python 3.13:
    415 such pages from the request to the first message, 120 after this; 2.4 and 1.2 ms.
    """
    Asked(*marshal.loads(marshal.dumps((0, 0, [""], 0, {}, [], 0, False, [0], []))))
    change_environment({"NODE_CHANNEL_FD": ""}, ())
    change_environment({}, ("NODE_CHANNEL_FD",))
    yield
    for fd in range(3):
        standard_file(fd)
    yield
    engine.reset_after_fork()
    ours, theirs = _socket.socketpair()
    fd = ours.detach()
    try:
        yield
        adopt(process, str(fd), "", "", "")
        yield
        process.send("")
    finally:
        drop_channels()
        engine.reset_after_fork()
        engine.let_go(in_copies=True)
        os.close(fd)
        theirs.close()
    yield
    places = [*sys.path]
    programs.of_path(os.devnull, os.devnull, _NOTHING)
    programs.namespace_of(None, None)
    sys.path[:] = places
