"""The watch over collected messages: they leave although nobody turns the loop, and it is no burden."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator

import pytest

from nodecompat._channel import sending
from nodecompat._channel.protocol import Channel
from nodecompat._channel.socket import Transport
from nodecompat._channel.watch import Watch

pytestmark = pytest.mark.usefixtures("nothing_left")


@pytest.fixture
def burst(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Transport, socket.socket]]:
    """A transport that has collected the last two of ten messages, and its peer, which waits for them at most 10 s."""
    monkeypatch.setattr(sending, "monotonic_ns", lambda: 10**9)
    ours, peer = socket.socketpair()
    peer.settimeout(10)
    transport = Transport(ours.detach(), Channel("json"), print, print, ref=False)
    for letter in b"abcdefghij":
        transport.write(bytes((letter,)))
    yield transport, peer
    peer.close()


def test_what_was_collected_leaves_without_a_loop(burst: tuple[Transport, socket.socket]) -> None:
    """This test never comes back to the loop."""
    _, peer = burst
    got = b""
    while len(got) < 10:
        got += peer.recv(100)
    assert got == b"abcdefghij"


def test_a_fork_finds_no_thread(burst: tuple[Transport, socket.socket]) -> None:
    """Python 3.12 and later warn of a fork beside threads; and the copy loses nothing it had to write itself."""
    transport, peer = burst
    pid = os.fork()
    if pid == 0:
        os._exit(transport.waiting or transport.fd >= 0)
    assert os.waitpid(pid, 0)[1] == 0
    transport.write_burst()
    assert peer.recv(100) == b"abcdefghij"


def test_the_thread_ends_with_the_bursts() -> None:
    """A few looks at nothing, and it is gone; it begins again when there is something."""
    answers = [True, False, True] + [False] * 20
    looks: list[bool] = []
    ended = threading.Event()

    class Ended(Watch):
        def _run(self) -> None:
            super()._run()
            ended.set()

    def look() -> bool:
        looks.append(answers[len(looks)])
        return looks[-1]

    watch = Ended(look)
    # Up to the last True, five in vain, and one after it has said that it goes.
    for looks_so_far in (3 + 5 + 1, 9 + 5 + 1):
        assert watch.begin() is True
        assert ended.wait(10)
        ended.clear()
        assert len(looks) == looks_so_far


def test_stopped_it_is_gone_at_once() -> None:
    """And works again after `resume`."""
    looked = threading.Event()

    def look() -> bool:
        looked.set()
        return True

    watch = Watch(look)
    for _ in range(2):
        watch.begin()
        assert looked.wait(10)
        watch.stop()
        assert watch._on is False
        looked.clear()
        watch.resume()
