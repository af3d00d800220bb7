"""Handles: sockets, servers and descriptors that travel with a message.

A descriptor leaves beside the first byte of a message of the runtime's own, `NODE_HANDLE`, which holds what the program
sent. From then on every message waits until the peer has answered; so a handle that did not arrive can be sent again
before anything that comes after it. Source: Node's `handleConversion` and `handleQueue`, measured on 20, 24 and 26.
One answer for each handle is two wake-ups for each; a peer that says so gets those that wait together; see `pairing`.

What must stay true:

- a descriptor that travels is ours alone: a copy, or one that its object has given up. It is closed exactly once: when
  the peer has answered, or when the channel is closed;
- a descriptor that arrives belongs to a `Handle` at once, and is closed when nobody takes it;
- messages leave in the order they were sent, those of each thread; what waits when the program disconnects or ends
  leaves then, without waiting for answers;
- a handle that cannot travel is refused by `send`, before anything is written.
"""

from __future__ import annotations

import _socket
from _thread import allocate_lock
from collections import deque
from typing import TYPE_CHECKING, Final

from nodecompat._channel import socket_lists, travellers
from nodecompat._channel.pairing import ACK, NACK, NODE_HANDLE, NODE_HANDLES, at_once
from nodecompat._channel.protocol import FREE, SENDS_INTERNAL
from nodecompat._channel.sending import in_tick
from nodecompat._errors.base import InvalidHandleTypeError, IpcChannelClosedError
from nodecompat._loop.current import engine
from nodecompat._os.handle import borrow

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from nodecompat._channel import Done
    from nodecompat._channel.protocol import Channel
    from nodecompat._channel.socket import Transport
    from nodecompat._channel.travellers import Traveller
    from nodecompat._net import handle as net_handle
    from nodecompat._os.handle import Handle
    from nodecompat._wires.protocols import Frame

MOST_TRIES: Final = 4  # to send a handle that the peer did not get
MOST_BYTES: Final = 16384  # of messages with handles that leave together, unless one of them is larger
_CONSTANT: Final = frozenset({str, bytes, int, float, bool, type(None)})
_NOT_RECEIVED: Final = "Handle did not reach the receiving process correctly"


class Parcel:
    """A message that waits to be sent, or whose handle the peer has not answered."""

    __slots__ = ("alone", "changes", "done", "frame", "handle", "keep", "repeats", "traveller", "tries")

    def __init__(
        self, frame: Frame, done: Done | None, traveller: Traveller | None = None, *, keep: bool = False
    ) -> None:
        self.frame = frame if isinstance(frame, bytes) else b"".join(frame)  # a program may change what it has sent
        self.done = done
        self.traveller = traveller
        self.keep = keep
        self.repeats = not keep and traveller is not None and traveller.travels_as in travellers.REPEATED
        self.alone: Callable[[], Frame] | None = None  # the message alone, for when the handle is gone
        self.changes = False  # whether the program may change the message before that is called
        self.handle: Handle | travellers.Lent | None = None
        self.tries = 1

    def close(self) -> None:
        """The descriptor is not needed any more."""
        if self.handle is not None:
            self.handle.close()


