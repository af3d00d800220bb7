"""How a child finds the channel to its parent, and what is known of a peer before it has said anything.

What must stay true: both variables are gone before the program's first line; whatever they say, the program
runs on or ends with a line on stderr; a look at the peer never waits, takes a byte from the channel or raises.
"""

from __future__ import annotations

import os
import sys
from stat import S_ISSOCK
from typing import TYPE_CHECKING

from nodecompat._channel.endpoint import METHODS, Endpoint
from nodecompat._channel.protocol import DEFAULT_MAX_MESSAGE_BYTES
from nodecompat._on_use import on_use
from nodecompat._wires import DEFAULT, dialects_of

if TYPE_CHECKING:
    import _socket
    from typing import Protocol

    from nodecompat._channel.endpoint import Target
    from nodecompat._errors import base as errors
    from nodecompat._wires import Dialects

    class Adopter(Target, Protocol):
        """What takes the child's side of a channel: `process`."""

        _endpoint: Endpoint | None

        def emitWarning(self, warning: str, /) -> None: ...

else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    _socket = on_use("_socket")  # 1 ms, and only a wire with dialects needs it

_FD, _WIRE = "NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE"
MAX_BYTES = "NODECOMPAT_CHANNEL_MAX_BYTES"  # what the parent takes in one message, where it is not the default
RELAYED = "NODECOMPAT_CHANNEL_RELAYED"  # set where the parent is on another machine
VARIABLES = (_FD, _WIRE, MAX_BYTES, RELAYED)
_FIRST_BYTES = 5  # enough to tell the dialects apart
_MOST_DIGITS = 16  # of a number that is one; Python makes none of some thousands of them
_PROTOCOL, _STREAM = "system.sockprotoname", b"UNIX-STREAM\0"
_SHOWN = 40  # characters of what a variable says

_adopters: list[Adopter] = []  # who has a channel


def adopt_environment(process: Adopter) -> Endpoint | None:
    """Open the channel the parent announced, and give `process` its side of it.

    The variables leave the environment before anything else, so that no program started from here takes
    the number for its own. Source: Node `setupChildProcessIpcChannel`.
    """
    return adopt(process, *[os.environ.pop(name, "") for name in VARIABLES])


def adopt(process: Adopter, number: str, wire: str, max_bytes: str, relayed: str) -> Endpoint | None:
    """Open the channel that VARIABLES with these values announce, empty where there is none.

    A number that names no connected socket is a warning, and there is no channel: the variables came from an ancestor.
    An unknown wire ends the program with code 1, as in Node: every message would be garbage.
    """
    most = peer_max(max_bytes)
    fd = _socket_number(number)
    if fd is None and number:
        fd, wire = _last_announced(wire)
    if fd is None:
        if number:
            process.emitWarning(
                f"{_FD}={_shortened(number)} names no connected socket: there is no channel to a parent"
            )
        return None
    dialects = dialects_of(wire)
    dialect = None if dialects is None else parent_dialect(dialects, fd)
    try:
        endpoint = Endpoint(
            process,
            fd,
            wire or DEFAULT,
            is_child=True,
            warn=process.emitWarning,
            max_message_bytes=max(most, DEFAULT_MAX_MESSAGE_BYTES),
            peer_max_bytes=most,
            dialect=dialect,
        )
    except errors.InvalidArgValueError:
        if sys.stderr is not None:
            shown = repr(_shortened(wire))
            sys.stderr.write(f"The parent chose the wire {shown}, which nodecompat does not speak\n")
        raise SystemExit(1) from None
    if relayed:
        endpoint.is_relayed = True
    for name in (*METHODS, "getCancelSignal"):
        setattr(process, name, getattr(endpoint, name))
    process._endpoint = endpoint
    _adopters.append(process)
    endpoint.begin()
    return endpoint


def drop_channels() -> None:
    """Have no channel: in a forked copy it belongs to the original."""
    for process in _adopters:
        for name in (*METHODS, "getCancelSignal", "channel", "connected", "_endpoint"):
            process.__dict__.pop(name, None)
    _adopters.clear()


os.register_at_fork(after_in_child=drop_channels)


def peer_max(text: str) -> int:
    """What the variable says that a parent takes."""
    known = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if known else DEFAULT_MAX_MESSAGE_BYTES


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _socket_number(text: str) -> int | None:
    """The descriptor a text names, when it is an open socket."""
    if len(text) > _MOST_DIGITS or not (text.isascii() and text.isdecimal()):
        return None
    try:
        mode = os.fstat(int(text)).st_mode
    except (OSError, OverflowError):
        return None
    return int(text) if S_ISSOCK(mode) and _is_connected(int(text)) else None


def _is_connected(fd: int) -> bool:
    """Whether a socket is a stream with another end, which may have gone: it neither listens nor takes datagrams.

    Of most channels Linux says that they are streams, and writing nothing to one tells that it is connected.
    """
    try:
        if os.getxattr(fd, _PROTOCOL) == _STREAM:
            os.write(fd, b"")
            return True
    except (OSError, AttributeError):
        pass
    borrowed = _socket.socket(fileno=fd)
    try:
        borrowed.getpeername()
        return borrowed.type == _socket.SOCK_STREAM
    except OSError:
        return False
    finally:
        borrowed.detach()


def _last_announced(wire: str) -> tuple[int | None, str]:
    """The channel of the environment's last entries: Bun appends its own to stale ones, and getenv sees the first."""
    try:
        with open("/proc/self/environ", "rb") as file:
            entries = dict(entry.partition(b"=")[::2] for entry in file.read().split(b"\0"))
    except OSError:
        return None, wire
    fd = _socket_number(entries.get(_FD.encode(), b"").decode("ascii", "replace"))
    return fd, entries.get(_WIRE.encode(), b"").decode("ascii", "replace")


# -- what the peer speaks ----------------------------------------------------------------------------------


def parent_dialect(dialects: Dialects, fd: int) -> str | None:
    """How the parent at the other end of a channel speaks; None when there is no telling.

    Bun writes its prelude before the child's first instruction (measured on Bun 1.4.2). A parent that has written
    nothing is known by its program, where the system tells it.
    """
    return dialects.first_bytes_dialect(_peek(fd)) or _process_dialect(dialects, os.getppid())


def child_dialect(dialects: Dialects, pid: int, file: str) -> str | None:
    """How a child speaks, by its program, or else by the name it was started under."""
    return _process_dialect(dialects, pid) or dialects.program_dialect(file)


def _process_dialect(dialects: Dialects, pid: int) -> str | None:
    try:
        return dialects.program_dialect(os.readlink(f"/proc/{pid}/exe"))
    except OSError:  # another system, another user's process, or none
        return None


def _peek(fd: int) -> bytes:
    try:
        borrowed = _socket.socket(fileno=fd)
    except OSError:
        return b""
    try:
        return borrowed.recv(_FIRST_BYTES, _socket.MSG_PEEK | _socket.MSG_DONTWAIT)
    except OSError:
        return b""
    finally:
        borrowed.detach()
