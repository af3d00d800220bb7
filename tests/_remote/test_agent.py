"""What an agent passes on, by hand: a parent that is this test and nothing else."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

from support import environment

from nodecompat._remote import protocol

REST = 50_000  # in one write: Linux lets a writer that waits go on only when three quarters of the buffer are free
CHILD = f"""
import os
left = {protocol.WINDOW + REST}
while left:
    left -= os.write(3, bytes(min(left, 65536)))
"""


def is_zombie(pid: int) -> bool:
    """Whether a process has ended."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def test_what_a_child_wrote_comes_although_it_reads_no_more() -> None:
    """A child has ended, with bytes in its channel for which there was no credit. What is sent to it then finds nobody;
    what it has written comes all the same, and before its end."""
    start: dict[str, object] = {
        "file": sys.executable,
        "args": [sys.executable, "-c", CHILD],
        "env": {},
        "cwd": None,
        "stdio": ["ignore", "ignore", "ignore", "ipc"],
        "isThisPython": True,
        "files": {},
        "grace": 0,
        "silence": 0,
    }
    ours, theirs = socket.socketpair()
    agent = subprocess.Popen(
        [sys.executable, "-m", "nodecompat._remote.agent", str(theirs.fileno()), "t" * 32],
        pass_fds=[theirs.fileno()],
        env=environment(),
    )
    theirs.close()
    with ours:
        ours.settimeout(60)
        frames = protocol.Frames(protocol.FROM_AGENT)
        ours.sendall(protocol.frame(protocol.GO, json.dumps(start).encode()))
        ends: list[tuple[int | None, int | None]] = []
        came, pid = 0, 0
        while came < protocol.WINDOW:
            for frame in frames.feed(ours.recv(65536)):
                came += len(frame.payload) if frame.kind == protocol.CHANNEL else 0
                pid = protocol.pid_of(frame.payload) if frame.kind == protocol.UP else pid
        while not is_zombie(pid):
            os.sched_yield()
        ours.sendall(protocol.header(protocol.CHANNEL, 5) + b"never")
        ours.sendall(protocol.credit(protocol.CHANNEL, protocol.WINDOW))
        while not ends:
            for frame in frames.feed(ours.recv(65536)):
                came += len(frame.payload) if frame.kind == protocol.CHANNEL else 0
                ends += [protocol.status_of(frame.payload)] if frame.kind == protocol.EXIT else []
        ours.sendall(protocol.frame(protocol.BYE))
        assert (came - protocol.WINDOW, ends) == (REST, [(0, None)])
        assert agent.wait(60) == 0
