"""The side that was forked: comes online, listens through the primary, serves what it hands out, and ends with it.

What must stay true: each connection that comes is answered once, before a program sees it; whoever disconnects waits
for its connections; the end of the channel, unless it is on purpose, is the end of the process. The variable that made
this process a worker is gone before its first line. Source: Node's `cluster`, measured on Node 20, 24 and 26.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from .._js.kinds import truthy
from .._js.numbers import int32, is_number, number_of
from .._net import datagram as net_datagram
from .._net import server as net_server
from .._os.handle import Handle as RawHandle
from ..process import process
from ..values import undefined
from . import acts, places, worker
from .settings import UNIQUE_ID
from .worker import Cluster

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .._net.handle import Handle
    from .acts import Answered, Message

    Owner = Any  # a net.Server or a dgram.Socket
    Done = Callable[[int, Any], object]  # takes an errno or 0, and the handle

_ENDING = ("disconnecting", "destroying")


class Itself(worker.Worker):
    """This process, as a worker."""

    _member: Member

    def disconnect(self) -> Self:
        """Close the servers, wait for their connections to end, and close the channel; returns the worker."""
        if self.state not in _ENDING:
            self.state = "disconnecting"
            self._member.close_all(asked=False)
        return self

    def destroy(self, signal: object = undefined) -> None:
        """Close the channel and end the process, with code 0."""
        if self.state == "destroying":
            return
        self.exitedAfterDisconnect = True
        if not self.isConnected():
            process.exit(0)
        self.state = "destroying"
        self._member.say({"act": "exitedAfterDisconnect"}, answered=lambda *_: _disconnect())
        process.once("disconnect", lambda: process.exit(0))


Itself.__name__ = Itself.__qualname__ = "Worker"  # as messages show it


class Place:
    """What one server or socket has asked for."""

    def __init__(self, member: Member, owner: Owner, wanted: Message, done: Done) -> None:
        self._member = member
        self._owner = owner
        self._wanted = wanted
        self._done = done
        address = wanted["address"]
        if wanted["port"] == -1 and isinstance(address, str) and address[:1] != "\0":
            address = os.path.abspath(address)
        self._words = (address, wanted["port"], wanted["addressType"], wanted.get("fd"))
        self._index = member.indexes.take(self._words)
        self._message = acts.query(self._index, {**wanted, "address": address})
        self._key = ""
        self.handle: Handle | None = None

    def ask(self) -> None:
        """Ask the primary."""
        self._owner.once("listening", self._tell_listening)
        self._member.say(self._message, answered=self._answered)

    def _answered(self, answer: Message, raw: object) -> None:
        number = answer.get("errno")
        failed = abs(int32(number)) if is_number(number) else 0
        self._key = acts.key_of(answer)
        if not failed and self._key in self._member.places:
            failed = errno.EADDRINUSE
        if not failed:
            self.handle, failed = self._made(answer, raw)
        elif isinstance(raw, RawHandle):
            raw.close()
        if failed or self.handle is None:
            self._forget()
            self._done(failed, None)
            return
        self._member.places[self._key] = self
        self._done(0, self.handle)
        if self._owner._handle is not self.handle:  # closed meanwhile
            self._forget()

    def _made(self, answer: Message, raw: object) -> tuple[Handle | None, int]:
        """What the owner gets for a handle, or an errno."""
        if not isinstance(raw, RawHandle):
            sockname = answer.get("sockname")
            return places.Waits(sockname if isinstance(sockname, dict) else None, self._closed), 0
        if self._wanted["addressType"] in acts.UDP:
            return places.SharedDatagrams(raw.detach(), self._closed), 0
        try:
            made = places.SharedServer(raw.fd, self._closed)
        except (KeyError, OSError):
            raw.close()
            return None, errno.EINVAL
        raw.detach()
        if not made.is_tcp or not self._wanted["port"] or made.name_of()["port"] == self._wanted["port"]:
            return made, 0
        made.close()  # what could not be bound listens anywhere
        return None, errno.EADDRINUSE

    def _tell_listening(self) -> None:
        if self.handle is None:
            return
        self._member.worker.state = "listening"
        address = self._owner.address()
        port = address.get("port") if isinstance(address, dict) else None
        told = {**self._message, "act": "listening"}
        told["port"] = port if truthy(port) else self._wanted["port"]
        self._member.say(told)

    def _closed(self) -> None:
        self._member.say({"act": "close", "key": self._key})
        self._member.places.pop(self._key, None)
        self._forget()

    def _forget(self) -> None:
        self.handle = None
        self._owner.removeListener("listening", self._tell_listening)
        self._member.indexes.give_back(self._words, self._index)

    # -- what the primary hands out ---------------------------------------------------------------------

    @property
    def takes(self) -> bool:
        """Whether a connection may come."""
        owner = self._owner
        most = getattr(owner, "maxConnections", None)
        is_full = is_number(most) and owner._connections >= most
        return isinstance(self.handle, places.Waits) and (not is_full or truthy(owner.dropMaxConnection))

    def take(self, raw: RawHandle) -> None:
        """A connection has come."""
        if isinstance(self.handle, places.Waits):
            self.handle.take(raw.detach())
        else:
            raw.close()

    def close(self, closed: Callable[[], object]) -> None:
        """Close the server; `closed` is called when the last connection is, too."""
        self._owner.close(closed)


class Member(Cluster):
    """The object `cluster` of a worker."""

    isPrimary = isMaster = False
    isWorker = True
    Worker = Itself
    fork = setupPrimary = setupMaster = disconnect = undefined  # as in JavaScript

    def __init__(self) -> None:
        super().__init__()
        self.indexes = acts.Indexes()
        self.places: dict[str, Place] = {}
        self._talk = acts.Talk()
        self._closing = False
        id = number_of(os.environ.pop(UNIQUE_ID, ""))
        self.worker = made = Itself({"id": id, "process": process, "state": "online"})
        made._member = self
        process.once("disconnect", self._disconnected)
        process.on("internalMessage", self._take)
        net_server.share = net_datagram.share = self._share
        self.say({"act": "online"})

    def say(self, fields: Message, answered: Answered | None = None) -> None:
        """Send the primary a message, while there is a channel."""
        if process.connected:
            process.send(self._talk.message(fields, answered))

    def _share(self, owner: Owner, wanted: Message, done: Done) -> None:
        """A server or a socket wants to listen."""
        Place(self, owner, wanted, done).ask()

    def _take(self, message: Message, handle: object = undefined) -> None:
        if not acts.is_said(message):
            self._take_lost(message, handle)
            return
        asker = self._talk.asker(message)
        if asker is not None:
            asker(message, handle)
            return
        act = acts.act_of(message)
        if act == "newconn":
            self._take_connection(message, handle)
        elif act == "disconnect":
            self.close_all(asked=True)
        elif isinstance(handle, RawHandle):
            handle.close()

    def _take_lost(self, message: Message, handle: object) -> None:
        """A connection whose descriptor was lost, because this process may have no more of them, is refused."""
        inner = message.get("msg") if handle is undefined else None
        if acts.is_said(inner) and acts.act_of(inner) == "newconn":
            self.say({"ack": inner.get("seq", undefined), "accepted": False})

    def _take_connection(self, message: Message, handle: object) -> None:
        place = self.places.get(acts.key_of(message))
        accepted = place is not None and place.takes and isinstance(handle, RawHandle)
        self.say({"ack": message.get("seq", undefined), "accepted": accepted})
        if isinstance(handle, RawHandle):
            place.take(handle) if accepted and place is not None else handle.close()

    def close_all(self, *, asked: bool) -> None:
        """Close all servers; when they are closed, the channel, of which the primary knows when it has `asked`."""
        self.worker.exitedAfterDisconnect = True
        if asked and self._closing:
            return
        self._closing = True
        waiting = 1

        def closed() -> None:
            nonlocal waiting
            waiting -= 1
            if waiting:
                return
            if asked:
                _disconnect()
            else:
                self.say({"act": "exitedAfterDisconnect"}, answered=lambda *_: _disconnect())

        for place in [*self.places.values()]:
            waiting += 1
            place.close(closed)
        self.places.clear()
        closed()

    def _disconnected(self) -> None:
        self._talk.forget()
        self.worker.state = self.worker.state if self.worker.state in _ENDING else "disconnected"
        self.worker.emit("disconnect")
        if not self.worker.exitedAfterDisconnect:
            process.exit(0)


def _disconnect() -> None:
    if process.connected:
        process.disconnect()


cluster: Cluster = Member()
