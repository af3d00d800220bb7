"""Handles over the channel: what travels, in which order, and that no descriptor is left or closed twice."""

from __future__ import annotations

import gc
import os
import resource
import socket
import warnings
from typing import Any

import pytest
from support import descriptors
from support_descriptors import need_descriptors
from support_endpoint import Target, pair, turn

from nodecompat import Handle, dgram, net, undefined
from nodecompat._channel.protocol import Channel
from nodecompat._loop.current import engine
from nodecompat._net import handle as net_handle
from nodecompat._on_use import loaded
from nodecompat.errors import InvalidHandleTypeError

pytestmark = pytest.mark.usefixtures("nothing_left")

ACK, NACK = {"cmd": "NODE_HANDLE_ACK"}, {"cmd": "NODE_HANDLE_NACK"}
FIRST_ACK = {"cmd": "NODE_HANDLE_ACK", "atOnce": 64}
WIRES = ["cbor", "json", "advanced"]


def turns(count: int = 12) -> None:
    for _ in range(count):
        turn()


def frame(value: object, wire: str = "json") -> bytes:
    made = Channel(wire).send(value)
    assert isinstance(made, bytes)
    return made


def handle_frame(message: object = "m", kind: str = "net.Native") -> bytes:
    return frame({"cmd": "NODE_HANDLE", "type": kind, "msg": message})


def close(*ends: Any) -> None:
    for end in ends:
        if isinstance(end, Target):
            end.disconnect()
        else:
            end.close()
    turns(3)


@pytest.mark.parametrize("wire", WIRES)
def test_messages_wait_for_the_answer(wire: str) -> None:
    """Everything that follows a handle leaves after its acknowledgement, in order; what `send` returns is Node's."""
    parent, child = pair(wire)
    parent.note("message", "internalMessage")
    child.note("message")
    handle = Handle.copy_of(0) if wire == "cbor" else Handle(socket.socket().detach())
    seen: list[object] = []
    returned = [
        parent.send("a", handle, lambda error: seen.append(("a", error, len(parent.trace)))),
        parent.send("b", lambda error: seen.append(("b", error, len(parent.trace)))),
        parent.send("c"),
        parent.send("d", handle),
        parent.send("e"),
    ]
    turns()
    got = [(entry[1], type(entry[2]) if len(entry) > 2 else None) for entry in child.trace]

    assert returned == [True, True, False, False, False]
    assert got == [("a", Handle), ("b", None), ("c", None), ("d", Handle), ("e", None)]
    assert seen == [("a", None, 0), ("b", None, 1)]
    assert [entry[1] for entry in parent.trace] == [FIRST_ACK, ACK]
    for entry in child.trace:
        for one in entry[2:]:
            one.close()
    close(handle, parent, child)


def test_a_socket_of_python_arrives_as_one() -> None:
    """Between Pythons; the sender keeps its own."""
    parent, child = pair("cbor")
    child.note("message")
    ours, theirs = socket.socketpair()
    parent.send({"n": 1}, theirs)
    turns(3)
    ((_, message, got),) = child.trace

    assert message == {"n": 1}
    assert type(got) is socket.socket
    assert got.family == socket.AF_UNIX
    assert theirs.fileno() >= 0
    got.send(b"there")
    assert ours.recv(10) == b"there"
    close(got, ours, theirs, parent, child)


@pytest.mark.parametrize("wire", WIRES)
def test_a_datagram_socket_arrives_as_one(wire: str) -> None:
    """Of its type, and bound; both receive, and one may be closed. A handle of it arrives as it is."""
    parent, child = pair(wire)
    child.note("message")
    bound = dgram.createSocket("udp4").bind({"port": 0, "address": "127.0.0.1", "exclusive": True})
    turns(3)
    port = bound.address().port
    parent.send("socket", bound)
    parent.send("native", bound._handle)
    turns()
    (_, _, made), (_, _, handle) = child.trace
    bound.close()
    got: list[bytes] = []
    made.on("message", lambda data, sender: got.append(data))
    made.send("to itself", port)
    turns(4)

    assert (type(made), made.type, made.address().port, got) == (dgram.Socket, "udp4", port, [b"to itself"])
    assert type(handle) is Handle
    again = dgram.createSocket("udp4").bind(handle)
    assert again.address().port == port
    close(again, made, parent, child)


