"""What was sent before the end of a process: it waits for its parent to take it, and says what a child did not take."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from support import LIMIT, environment, run_python

LENGTH = 1 << 20  # more than a socket holds
SENDS = f"""
    import os, sys
    from nodecompat import Promise, process
    from nodecompat._loop.current import engine
    engine.exit_seconds = 0.0  # what there is a limit for would be lost
    process.on('exit', lambda: os.write(1, b'leaving\\n'))
    process.send('x' * {LENGTH})
    process.send('last')
"""


class Child(NamedTuple):
    """A child with a channel whose other end is ours, and is read by nobody until we do."""

    process: subprocess.Popen[bytes]
    channel: socket.socket

    def await_exit_event(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"leaving\n"

    def messages(self) -> list[object]:
        """All that was sent to us."""
        with self.channel.makefile("rb") as lines:
            return [json.loads(line) for line in lines]

    def ended(self) -> tuple[int, bytes]:
        """Its exit code, and what it said on stderr."""
        stderr = self.process.communicate(timeout=LIMIT)[1]
        return self.process.returncode, stderr


@contextmanager
def child(*sources: str) -> Iterator[Child]:
    ours, theirs = socket.socketpair()
    env = environment({"NODE_CHANNEL_FD": str(theirs.fileno()), "NODE_CHANNEL_SERIALIZATION_MODE": "json"})
    process = subprocess.Popen(
        [sys.executable, "-c", "".join(map(textwrap.dedent, sources))],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, pass_fds=[theirs.fileno()],
    )  # fmt: skip
    theirs.close()
    with ours, process:
        yield Child(process, ours)


@pytest.mark.parametrize(
    ("end", "code", "says"),
    [
        ("process.exit(3)", 3, True),
        ("sys.exit(4)", 4, True),
        ("raise ValueError", 1, True),
        ("Promise.reject(ValueError())", 1, True),
        ("process.on('uncaughtException', lambda: 1 / 0)\nraise ValueError", 7, False),  # no 'exit' then
        ("", 0, False),  # waits in the loop, before 'exit'
        ("process.disconnect()", 0, False),  # as well
    ],
)
def test_a_busy_parent_is_waited_for(end: str, code: int, says: bool) -> None:
    """Whatever ends the process, and however long the parent reads nothing."""
    with child(SENDS, end) as one:
        if says:
            one.await_exit_event()
        assert one.messages() == ["x" * LENGTH, "last"]
        assert one.ended()[0] == code


def test_a_parent_that_is_gone_is_not_waited_for() -> None:
    """The end comes at once, and in silence: nobody could have been told."""
    with child(SENDS, "process.exit(3)") as one:
        one.await_exit_event()
        one.channel.close()
        assert one.ended() == (3, b"")


@pytest.mark.parametrize("listens", ["", "process.on('SIGTERM', lambda: None)\n"])
def test_a_signal_ends_the_wait(listens: str) -> None:
    """SIGTERM has its default action then, since its listener would never be called."""
    with child(SENDS, listens, "process.exit(3)") as one:
        one.await_exit_event()
        while one.process.poll() is None:  # the first may still find the listener
            one.process.terminate()
        assert one.ended()[0] == -signal.SIGTERM


def test_what_a_child_did_not_take_is_told() -> None:
    """A parent does not wait for ever for a child, which may wait for the parent: it says once what is lost."""
    outcome = run_python(
        f"""
        from nodecompat import process
        from nodecompat._loop.current import engine
        from nodecompat.child_process import fork
        engine.exit_seconds = 0.01
        child = fork('-c', ['import sys; sys.stdin.read()'], silent=True)  # reads no message
        child.send('x' * {LENGTH})
        process.exit(3)
        """
    )
    assert outcome.code == 3
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.endswith("bytes of messages were not delivered: the process they are for does not read\n")
