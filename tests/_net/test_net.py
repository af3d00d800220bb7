"""`net`: servers and connections, on loopback and in the file system."""

from __future__ import annotations

import os
import resource
import socket as system
from collections.abc import Iterator
from typing import Any

import pytest
from support import run_python
from support_descriptors import with_few_descriptors
from support_stream import asyncio_is_loaded, trace

from nodecompat import Handle, net, setImmediate
from nodecompat._loop.current import engine
from nodecompat._net import connections
from nodecompat._net.handle import Handle as NetHandle
from nodecompat._prelude.receivers import method
from nodecompat.values import undefined

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Every descriptor that a test opens is closed at its end."""
    before = set(os.listdir("/dev/fd"))
    yield
    engine.drive()
    assert set(os.listdir("/dev/fd")) == before


def echo() -> net.Server:
    """A server that gives back what it gets."""
    return net.createServer(lambda socket: socket.pipe(socket)).listen(0, "127.0.0.1")


def test_a_connection_is_a_stream_both_ways(trace: list[Any]) -> None:
    """What goes in comes back, and both ends close."""
    server = echo()

    def go() -> None:
        socket = net.connect(server.address().port, "127.0.0.1")
        socket.setEncoding("utf8")
        socket.on("data", trace.append)
        socket.on("close", lambda error: trace.append(error))
        socket.end("hello")
        socket.on("connect", lambda: server.close())

    server.on("listening", go)
    engine.drive()

    assert trace == ["hello", False]


def test_a_socket_takes_a_descriptor_and_gives_it_up() -> None:
    """`_take` reads and writes on it; after `_give_up` it is the caller's, and the object tells nothing."""
    ours, theirs = system.socketpair()
    taken = net.Socket._take(ours.detach())
    seen: list[str] = []
    taken.on("close", lambda *_: seen.append("close"))
    taken.write("hello")
    fd = taken._give_up()
    engine.drive()

    assert theirs.recv(10) == b"hello"
    assert (taken.fd, taken.pending, taken.destroyed, seen) == (None, True, False, [])
    with system.socket(fileno=fd) as mine:
        mine.send(b"again")
        assert theirs.recv(10) == b"again"
    theirs.close()


def test_a_server_takes_a_descriptor_and_gives_it_up(trace: list[Any]) -> None:
    """The port goes on with whoever has the descriptor."""
    first = net.createServer().listen(0)
    port = first.address().port
    fd = first._give_up()
    assert (first.listening, first.address()) == (False, None)
    second = net.Server._take(fd, lambda socket: socket.end("second"))

    def go() -> None:
        socket = net.connect(port)
        socket.on("data", trace.append)
        socket.on("close", lambda *_: second.close())

    second.on("listening", go)
    assert second.address().port == port
    engine.drive()

    assert trace == [b"second"]


def test_a_process_without_descriptors_turns_connections_away(trace: list[Any]) -> None:
    """They are taken and closed at once, for a descriptor is kept for that; afterwards all is as before."""

    def connected(socket: net.Socket) -> None:
        trace.append("connection")
        socket.end()
        server.close()

    server = net.createServer(connected)
    server.on("error", lambda error: trace.append(error.code))
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)

    def go() -> None:
        where = ("127.0.0.1", server.address().port)
        clients = [system.create_connection(where, timeout=10) for _ in range(3)]
        free = os.dup(0)
        os.close(free)
        resource.setrlimit(resource.RLIMIT_NOFILE, (free, usual[1]))
        setImmediate(turned_away, where, clients)

    def turned_away(where: tuple[str, int], clients: list[system.socket]) -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
        for client in clients:
            trace.append(client.recv(10))
            client.close()
        net.connect(where[1], where[0]).resume()

    server.listen(0, "127.0.0.1", go)
    engine.drive()

    assert trace == [b"", b"", b"", "connection"]