def test_a_datagram_socket_that_is_not_bound() -> None:
    """Its callback hears EBADF, the message is lost, and what follows arrives; a closed one leaves the message alone."""
    parent, child = pair("json")
    child.note("message")
    unbound = dgram.createSocket("udp4")
    seen: list[Any] = []
    parent.send("lost", unbound, lambda error: seen.append((error.message, error.errno)))
    parent.send("next")
    unbound.close()
    parent.send("closed", unbound)
    turns(3)

    assert seen == [("write EBADF", -9)]
    assert [entry[1:] for entry in child.trace] == [("next",), ("closed",)]
    close(parent, child)


def test_no_room_for_a_copy() -> None:
    """A handle that would need one more descriptor here is not sent: the callback hears EMFILE, the rest goes on."""
    parent, child = pair("json")
    child.note("message")
    handle = Handle(socket.socket().detach())
    seen: list[str] = []
    loaded("nodecompat._errors.completing")  # no file can be read where no descriptor is left
    parent.send("loads what handles need", handle)
    turns(3)
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, usual[1]))
    try:
        parent.send("lost", handle, lambda error: seen.append(error.message))
        parent.send("next")
        turns(2)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)

    assert seen == ["write EMFILE"]
    assert [entry[1] for entry in child.trace] == ["loads what handles need", "next"]
    close(child.trace[0][2], handle, parent, child)


def test_what_the_wire_says() -> None:
    """One frame with the descriptor beside its first byte; fields in Node's order."""
    ours, theirs = socket.socketpair()
    parent = Target().open(ours.detach(), "json", is_child=False)
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(type=socket.SOCK_DGRAM) as udp:
        parent.send("hi", server)
        data, came, _, _ = socket.recv_fds(theirs, 1000, 5)
        assert data == b'{"cmd":"NODE_HANDLE","type":"net.Server","msg":"hi"}\n'
        assert os.fstat(came[0]).st_ino == os.fstat(server.fileno()).st_ino
        parent.send("udp", udp)
        theirs.send(frame(ACK))
        turns(3)
        data, more, _, _ = socket.recv_fds(theirs, 1000, 5)
        assert data == b'{"cmd":"NODE_HANDLE","type":"dgram.Socket","msg":"udp","dgramType":"udp4"}\n'
        for fd in (*came, *more):
            os.close(fd)
    theirs.send(frame(ACK))
    turns(2)
    close(parent, theirs)


def test_a_large_message_with_a_handle() -> None:
    """The descriptor waits for the frame that it came with, through many reads."""
    parent, child = pair("json")
    child.note("message")
    left, right = socket.socketpair()
    parent.send("x" * 800_000, left)
    parent.send("after")
    turns(60)

    assert [len(entry[1]) for entry in child.trace] == [800_000, 5]
    arrived = child.trace[0][2]
    assert type(arrived) is net.Socket
    arrived.destroy()
    close(left, right, parent, child)


def test_what_cannot_travel() -> None:
    """Refused by `send`, with nothing written."""
    parent, child = pair("json")
    child.note("message")
    closed = socket.socket()
    closed.close()
    with open(os.devnull) as file, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as unix:
        handle = Handle.copy_of(file)
        refused = {}
        for value in ({}, 5, "text", object(), closed, handle, unix):
            with pytest.raises(InvalidHandleTypeError) as raised:
                parent.send("x", value)
            refused[type(value).__name__, str(raised.value)[31:]] = raised.value.code
        handle.close()
    parent.send("y", None)
    parent.send("z", undefined)
    turns(2)

    assert set(refused.values()) == {"ERR_INVALID_HANDLE_TYPE"}
    assert [key[1] for key in refused] == [
        "",
        "",
        "",
        "",
        ": it is closed",
        ": the other side takes stream sockets and UDP sockets only",
        ": the other side takes stream sockets and UDP sockets only",
    ]
    assert child.trace == [("message", "y"), ("message", "z")]
    close(parent, child)


