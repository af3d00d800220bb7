"""The child side's start: the channel that the parent announced in the environment.

What must stay true: both variables are gone before the program's first line; whatever they say, the program
runs on or ends with a word about it.
"""

from __future__ import annotations

import os
from typing import Any

from nodecompat._channel.endpoint import Endpoint
from nodecompat._errors.base import InvalidArgValueError
from nodecompat._wires.table import DEFAULT, dialects_of


def adopt_environment(process: Any) -> Endpoint | None:
    """Open the channel the parent announced, and give `process` its side of it.

    Both variables leave the environment before anything else, so that no program started from here takes
    the number for its own. A number that names no socket is a warning, and there is no channel: the variables
    came from an ancestor. An unknown wire ends the program with code 1, as in Node: every message would be
    garbage. Source: Node `setupChildProcessIpcChannel`.
    """
    number = os.environ.pop("NODE_CHANNEL_FD", "")
    wire = os.environ.pop("NODE_CHANNEL_SERIALIZATION_MODE", "")
    fd = _socket_number(number)
    if fd is None and number:
        fd, wire = _last_announced(wire)
    if fd is None:
        if number:
            process.emitWarning(f"NODE_CHANNEL_FD={number} does not name a socket: there is no channel to a parent")
        return None
    dialect = None
    dialects = dialects_of(wire)
    if dialects is not None:
        from nodecompat._channel.peer import parent_dialect

        dialect = parent_dialect(dialects, fd)
    try:
        endpoint = Endpoint(process, fd, wire or DEFAULT, is_child=True, warn=process.emitWarning, dialect=dialect)
    except InvalidArgValueError:
        import sys

        sys.stderr.write(f"The parent chose the wire {wire!r}, which nodecompat does not speak\n")
        raise SystemExit(1) from None
    process.send = endpoint.send
    process.sendAsync = endpoint.sendAsync
    process.disconnect = endpoint.disconnect
    process._endpoint = endpoint
    return endpoint


def _socket_number(text: str) -> int | None:
    """The descriptor a text names, when it is an open socket."""
    if not text.isdecimal():
        return None
    try:
        mode = os.fstat(int(text)).st_mode
    except (OSError, OverflowError):
        return None
    return int(text) if mode & 0o170000 == 0o140000 else None


def _last_announced(wire: str) -> tuple[int | None, str]:
    """The channel of the environment's last entries: Bun appends its own to stale ones, and getenv sees the first."""
    try:
        with open("/proc/self/environ", "rb") as file:
            entries = dict(entry.partition(b"=")[::2] for entry in file.read().split(b"\0"))
    except OSError:
        return None, wire
    fd = _socket_number(entries.get(b"NODE_CHANNEL_FD", b"").decode("ascii", "replace"))
    return fd, entries.get(b"NODE_CHANNEL_SERIALIZATION_MODE", b"").decode("ascii", "replace")
