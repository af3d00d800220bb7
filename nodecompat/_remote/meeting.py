"""Where the two sides meet: one listening socket for all jobs of an address, and who comes says whose stream it is.

What must stay true: it listens only where it was told to, only while a job waits, and a connection that does not name a
waiting job within its time is closed; so is one without a certificate where the cluster has them. No stream loses a
byte that it has to see.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
from time import monotonic
from typing import TYPE_CHECKING, Final

from .._errors.remote import RemoteStartError
from .._loop.accepting import accept
from .._loop.current import engine
from .._timers.scheduling import clearTimeout, setTimeout
from .wire import SMALL_READ, TlsWire, Wire

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from .._loop.poller import Watcher
    from .job import Job

    Met = Callable[[Wire], object]

_DIAL_SECONDS: Final = 30
_HELLO_MS: Final = 10_000
_PATIENCE_MS: Final = 200  # until another descriptor may be free
_MOST_STRANGERS: Final = 128  # connections that have not said who they are
TOKEN_LETTERS: Final = 32
_HEADER_BYTES: Final = 5  # of a hello, before the token


class Meeting:
    """A listening socket, as long as jobs wait. `host` is the address that the other side is told to dial.

    Who comes begins with a hello, which stays for the job to be seen; or, where `bare`, with the token alone.
    """

    def __init__(
        self, bind: str, port: int, host: str, tls: ssl.SSLContext | None = None, *, bare: bool = False
    ) -> None:
        self._bind, self._port, self.host = bind, port, host
        self.tls, self.bare = tls, bare
        self.token = slice(0, TOKEN_LETTERS) if bare else slice(_HEADER_BYTES, _HEADER_BYTES + TOKEN_LETTERS)
        self._socket: socket.socket | None = None
        self._watcher: Watcher | None = None
        self._jobs: dict[bytes, Met] = {}
        self._strangers: set[Stranger] = set()

    def expect(self, token: str, met: Met) -> tuple[str, int]:
        """Call `met` with the stream of who names the token; where to dial. Raises OSError."""
        if self._socket is None:
            self._socket = listening = socket.create_server((self._bind, self._port), backlog=_MOST_STRANGERS)
            listening.setblocking(False)
            self._watcher = engine.watch(listening.fileno(), self._accept, name="RemoteMeeting")
            self._watcher.unref()
        self._jobs[token.encode()] = met
        return self.host, int(self._socket.getsockname()[1])

    def forget(self, token: str) -> None:
        """Nobody is expected for it any more."""
        self._jobs.pop(token.encode(), None)
        if not self._jobs and self._socket is not None:
            if self._watcher is not None:
                self._watcher.close()
            self._socket.close()
            self._socket = self._watcher = None
            for each in [*self._strangers]:
                each.close()

    def _accept(self) -> None:
        assert self._socket is not None
        assert self._watcher is not None
        connected = accept(self._socket, self._watcher, _PATIENCE_MS)
        if connected is None:
            return
        if len(self._strangers) >= _MOST_STRANGERS:
            next(iter(self._strangers)).close()
        self._strangers.add(Stranger(self, wire_over(connected, self.tls, dials=False)))

    def named(self, said: bytes) -> Met | None:
        """Whose stream it is, of what was said first; it is not expected any more."""
        return self._jobs.pop(said[self.token], None)

    def left(self, stranger: Stranger) -> None:
        """One is none any more."""
        self._strangers.discard(stranger)


class Stranger:
    """A connection that has not named its job yet."""

    def __init__(self, home: Meeting, wire: Wire) -> None:
        self._home, self._wire = home, wire
        self._said = b""
        self._watcher = engine.watch(wire.fd, self._look, name="RemoteMeeting")
        self._watcher.unref()
        self._is_stranger = True
        self._end = setTimeout(self._too_late, _HELLO_MS).unref()

    def _look(self) -> None:
        wire, home = self._wire, self._home
        try:
            said = wire.read(home.token.stop)
        except BlockingIOError:
            said = None
        except OSError:
            said = b""
        try:
            if owed := wire.owed():  # of the handshake, which fits
                os.write(wire.out, owed)
        except OSError:
            said = b""
        if said is None:
            return
        self._said += said
        if said and len(self._said) < home.token.stop:
            return
        met = home.named(self._said)
        if met is None or not said:
            self.close()
            return
        self._forget()
        wire.before = self._said[home.token.stop :] if home.bare else self._said
        token = self._said[home.token].decode()
        met(wire)
        home.forget(token)

    def _too_late(self) -> None:
        self._look()  # this process may have computed meanwhile
        if self._is_stranger:
            self.close()

    def close(self) -> None:
        """End the connection."""
        self._forget()
        self._wire.close()

    def _forget(self) -> None:
        self._is_stranger = False
        clearTimeout(self._end)
        self._watcher.close()
        self._home.left(self)


def reached(host: str, port: int, said: str, tls: ssl.SSLContext | None, *, dials: bool, token: str = "") -> Wire:
    """In a thread: a stream to the other side. What is said first tells those between the two whom it is for; the token
    tells the other side itself, under TLS if there is one. Raises OSError."""
    connected = socket.create_connection((host, port), _DIAL_SECONDS)
    try:
        connected.sendall(said.encode())
    except BaseException:
        connected.close()
        raise
    wire = wire_over(connected, tls, dials=dials)
    try:
        if token:
            _say(wire, token.encode(), monotonic() + _DIAL_SECONDS)
    except BaseException:
        wire.close()
        raise
    return wire


def _say(wire: Wire, said: bytes, deadline: float) -> None:
    """Say something before the loop has the stream."""
    while not wire.is_ready:
        _push(wire, wire.owed(), deadline)
        _wait(wire, select.POLLIN, deadline)
        with contextlib.suppress(BlockingIOError):
            if not wire.read(SMALL_READ):
                raise ConnectionError("the connection was closed")
    _push(wire, wire.owed() + b"".join(wire.sealed([said])), deadline)


def _push(wire: Wire, data: bytes, deadline: float) -> None:
    while data:
        _wait(wire, select.POLLOUT, deadline)
        data = data[os.write(wire.out, data) :]


def _wait(wire: Wire, what: int, deadline: float) -> None:
    look = select.poll()
    look.register(wire.fd, what)
    if not look.poll(max(deadline - monotonic(), 0) * 1000):
        raise TimeoutError("it does not answer")


def wire_over(connected: socket.socket, tls: ssl.SSLContext | None, *, dials: bool) -> Wire:
    """A connection for a stream: small frames leave at once, and a machine that is gone is noticed."""
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    return Wire(connected.detach()) if tls is None else TlsWire(connected.detach(), tls, dials=dials)


def dial(job: Job, host: str, port: int, reach: Callable[[str, int], Wire]) -> None:
    """From a thread: reach the agent of a job there."""
    try:
        wire = reach(host, port)
    except OSError as error:
        job.failed(RemoteStartError(f"cannot reach the agent at {host}:{port}: {error}"))
    else:
        job.stream(wire)


def address_towards(host: str, port: int) -> str:
    """The address of this machine that another one sees."""
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, kind) as probe:
        probe.connect(address)  # sends nothing
        return str(probe.getsockname()[0])
