"""What is done to a connection by its descriptor, on both roads."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from support import descriptors

from nodecompat import _native
from nodecompat._os import sockets

ROADS = [sockets] + ([_native._found] if _native._found is not None else [])


@pytest.fixture(params=ROADS, ids=lambda road: road.__name__.rpartition(".")[2])
def road(request: pytest.FixtureRequest) -> ModuleType:
    """The module whose functions are tried."""
    found: ModuleType = request.param
    return found


@pytest.fixture(params=[socket.AF_INET, socket.AF_UNIX], ids=["port", "path"])
def listening(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    """A socket that listens and does not block; nothing is left open."""
    monkeypatch.chdir(tmp_path)  # a socket's path has no room for the whole name of some directories
    before = descriptors()
    made = socket.socket(request.param)
    made.bind(("127.0.0.1", 0) if request.param == socket.AF_INET else "s")
    made.listen()
    made.setblocking(False)
    yield made
    made.close()
    assert descriptors() == before


def test_accept(road: ModuleType, listening: socket.socket) -> None:
    """A connection is close-on-exec and does not block; where there is none, BlockingIOError."""
    with pytest.raises(BlockingIOError):
        road.accept(listening)
    with socket.socket(listening.family) as client:
        client.connect(listening.getsockname())
        fd = road.accept(listening)
        client.send(b"x")

        assert (os.read(fd, 5), os.get_blocking(fd), os.get_inheritable(fd)) == (b"x", False, False)
        os.close(fd)


def test_shut_write(road: ModuleType) -> None:
    """The peer reads an end, and may go on writing."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        road.shut_write(ours.fileno())

        assert theirs.recv(5) == b""
        theirs.send(b"x")
        assert ours.recv(5) == b"x"


def test_set_option(road: ModuleType) -> None:
    """An option is set by its numbers."""
    with socket.socket() as one:
        road.set_option(one.fileno(), socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        assert one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


def test_errors(road: ModuleType) -> None:
    """What the system says is raised."""
    read, write = os.pipe()
    with pytest.raises(OSError, match="Socket operation on non-socket"):
        road.shut_write(read)
    with pytest.raises(OSError, match="Socket operation on non-socket"):
        road.set_option(write, socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    os.close(read)
    os.close(write)
    with socket.socket() as closed:
        pass
    with pytest.raises((OSError, ValueError)):
        road.accept(closed)
