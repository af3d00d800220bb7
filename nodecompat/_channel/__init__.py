"""The channel between parent and child: from a message to the socket and back.

What is where:

    protocol    the channel as logic, and the only owner of its state
    socket      one end of a stream socket on the loop; looks for answers
    sending     the way out of that socket: at once, in bursts, or when the socket takes it
    (here)      what a burst is
    large       where large messages are read to
    outbox      what waits to be written
    watch       the watch over bursts, which has a thread
    endpoint    what programs see: `send`, `disconnect`, `channel`, the events
    handles     sockets, servers and descriptors that travel with a message
    pairing     which descriptor belongs to which message
    opening     how a child finds its channel, and what dialect a peer speaks
    parts       what claims much memory is decoded in parts
    tracing     NODE_DEBUG=ipc

The way in. These functions run, in this order, from the moment the poller finds a socket readable until the listener
of a message is called (`tests/_channel/test_ways.py` watches one message and compares):

    _loop.poller        Watcher.on_readable       is this side still wanted?
    _channel.socket     Transport._on_readable    reads, and looks for more as long as answer follows on answer
    _channel.socket     Transport._read           a read that takes descriptors along ...
    _os.ancillary       receive                   ... which is compiled where it can be ...
    _os.ancillary       _borrow                   ... and else is one of a socket object
    _channel.socket     Transport._take           from the socket to the protocol, from the protocol to the endpoint
    _channel.protocol   Channel.receive           bytes in, notices out
    _channel.protocol   Channel._receive_frames   what is left of them for the Python road
    _wires.framing      SizedFrames.split         where frames end ...
    _wires.framing      SizedFrames._cut          ... one after the other ...
    _wires.framing      CborSequence._head        ... on this wire
    _wires              _one_by_one.<locals>.decode_all  bodies to values ...
    _wires.cbor.read    decode                    ... one by one ...
    _wires.cbor.read    _is_ours                  ... and looked at
    _loop               Engine.next_tick          the notices are emitted in a tick ...
    _loop               in_this_context           ... with the context variables of this moment
    _loop               Engine.drain              the ticks run, until none is left
    _channel.endpoint   Endpoint._deliver         each notice becomes an event
    _events.emitter     EventEmitter.emit         the listeners are called

On the compiled road (`_native`) these steps are few: `Transport._take` makes `Arrivals` of what was read, and these go
through decoding and the listeners, message by message, while `Endpoint._deliver` asks for the first that is not plain.

The way out, from `send` to the socket, where nothing waits before the message:

    _channel.endpoint   Endpoint.send             checks the arguments
    _channel.protocol   Channel.send              is the channel open?
    _wires.cbor.write   encode                    the value becomes a frame; what it holds takes more calls
    _channel.sending    Sender.write              alone, or with a burst?
    _channel.sending    Sender._write             behind what waits already?
    _channel.sending    Sender._write_now         os.write

On the compiled road, `Endpoint.send` is all of it as a rule: `Sender.collect` writes the message or adds it to a burst.

A handle travels beside the bytes that it was sent with, as a descriptor. Where one is sent or has come, `handles` comes
in (a module that is loaded then); what has none pays nothing for it:

    out     `Endpoint.send` gives a handle to `Handles.send`, and from then on, until the peer has answered, every
            message to `Handles.write`, where it waits; `Sender.write_with` puts the frame into the `Outbox`, in whose
            `write` the descriptor joins the frame's first byte
    in      the read notes descriptors beside the bytes, `Channel.receive_descriptors` takes them, and
            `Channel.receive` pairs them with their messages: a notice HANDLE
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    Done = Callable[[BaseException | None], object]

    class Handle(Protocol):
        """What has a descriptor: its number, or -1 when it is closed."""

        @property
        def fd(self) -> int: ...

    Handles = tuple[Handle, ...]  # those of one write

BUFFERS_PER_WRITE = 64  # IOV_MAX is 1024 everywhere we run


class Burst(bytearray):
    """Small frames that are collected to leave together. `Sender.write` has the rules; a compiled one does more.

    Copied behind one another: memory that is held and given back for each is asked of the system again and again.
    `sends` counts messages without a pause between them; at `pause_at`, on the monotonic clock in nanoseconds, the next
    one is one after a pause. `wrote` says whether anything was written since it was last set False.
    """

    __slots__ = ("pause_at", "sends", "wrote")

    def __init__(self) -> None:
        super().__init__()
        self.sends = 0
        self.pause_at = 0
        self.wrote = False

    def keep(self, frame: bytes) -> None:
        """Add a frame."""
        self.extend(frame)

    def take(self) -> bytes:
        """What was collected."""
        frames = bytes(self)
        del self[: len(frames)]  # the loop's thread may add one meanwhile
        return frames