@pytest.mark.parametrize("wire", WIRES)
def test_a_connection_that_is_lent(wire: str) -> None:
    """It leaves without a copy here, also behind a handle that is not answered; who has lent it closes it."""
    parent, child = pair(wire)
    child.note("internalMessage")
    ends = [socket.socketpair() for _ in range(3)]
    told: list[object] = []
    lent = [net_handle.Handle(left.detach()) for left, _ in ends]
    before = descriptors()
    for number, one in enumerate(lent):
        parent._endpoint._load_handles().lend({"cmd": "NODE_OWN", "number": number}, one, told.append)
    lent[2].close()  # before it could leave: its message goes alone
    assert len(descriptors()) == len(before) - 1
    turns()
    got = [(entry[1]["number"], type(entry[2])) for entry in child.trace if entry[1]["cmd"] == "NODE_OWN"]
    for one in lent[:2]:
        assert one.fd >= 0
        one.close()
    handles = [entry[2] for entry in child.trace if entry[1]["cmd"] == "NODE_OWN"]

    assert got == [(0, Handle), (1, Handle)]
    assert told == [None, None, None]
    for handle, (_, right) in zip(handles, ends, strict=False):
        os.write(handle.fd, b"x")
        assert right.recv(5) == b"x"
        handle.close()
    close(parent, child, *[right for _, right in ends])


def test_a_channel_that_is_no_local_socket() -> None:
    """Descriptors cannot travel over it, and `send` says so."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        theirs, _ = server.accept()
    parent = Target().open(ours.detach(), "cbor", is_child=False)
    with pytest.raises(
        InvalidHandleTypeError, match="the other side is not on this machine, or the channel no local socket"
    ):
        parent.send("x", theirs)
    close(parent, theirs)


# -- a sender that is not as it should be --------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 2, 253])
def test_more_descriptors_than_messages(wired: tuple[Target, socket.socket], count: int) -> None:
    """One is delivered and the rest closed; without any the sender hears NACK and there is no message."""
    need_descriptors(count + 100)
    child, theirs = wired
    child.note("message", "internalMessage")
    before = descriptors()
    socket.send_fds(theirs, [handle_frame()], [0] * count) if count else theirs.send(handle_frame())
    turns(2)

    assert theirs.recv(1000) == frame(FIRST_ACK if count else NACK)
    assert [entry[0] for entry in child.trace] == ["internalMessage", *["message"] * (count > 0)]
    assert len(descriptors()) - len(before) == (1 if count else 0)
    if count:
        child.trace[1][2].close()
    child.disconnect()
    turn()


def test_two_frames_and_two_descriptors_at_once(wired: tuple[Target, socket.socket]) -> None:
    """They are paired in order."""
    child, theirs = wired
    child.note("message")
    read, write = os.pipe()
    socket.send_fds(theirs, [handle_frame(1) + frame("between") + handle_frame(2)], [read, write])
    turns(2)
    first, between, second = child.trace

    assert (first[1], between[1:], second[1]) == (1, ("between",), 2)
    assert os.fstat(first[2].fd).st_ino == os.fstat(read).st_ino
    assert theirs.recv(1000) == frame(FIRST_ACK) + frame(ACK)
    for fd in (read, write):
        os.close(fd)
    close(first[2], second[2], child)


def test_a_descriptor_that_comes_early(wired: tuple[Target, socket.socket]) -> None:
    """It is kept for the next frame that needs one; when the channel ends first, it is closed."""
    child, theirs = wired
    child.note("message")
    socket.send_fds(theirs, [frame("plain")], [0])
    turns(1)
    theirs.send(handle_frame())
    turns(1)
    assert [type(entry[-1]) for entry in child.trace] == [str, Handle]
    child.trace[1][2].close()
    socket.send_fds(theirs, [frame("plain")], [0] * 20)
    turns(1)
    child.disconnect()
    turns(1)


@pytest.mark.parametrize("cut", [1, 20, -1])
def test_a_frame_in_two_pieces(wired: tuple[Target, socket.socket], cut: int) -> None:
    """With the descriptor beside the first piece or the last."""
    child, theirs = wired
    child.note("message")
    whole = handle_frame()
    for first in (True, False):
        for piece, brings in ((whole[:cut], first), (whole[cut:], not first)):
            socket.send_fds(theirs, [piece], [0]) if brings else theirs.send(piece)
            turns(1)
    assert [type(entry[2]) for entry in child.trace] == [Handle, Handle]
    assert theirs.recv(1000) == frame(FIRST_ACK) + frame(ACK)
    close(child.trace[0][2], child.trace[1][2], child)


def test_a_handle_that_node_sends_again(wired: tuple[Target, socket.socket]) -> None:
    """It is packed twice: acknowledged once, and the inner type counts. So are the runtimes' own messages."""
    child, theirs = wired
    child.note("message", "internalMessage")
    again = {"cmd": "NODE_HANDLE", "type": "net.Native", "msg": {"cmd": "NODE_HANDLE", "type": "x", "msg": "again"}}
    socket.send_fds(theirs, [frame(again)], [0])
    own = {"cmd": "NODE_HANDLE", "type": "net.Native", "msg": {"cmd": "NODE_OTHER"}}
    socket.send_fds(theirs, [frame(own)], [0])
    turns(3)
    handles = [entry[2] for entry in child.trace]

    assert theirs.recv(1000) == frame(FIRST_ACK) + frame(ACK)
    assert [entry[:2] for entry in child.trace] == [
        ("internalMessage", again),
        ("message", "again"),
        ("internalMessage", own),
        ("internalMessage", {"cmd": "NODE_OTHER"}),
    ]
    assert handles[0] is handles[1]
    assert handles[2] is handles[3]
    close(handles[0], handles[2], child)


