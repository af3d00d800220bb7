"""`dgram`: messages on loopback."""

from __future__ import annotations

import os
import socket as system
from collections.abc import Iterator
from typing import Any

import pytest
from support_stream import asyncio_is_loaded, trace

from nodecompat import dgram
from nodecompat._loop.current import engine

__all__ = ["asyncio_is_loaded", "trace"]  # fixtures


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """Every descriptor that a test opens is closed at its end."""
    before = set(os.listdir("/dev/fd"))
    yield
    engine.drive()
    assert set(os.listdir("/dev/fd")) == before


def test_a_message_arrives_with_its_sender(trace: list[Any]) -> None:
    """What is sent before the sender is bound waits for that."""
    receiver = dgram.createSocket("udp4")
    sender = dgram.createSocket("udp4")

    def received(data: bytes, info: Any) -> None:
        trace.append((data, info.address, info.family, info.port == sender.address().port, info.size))
        sender.close()
        receiver.close()

    receiver.on("message", received)
    receiver.bind(0, "127.0.0.1", lambda: sender.send("hello", receiver.address().port))
    engine.drive()

    assert trace == [(b"hello", "127.0.0.1", "IPv4", True, 5)]


def test_a_socket_takes_a_descriptor_and_gives_it_up(trace: list[Any]) -> None:
    """`_take` receives on it at once; after `_give_up` it is the caller's."""
    bound = system.socket(system.AF_INET, system.SOCK_DGRAM)
    bound.bind(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    taken = dgram.Socket._take(bound.detach(), "udp4")
    taken.on("message", lambda data: trace.extend([data, taken._give_up()]))
    with system.socket(system.AF_INET, system.SOCK_DGRAM) as sender:
        sender.sendto(b"hello", ("127.0.0.1", port))
        engine.drive()
    data, fd = trace
    with system.socket(fileno=fd) as mine:
        assert (data, mine.getsockname()[1]) == (b"hello", port)


def test_a_socket_joins_a_group_before_it_is_bound() -> None:
    """As in Node, joining makes the descriptor and leaves binding to come."""
    socket = dgram.createSocket("udp4")
    try:
        socket.addMembership("224.0.0.114", "127.0.0.1")
    except OSError:
        pytest.skip("no multicast here")
    finally:
        socket.close()
