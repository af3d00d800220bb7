"""Descriptors beside bytes, on both roads: what comes, what is lost, and what a descriptor is when it arrives."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Iterator
from types import ModuleType

import pytest
from support import descriptors
from support_descriptors import need_descriptors

from nodecompat import _native
from nodecompat._os import ancillary

ROADS = [ancillary] + ([_native._found] if _native._found is not None else [])


@pytest.fixture(params=ROADS, ids=lambda road: road.__name__.rpartition(".")[2])
def road(request: pytest.FixtureRequest) -> ModuleType:
    """The module whose functions are tried."""
    found: ModuleType = request.param
    return found


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Two connected sockets, the first non-blocking; nothing is left open."""
    before = descriptors()
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    yield ours, theirs
    ours.close()
    theirs.close()
    assert descriptors() == before


def test_bytes_alone(road: ModuleType, ends: tuple[socket.socket, socket.socket]) -> None:
    """None when nothing is there, what is there, no bytes at the end; the list stays empty."""
    ours, theirs = ends
    came: list[int] = []

    assert road.receive(ours.fileno(), 100, came) is None
    theirs.send(b"hello")
    assert road.receive(ours.fileno(), 3, came) == b"hel"
    assert road.receive(ours.fileno(), 100, came) == b"lo"
    memory = memoryview(bytearray(4))
    assert road.receive_into(ours.fileno(), [memory], came) is None
    theirs.send(b"world")
    assert road.receive_into(ours.fileno(), [memory[:1], memory[1:]], came) == 4
    assert bytes(memory) == b"worl"
    theirs.close()
    assert road.receive(ours.fileno(), 100, came) == b"d"
    assert road.receive(ours.fileno(), 100, came) == b""
    assert came == []


def test_an_error(road: ModuleType) -> None:
    """What the system says is raised."""
    with pytest.raises(OSError, match="Bad file descriptor"):
        road.receive(999_999, 10, [])


@pytest.mark.parametrize("count", [1, 2, 253])
def test_descriptors_come_with_the_bytes(
    road: ModuleType, ends: tuple[socket.socket, socket.socket], count: int
) -> None:
    """All that one message may carry, close-on-exec, in their order."""
    need_descriptors(count + 100)
    ours, theirs = ends
    read, write = os.pipe()
    socket.send_fds(theirs, [b"x"], [read, *[write] * (count - 1)])
    came: list[int] = []

    assert road.receive(ours.fileno(), 100, came) == b"x"
    assert len(came) == count
    assert os.fstat(came[0]).st_ino == os.fstat(read).st_ino
    assert not any(os.get_inheritable(fd) for fd in came)
    for fd in [read, write, *came]:
        os.close(fd)


def test_descriptors_come_into_a_buffer(road: ModuleType, ends: tuple[socket.socket, socket.socket]) -> None:
    """A large read takes them along as well."""
    ours, theirs = ends
    socket.send_fds(theirs, [b"x"], [0])
    came: list[int] = []

    assert road.receive_into(ours.fileno(), [memoryview(bytearray(10))], came) == 1
    assert len(came) == 1
    os.close(came[0])


def test_descriptors_that_are_lost(road: ModuleType, ends: tuple[socket.socket, socket.socket]) -> None:
    """Where the process may have no more of them, -1 stands for those that did not come; the bytes come."""
    ours, theirs = ends
    socket.send_fds(theirs, [b"x"], [0, 0, 0])
    came: list[int] = []
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free + 1, usual[1]))
    try:
        assert road.receive(ours.fileno(), 100, came) == b"x"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
    assert came == [free, -1]
    os.close(free)


@pytest.mark.parametrize("count", [1, 2, 253])
@pytest.mark.parametrize("make", [bytes, memoryview])
def test_send(road: ModuleType, ends: tuple[socket.socket, socket.socket], make: type, count: int) -> None:
    """Descriptors leave beside the first of the bytes, in their order; the socket stays open."""
    need_descriptors(count + 100)
    ours, theirs = ends
    read, write = os.pipe()
    assert road.send(theirs.fileno(), make(b"abc"), read, *[write] * (count - 1)) == 3
    data, came, _, _ = socket.recv_fds(ours, 10, count)

    assert (data, len(came)) == (b"abc", count)
    assert os.fstat(theirs.fileno())
    assert os.fstat(came[0]).st_ino == os.fstat(read).st_ino
    for fd in [read, write, *came]:
        os.close(fd)


def test_a_send_that_fails(road: ModuleType, ends: tuple[socket.socket, socket.socket]) -> None:
    """What the system says is raised: of a full socket, a descriptor that is none, a peer that is gone."""
    ours, theirs = ends
    with pytest.raises(BlockingIOError):
        while road.send(ours.fileno(), bytes(100_000), 0):
            pass
    with pytest.raises(OSError, match="Bad file descriptor"):
        road.send(theirs.fileno(), b"x", 999_999)
    ours.close()
    with pytest.raises(BrokenPipeError):
        road.send(theirs.fileno(), b"x", 0)


def test_a_default_timeout_of_the_program(ends: tuple[socket.socket, socket.socket]) -> None:
    """It does not make a read wait."""
    socket.setdefaulttimeout(100)
    try:
        assert ancillary.receive(ends[0].fileno(), 10, []) is None
    finally:
        socket.setdefaulttimeout(None)
