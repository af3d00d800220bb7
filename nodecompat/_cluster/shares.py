"""What the workers of one address share: connections that the primary hands out, or the socket itself.

What must stay true: the primary listens once for all of them; when the last one has closed it, or has gone, the socket
is closed, and with it the connections that nobody took. A connection stays open here until a worker has taken it, so
that another may have it. Nothing that the system refuses ends the primary.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from .._net import datagram_arguments, listening
from .._net.addresses import number_of_error
from .._net.datagram import Socket as DatagramSocket
from .._net.handle import Handle, kind_of
from .._net.server import BACKLOG, make_handle
from .._timers.scheduling import setTimeout
from . import acts
from .turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .acts import Answered, Message

    Reply = Callable[[object, Message, Handle | None], object]  # an errno, fields, and the socket

    class Serves(Protocol):
        """A worker, as the primary talks to it."""

        def say(self, fields: Message, handle: Handle | None = None, answered: Answered | None = None) -> bool: ...

        def lend(self, fields: Message, handle: Handle, answered: Answered) -> None: ...

    class Share(Protocol):
        """What both kinds have."""

        number: int

        def add(self, worker: Serves, reply: Reply) -> None: ...
        def remove(self, worker: Serves, *, gone: bool) -> bool: ...


_PAUSE = 20  # milliseconds, until what could not be done is tried again


class Connections:
    """The primary listens, and hands out the connections. Node: RoundRobinHandle."""

    def __init__(self, key: str, wanted: Message) -> None:
        self.number = 0  # the negative errno of what failed
        self._key = key
        self._turns: Turns[Serves, Handle] = Turns()
        self._pauses = False
        self._handle = _listener(wanted)
        if isinstance(self._handle, int):
            self.number = self._handle
            return
        self._handle.on_connection = self._arrived
        failed = self._handle.listen(wanted["backlog"] or BACKLOG)
        if failed:
            self._handle.close()
            self.number = -failed

    def add(self, worker: Serves, reply: Reply) -> None:
        """A worker serves here, too."""
        if self.number or worker in self._turns:
            reply(self.number or acts.DUPLICATE, {}, None)
            return
        assert isinstance(self._handle, listening.ServerHandle)
        reply(None, {"sockname": dict(self._handle.name_of())} if self._handle.is_tcp else {}, None)
        self._turns.add(worker)
        self._hand_out()

    def remove(self, worker: Serves, *, gone: bool) -> bool:
        """A worker serves here no more, or has `gone`, so that it won't answer; whether it was the last one."""
        served = self._turns.lose(worker) if gone else self._turns.remove(worker)
        if len(self._turns):
            self._hand_out()
            return False
        self._close_waiting()
        if served and isinstance(self._handle, listening.ServerHandle):
            self._handle.close()
        return served

    def _close_waiting(self) -> None:
        for connection in self._turns.clear():
            connection.close()

    def _arrived(self, _number: int, connection: Handle | None) -> None:
        if connection is not None:
            self._turns.arrive(connection)
            self._hand_out()

    def _hand_out(self) -> None:
        while (turn := self._turns.next()) is not None:
            self._hand(*turn)
        if self._turns.has_refused:
            self._pause()

    def _hand(self, worker: Serves, connection: Handle) -> None:
        def answered(answer: Message, _handle: object) -> None:
            if answer.get("accepted") is True:
                taken = self._turns.accepted(worker)
                if taken is not None:
                    taken.close()
            else:
                self._turns.refuse(worker)
            if len(self._turns):
                self._hand_out()
            else:
                self._close_waiting()

        worker.lend(acts.newconn(self._key), connection, answered)

    def _pause(self) -> None:
        """Try again in a while, and take nothing new until then."""
        if self._pauses or not isinstance(self._handle, listening.ServerHandle):
            return
        self._pauses = True
        setTimeout(self._go_on, _PAUSE)

    def _go_on(self) -> None:
        self._pauses = False
        self._turns.forgive()
        self._hand_out()


class SharedSocket:
    """The workers have the socket, each for itself. Node: SharedHandle."""

    def __init__(self, wanted: Message) -> None:
        self._workers: list[Serves] = []
        found = _datagram_socket(wanted) if wanted["addressType"] in acts.UDP else _listener(wanted)
        self._handle = found if isinstance(found, Handle) else None
        self.number = 0 if isinstance(found, Handle) else found
        if isinstance(found, listening.ServerHandle) and found.failed:
            found.close()
            self.number = -found.failed

    def add(self, worker: Serves, reply: Reply) -> None:
        """A worker gets the socket."""
        if self.number or worker in self._workers:
            reply(self.number or acts.DUPLICATE, {}, None)
            return
        self._workers.append(worker)
        reply(0, {}, self._handle)

    def remove(self, worker: Serves, *, gone: bool) -> bool:
        """A worker has closed its own; whether it was the last one."""
        if worker not in self._workers:
            return False
        self._workers.remove(worker)
        if not self._workers and self._handle is not None:
            self._handle.close()
        return not self._workers


def _listener(wanted: Message) -> listening.ServerHandle | int:
    """A socket that is bound, and may listen, or the negative errno of why not."""
    try:
        handle: listening.ServerHandle = make_handle({**wanted, "address": _shortest(wanted)})[0]
    except OSError as error:
        return -number_of_error(error)
    if handle.path and (wanted["readableAll"] or wanted["writableAll"]):
        failed = listening.allow_all(handle, readable=wanted["readableAll"], writable=wanted["writableAll"])
        if failed:
            handle.close()
            return -failed
    return handle


def _shortest(wanted: Message) -> Any:
    """The address; a path, which may have some hundred bytes, as it is seen from here if that is shorter."""
    address = wanted["address"]
    if wanted["port"] != -1 or not isinstance(address, str) or not address.startswith("/"):
        return address
    try:
        relative = os.path.relpath(address)
    except OSError:  # there is no working directory
        return address
    return min(address, relative, key=len)


def _datagram_socket(wanted: Message) -> Handle | int:
    """A socket that is bound, or the negative errno of why not."""
    kind, fd, flags = wanted["addressType"], wanted["fd"], wanted["flags"]
    if fd is not None:
        return Handle(fd, "UDPWrap") if kind_of(fd) == "UDP" else -errno.EINVAL
    made = DatagramSocket(
        {"type": kind, "reuseAddr": bool(flags & acts.REUSE_ADDRESS), "ipv6Only": bool(flags & acts.IPV6_ONLY)}
    )
    address = wanted["address"] or ("0.0.0.0" if kind == "udp4" else "::")
    failed = made._bind_to(address, datagram_arguments.cut(wanted["port"]))
    handle = made._running()
    if failed:
        handle.close()
        return -failed
    return handle
