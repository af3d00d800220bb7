"""Fixtures for the channel: an end with a plain socket at the other side, and the look at what is left."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from support import descriptors
from support_endpoint import Target

from nodecompat._channel import sending
from nodecompat._channel.socket import Transport
from nodecompat._loop.current import engine


@pytest.fixture
def nothing_left() -> Iterator[None]:
    """Every test leaves no transport, no descriptor, and nothing that holds the loop."""
    engine.poller.fileno()
    engine.drive()  # where an earlier test has loaded asyncio, this makes the loop for coroutines, with its descriptors
    before, holds = descriptors(), engine.holds
    yield
    for one in [*sending._open]:
        assert isinstance(one, Transport)
        one.abandon()
    engine.drive()
    assert descriptors() == before
    assert engine.holds == holds


@pytest.fixture
def wired() -> Iterator[tuple[Target, socket.socket]]:
    """A child's end, and the parent's as a plain socket."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    yield Target().open(ours.detach(), "json", is_child=True), theirs
    theirs.close()