@pytest.mark.parametrize("kind", ["net.Server", "net.Socket", "net.Native"])
def test_nothing_listens_for_a_message_of_the_runtimes(wired: tuple[Target, socket.socket], kind: str) -> None:
    """What comes beside one is given as a handle, whatever its type: dropped, it is closed, and its peer hears so."""
    child, theirs = wired
    before = descriptors()
    listening = socket.create_server(("127.0.0.1", 0))
    own = {"cmd": "NODE_HANDLE", "type": kind, "msg": {"cmd": "NODE_OTHER"}}
    socket.send_fds(theirs, [frame(own)], [listening.fileno()])
    listening.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        turns(3)
        gc.collect()

    assert descriptors() == before
    close(child)


@pytest.mark.parametrize("kind", ["net.Server", "net.Socket", "dgram.Socket", "net.Native", "unknown", None, []])
def test_a_descriptor_that_is_not_what_its_message_says(wired: tuple[Target, socket.socket], kind: Any) -> None:
    """It arrives as it is."""
    child, theirs = wired
    child.note("message")
    with open(os.devnull) as file:
        socket.send_fds(theirs, [handle_frame("m", kind)], [file.fileno()])
        turns(1)
    ((_, message, handle),) = child.trace

    assert (message, type(handle)) == ("m", Handle)
    close(handle, child)


def test_no_room_for_a_descriptor(wired: tuple[Target, socket.socket]) -> None:
    """The sender hears NACK, the program an 'error' with EMFILE, and a warning where nobody listens for it."""
    child, theirs = wired
    loaded("nodecompat._errors.completing")  # no file can be read where no descriptor is left
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    for _ in range(2):
        socket.send_fds(theirs, [handle_frame()], [0])
        free = os.dup(0)
        os.close(free)
        resource.setrlimit(resource.RLIMIT_NOFILE, (free, usual[1]))
        try:
            turns(1)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, usual)
        assert theirs.recv(1000) == frame(NACK)
        child.note("message", "error")
    (warning, error) = child.trace

    assert warning[0] == "warning"
    assert error[0] == "error"
    assert error[1].code == "EMFILE"
    child.disconnect()
    turn()


# -- a receiver that is not as it should be ------------------------------------------------------------------