def test_a_process_that_had_no_descriptor_to_keep_looks_again() -> None:
    """It says so now and then, and takes the connection when there is a descriptor for it; the loop does not spin."""
    done = run_python(
        with_few_descriptors("""
        import socket
        from nodecompat import net, setTimeout

        client, errors = socket.socket(), []

        def connected(connection):
            print("connection")
            connection.destroy()
            server.close()

        def listening():
            client.connect(("127.0.0.1", server.address().port))

        def failed(error):
            errors.append(error.code)
            if len(errors) == 1:
                setTimeout(enough, 100)

        def enough():
            print({*errors}, len(errors) < 20)
            give_back(taken)

        def begin():
            global taken
            taken = take_all_but(1)  # for the socket that listens
            server.listen(0, "127.0.0.1", listening)

        server = net.createServer(connected)
        server.on("error", failed)
        setTimeout(begin, 1)  # when the loop has what it needs
        """)
    )

    assert (done.lines, done.stderr, done.code) == (["{'EMFILE'} True", "connection"], "", 0)


def test_a_socket_is_made_of_a_handle() -> None:
    """As `net.Native` arrives; a server takes one as well."""
    ours, theirs = system.socketpair()
    made = net.Socket({"handle": Handle(ours.detach())})
    made.resume().end("hello")
    theirs.shutdown(system.SHUT_WR)
    engine.drive()

    assert theirs.recv(10) == b"hello"
    theirs.close()


@pytest.mark.parametrize("before", ["nobody", "newListener", "on", "another class"])
def test_listeners_that_are_added_together(before: str) -> None:
    """To a connection that nobody listens to they are added in one step, else one by one; both come to the same."""
    ours, theirs = system.socketpair()
    made = connections.connection(NetHandle(ours.detach()))
    told: list[object] = []
    if before == "newListener":
        made.on("newListener", lambda event, listener: told.append(event))
    elif before == "on":
        own = made.on

        def on(event: object, listener: Any) -> object:
            told.append(event)
            return own(event, listener)

        vars(made)["on"] = on
    elif before == "another class":
        made.__class__ = type("Own", (net.Socket,), {})
    got: list[object] = []
    connections.listen(made, {"timeout": print, "data": got.append, "close": lambda error: got.append(error)})
    theirs.sendall(b"x")
    theirs.close()
    made.on("end", made.end)
    engine.drive()

    assert [name for name in made.eventNames() if name != "newListener"] == ["close", "data", "end", "timeout"]
    assert made.listeners("timeout") == [print]
    assert told == {"newListener": ["timeout", "data", "close", "end"], "on": ["timeout", "data", "close", "end"]}.get(
        before, []
    )
    assert got == [b"x", False]


def test_callbacks_of_onread_have_the_socket_as_this() -> None:
    """Functions with a `this` of their own, the one that makes buffers too."""
    seen: list[object] = []

    @method
    def made(this: object) -> bytearray:
        seen.append(this)
        return bytearray(4)

    @method
    def came(this: object, count: int, buffer: bytearray) -> None:
        seen.append((this, bytes(buffer[:count])))

    ours, theirs = system.socketpair()
    socket = net.Socket({"fd": ours.detach(), "onread": {"buffer": made, "callback": came}})
    theirs.sendall(b"abc")
    theirs.close()
    socket.resume()
    engine.drive()
    assert seen == [socket, (socket, b"abc"), socket]


@pytest.mark.parametrize("found", [5, [], undefined, ""])
def test_a_look_up_that_answers_with_no_list(found: object, trace: list[Any]) -> None:
    """It has found no address."""
    socket = net.connect({"port": 1, "host": "example.test", "lookup": lambda host, options, done: done(None, found)})
    socket.on("error", lambda error: trace.append(error.code))
    engine.drive()
    assert trace == ["ERR_INVALID_IP_ADDRESS"]
    assert socket.autoSelectFamilyAttemptedAddresses is undefined