class Handles:
    """What an endpoint needs once a handle travels: `write` takes the place of the transport's from then on."""

    def __init__(
        self,
        channel: Channel,
        transport: Transport,
        redirect: Callable[[Callable[..., bool]], None],
        is_relayed: bool = False,
    ) -> None:
        self._channel = channel
        self._transport = transport
        self._redirect = redirect  # says what writes the messages without a handle
        self._waiting: deque[Parcel] = deque()
        self._away: deque[list[Parcel]] = deque()  # sent with handles that are not answered, as they left together
        self._at_once = 1  # handles that the peer takes together
        self._crossing: deque[Parcel] = deque()  # from other threads
        self._lock = allocate_lock()  # for the change between the two ways to write
        self._diverted = False  # whether `write` is asked
        self._sent: dict[str, socket_lists.Sent] = {}  # by the keys of servers: whose connections the peer has,
        self._got: dict[object, socket_lists.Got] = {}  # and which of the peer's are here
        borrowed = borrow(transport.fd)
        self._local = borrowed is not None and borrowed.family == _socket.AF_UNIX and not is_relayed
        if borrowed is not None:
            borrowed.detach()
        transport.parcels = self

    # -- out --------------------------------------------------------------------------------------------

    def send(self, message: object, handle: object, options: object, done: Done | None) -> bool:
        """Send a message with a handle. Raises InvalidHandleTypeError, and what `Channel.send` does."""
        self._check_local()
        traveller = travellers.traveller(handle, self, to_python=self._channel.peer_is_python)
        keep = isinstance(options, dict) and bool(options.get("keepOpen"))
        framed = {"cmd": NODE_HANDLE, "type": traveller.travels_as, "msg": message, **traveller.fields}
        parcel = Parcel(self._channel.send(framed), done, traveller, keep=keep)
        parcel.alone = lambda: self._channel.send(message)
        parcel.changes = type(message) not in _CONSTANT
        return self._accept(parcel)

    def lend(self, message: dict[str, Any], handle: net_handle.Handle, done: Done) -> None:
        """Send a message of the runtimes' own with a connection; see `travellers.Lent`. Raises as `send`."""
        self._check_local()
        lent = travellers.Lent(handle)
        frame = self._channel.send({"cmd": NODE_HANDLE, "type": lent.travels_as, "msg": message})
        self._accept(Parcel(frame, done, lent))

    def _check_local(self) -> None:
        if not self._local:
            raise InvalidHandleTypeError("the other side is not on this machine, or the channel no local socket")

    def write(self, frame: Frame, done: Done | None = None) -> bool:
        """As the transport's, while messages wait behind a handle."""
        return self._accept(Parcel(frame, done))

    @property
    def queued(self) -> int:
        """Bytes of what waits."""
        return sum(len(parcel.frame) for parcel in [*self._waiting, *self._crossing])

    def _accept(self, parcel: Parcel) -> bool:
        if not engine.on_loop_thread():
            return self._cross(parcel)
        if self._channel.handing is FREE and not self._waiting and not self._crossing:
            return self._send(parcel)
        self._keep(parcel, self._waiting)
        return len(self._waiting) == 1

    @staticmethod
    def _keep(parcel: Parcel, queue: deque[Parcel]) -> None:
        """Put a parcel in a queue; its message is taken as it is now."""
        if parcel.alone is not None and parcel.changes:
            alone = parcel.alone()
            parcel.alone = lambda: alone
        queue.append(parcel)

    def _cross(self, parcel: Parcel) -> bool:
        """From another thread: the loop's takes it over, and with it all that follows until nothing waits."""
        with self._lock:
            if parcel.traveller is not None:
                self._divert()
            crosses = self._diverted
            if crosses:
                self._keep(parcel, self._crossing)
        if not crosses:
            return self._transport.write(parcel.frame, parcel.done)
        engine.call_from_thread(self._go_on)
        return True

    def _send(self, parcel: Parcel) -> bool:
        """Send what need not wait any more."""
        try:
            if self._pack(parcel):
                return self._hand_over([parcel])
        except OSError as failure:  # there is nothing to give yet, or this process may have no more descriptors
            self._transport.fail(failure, parcel.done)
            return True
        return self._transport.write(parcel.frame if parcel.alone is None else parcel.alone(), parcel.done)

    @staticmethod
    def _pack(parcel: Parcel) -> bool:
        """Take the descriptor that a parcel travels with; whether there is one. Raises OSError."""
        if parcel.traveller is not None:
            parcel.handle = parcel.traveller.take(keep=parcel.keep)
        return parcel.handle is not None

    def _hand_over(self, parcels: list[Parcel], *, again: bool = False) -> bool:
        """Send parcels that have their handles; `again`: their callbacks were called."""
        self._away.appendleft(parcels) if again else self._away.append(parcels)
        self._divert()
        self._channel.hand_over()
        handles = tuple([parcel.handle for parcel in parcels if parcel.handle is not None])
        if len(parcels) == 1:
            return self._transport.write_with(handles, parcels[0].frame, None if again else parcels[0].done)
        announced = self._channel.send_internal({"cmd": NODE_HANDLES, "count": len(parcels)})
        assert isinstance(announced, bytes)
        dones = [parcel.done for parcel in parcels if parcel.done is not None and not again]
        frame = announced + b"".join([parcel.frame for parcel in parcels])
        return self._transport.write_with(handles, frame, _to_all(dones) if dones else None)

    def _send_next(self) -> None:
        """Send the first that waits; when it has a handle, with those that follow it, as many as the peer takes."""
        together: list[Parcel] = []
        waiting, size = self._waiting, 0
        most = self._at_once if self._channel.outgoing in SENDS_INTERNAL else 1
        while waiting and waiting[0].traveller is not None and len(together) < most:
            size += len(waiting[0].frame)
            if together and size > MOST_BYTES:
                break
            parcel = waiting[0]
            try:
                if not self._pack(parcel):
                    break
                together.append(parcel)
            except OSError as failure:
                self._transport.fail(failure, parcel.done)
            waiting.popleft()
        if together:
            self._hand_over(together)
        elif waiting:
            self._send(waiting.popleft())

    def _divert(self) -> None:
        if not self._diverted:
            self._diverted = True
            self._transport.let_collect(False)
            self._redirect(self.write)

    # -- what the peer says -----------------------------------------------------------------------------

    def take(self, message: dict[str, Any]) -> None:
        """Do what a message of the peer's runtime asks for."""
        command = message["cmd"]
        if command in (ACK, NACK):
            self._at_once = at_once(message.get("atOnce"), self._at_once)
            self.answered(at_once(message.get("count"), 1) if command == ACK else 0)
        elif command in (socket_lists.GET_COUNT, socket_lists.NOTIFY_CLOSE):
            self.got(message.get("key"), keep=False).asked(command)
        elif command in (socket_lists.COUNT, socket_lists.ALL_CLOSED):
            key = message.get("key")
            if isinstance(key, str) and key in self._sent:
                self._sent[key].reply(message)

    def got(self, key: object, *, keep: bool = True) -> socket_lists.Got:
        """The connections with a key that came from the peer; without `keep`, for a question about what may be none."""
        key = key if isinstance(key, str) else ""
        found = self._got.get(key)
        if found is None:
            found = socket_lists.Got(key, self._say)
            if keep:
                self._got[key] = found
        return found

    def sent(self, key: str) -> tuple[socket_lists.Sent, bool]:
        """The connections with a key that the peer was given, and whether this is the first of them."""
        is_first = key not in self._sent
        if is_first:
            self._sent[key] = socket_lists.Sent(key, self._say)
        return self._sent[key], is_first

    def _say(self, message: dict[str, Any]) -> None:
        if self._channel.outgoing in SENDS_INTERNAL:
            self._transport.reply(self._channel.send_internal(message), self.write)

    def answered(self, received: int) -> None:
        """The peer has answered: so many of the handles it got, the first of them."""
        if not self._channel.answered():
            return  # to nothing
        again = []
        for place, parcel in enumerate(self._away.popleft()):
            if place >= received and parcel.repeats:
                if parcel.tries < MOST_TRIES:
                    parcel.tries += 1
                    again.append(parcel)
                    continue
                engine.warn(_NOT_RECEIVED, "SentHandleNotReceivedWarning")
            parcel.close()
        if again:
            self._hand_over(again, again=True)
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Send what waits, up to the next handle."""
        while self._crossing:
            self._waiting.append(self._crossing.popleft())
        while self._waiting and self._channel.handing is FREE:
            self._send_next()
        with self._lock:
            if not self._waiting and not self._crossing and self._channel.handing is FREE and self._diverted:
                self._diverted = False
                self._transport.let_collect(True)
                self._redirect(self._transport.write)

    def flush(self) -> None:
        """Send what waits, whatever the peer has answered: nothing will come after it."""
        while self._crossing:
            self._waiting.append(self._crossing.popleft())
        while self._waiting:
            self._send(self._waiting.popleft())

    def close(self, *, tells: bool = True) -> None:
        """The channel is closed: nothing that waits is sent any more."""
        lost, self._waiting = [*self._waiting, *self._crossing], deque()
        self._crossing.clear()
        while self._away:
            for parcel in self._away.popleft():
                parcel.close()
        while tells and self._sent:
            self._sent.popitem()[1].end()
        for parcel in lost:
            if tells and parcel.done is not None:
                in_tick(parcel.done, IpcChannelClosedError())


def _to_all(dones: list[Done]) -> Done:
    """The callback of messages that leave together: each of theirs is called in a tick of its own."""

    def done(error: BaseException | None) -> None:
        for one in dones:
            engine.next_tick(one, error)

    return done