def test_a_handle_that_does_not_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connected socket is sent four times, then a warning says so and the queue goes on; a server once."""
    warned: list[tuple[object, ...]] = []
    monkeypatch.setattr(engine, "warn", lambda *args: warned.append(args))
    ours, theirs = socket.socketpair()
    parent = Target().open(ours.detach(), "json", is_child=False)
    left, right = socket.socketpair()
    called: list[object] = []
    parent.send("s", left, called.append)
    parent.send("after")
    for _ in range(4):
        data, came, _, _ = socket.recv_fds(theirs, 1000, 5)
        assert data == b'{"cmd":"NODE_HANDLE","type":"net.Socket","msg":"s"}\n'
        os.close(came[0])
        theirs.send(frame(NACK))
        turns(2)
    assert theirs.recv(100) == b'"after"\n'
    theirs.send(frame(ACK))  # nobody asked
    turns(1)

    assert called == [None]
    assert warned == [
        ("Handle did not reach the receiving process correctly", "SentHandleNotReceivedWarning"),
    ]
    close(left, right, parent, theirs)


def test_a_peer_that_never_answers() -> None:
    """What waits leaves when the program disconnects, and 'disconnect' follows."""
    ours, theirs = socket.socketpair()
    parent = Target().open(ours.detach(), "json", is_child=False).note("disconnect")
    left, right = socket.socketpair()
    for message in range(3):
        parent.send(message, left)
    parent.send("last")
    parent.disconnect()
    turns(3)
    left.close()
    got, count = b"", 0
    while data := socket.recv_fds(theirs, 1000, 5):
        got += data[0]
        count += len(data[1])
        for fd in data[1]:
            os.close(fd)
        if not data[0]:
            break

    assert count == 3
    assert got.endswith(b'"msg":2}\n"last"\n')
    assert parent.trace == [("disconnect",)]
    assert right.recv(10) == b""  # no copy of the other end is left
    close(right, theirs)


def test_a_peer_that_is_gone() -> None:
    """What waits fails, and what was on its way is closed."""
    ours, theirs = socket.socketpair()
    parent = Target().open(ours.detach(), "json", is_child=False).note("disconnect")
    left, right = socket.socketpair()
    seen: list[object] = []
    parent.send("a", left, lambda error: seen.append(("a", error)))
    parent.send("b", left, lambda error: seen.append(("b", error.code)))
    turns(1)
    theirs.close()
    turns(3)
    left.close()

    assert seen == [("a", None), ("b", "ERR_IPC_CHANNEL_CLOSED")]
    assert parent.trace == [("disconnect",)]
    assert right.recv(10) == b""
    close(right)


# -- what nobody takes ---------------------------------------------------------------------------------------


def test_a_handle_waits_for_the_first_listener() -> None:
    """And is acknowledged meanwhile; when the channel ends first, it is closed."""
    parent, child = pair("cbor")
    handle = Handle.copy_of(0)
    parent.note("internalMessage")
    parent.send("early", handle)
    turns(3)
    assert parent.trace == [("internalMessage", FIRST_ACK)]
    child.note("message")
    turns(1)
    ((_, message, got),) = child.trace
    assert (message, type(got)) == ("early", Handle)
    got.close()
    child.removeAllListeners("message")
    parent.send("never", handle)
    turns(3)
    close(handle, parent, child)


def test_a_handle_that_the_program_drops() -> None:
    """It is closed with the object, and a ResourceWarning says so."""
    parent, child = pair("cbor")
    handle = Handle.copy_of(0)
    child.on("message", lambda message: None)
    parent.send("m", handle)
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        turns(3)
        gc.collect()

    assert [one.category for one in warned] == [ResourceWarning]
    close(handle, parent, child)


def test_a_listener_that_disconnects_at_the_first_handle() -> None:
    """Those that had come with it are delivered, or closed."""
    parent, child = pair("cbor")
    handle = Handle.copy_of(0)

    def got(message: object, one: Handle) -> None:
        one.close()
        if child.connected:
            child.disconnect()

    child.on("message", got)
    parent.send(1, handle)
    parent.send(2, handle)
    turns(6)
    close(handle)


def test_both_sides_send_a_thousand() -> None:
    """At once, with messages between: nothing blocks, nothing is out of order, nothing is left."""
    parent, child = pair("cbor")
    handle = Handle.copy_of(0)
    got: dict[Target, list[object]] = {parent: [], child: []}

    def listen(side: Target) -> None:
        def take(message: object, one: Handle | None = None) -> None:
            got[side].append(message)
            if one:
                one.close()

        side.on("message", take)

    for side in (parent, child):
        listen(side)
    for number in range(1000):
        for side in (parent, child):
            side.send(number, handle)
            side.send(-number)
    for _ in range(3000):
        turn()
        if len(got[parent]) == len(got[child]) == 2000:
            break
    expected = [value for number in range(1000) for value in (number, -number)]

    assert got[parent] == expected
    assert got[child] == expected
    close(handle, parent, child)


def test_a_native_handle_of_node_becomes_a_server(wired: tuple[Target, socket.socket]) -> None:
    """`listen(handle)` takes what came as net.Native, and the descriptor with it."""
    child, theirs = wired
    child.note("message")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.send_fds(theirs, [handle_frame()], [server.fileno()])
    turns(2)
    handle = child.trace[0][2]
    listening = net.Server().listen(handle)

    assert handle.fd == -1
    assert listening.address()["port"] == port
    listening.close()
    close(child)
