"""Where agents that dial the parent find their job: one listening socket for all carriers of an address.

What must stay true: it listens only where it was told to, only while a job waits for its agent, and a connection that
does not name a waiting job's token within its time is closed; the token is looked at, not taken, so that the job sees
the whole stream.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final

from .._errors.remote import RemoteStartError
from .._loop.current import engine
from .._timers.scheduling import clearTimeout, setTimeout

if TYPE_CHECKING:
    from .._loop.poller import Watcher
    from .job import Job

_DIAL_SECONDS: Final = 30
_HELLO_MS: Final = 10_000
_TOKEN: Final = slice(5, 37)  # behind the header of the first frame
_MOST_STRANGERS: Final = 128  # connections that have not said who they are


class Meeting:
    """A listening socket, as long as jobs wait. `host` is the address that agents are told to dial."""

    def __init__(self, bind: str, port: int, host: str) -> None:
        self._bind, self._port, self.host = bind, port, host
        self._socket: socket.socket | None = None
        self._watcher: Watcher | None = None
        self._jobs: dict[bytes, Job] = {}
        self._strangers: dict[int, Stranger] = {}

    def expect(self, job: Job) -> tuple[str, int]:
        """Where the agent of a job is to dial. Raises OSError."""
        if self._socket is None:
            self._socket = listening = socket.create_server((self._bind, self._port), backlog=_MOST_STRANGERS)
            listening.setblocking(False)
            self._watcher = engine.watch(listening.fileno(), self._accept, name="RemoteMeeting")
            self._watcher.unref()
        self._jobs[job.token.encode()] = job
        return self.host, int(self._socket.getsockname()[1])

    def forget(self, job: Job) -> None:
        """No agent is expected for it any more."""
        self._jobs.pop(job.token.encode(), None)
        if not self._jobs and self._socket is not None:
            if self._watcher is not None:
                self._watcher.close()
            self._socket.close()
            self._socket = None
            for each in [*self._strangers.values()]:
                each.close()

    def _accept(self) -> None:
        assert self._socket is not None
        try:
            connected, _ = self._socket.accept()
        except OSError:
            return
        if len(self._strangers) >= _MOST_STRANGERS:
            next(iter(self._strangers.values())).close()
        stranger = Stranger(self, prepared(connected))
        self._strangers[connected.fileno()] = stranger

    def look(self, stranger: Stranger) -> None:
        """See whose agent it is."""
        try:
            first = stranger.socket.recv(_TOKEN.stop, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        except OSError:
            first = b""
        if first and len(first) < _TOKEN.stop:
            stranger.look_later()
            return
        job = self._jobs.pop(first[_TOKEN], None)
        if job is None:
            stranger.close()
        else:
            job.stream(stranger.leave())
            self.forget(job)

    def left(self, number: int) -> None:
        """A stranger is none any more."""
        self._strangers.pop(number, None)


class Stranger:
    """A connection that has not named its job yet."""

    def __init__(self, home: Meeting, connected: socket.socket) -> None:
        self._home, self.socket, self._number = home, connected, connected.fileno()
        connected.setblocking(False)
        self._watcher = engine.watch(self._number, self._look, name="RemoteMeeting")
        self._watcher.unref()
        self._end = setTimeout(self.close, _HELLO_MS).unref()
        self._again: object = None

    def _look(self) -> None:
        self._home.look(self)

    def look_later(self) -> None:
        """A part of the token has come, which stays readable: look again in a moment, not at once."""
        self._watcher.set(None)
        self._again = setTimeout(self._look_again, 20).unref()

    def _look_again(self) -> None:
        self._watcher.set(self._look)

    def leave(self) -> int:
        """Its descriptor, which is somebody else's from now on."""
        self._forget()
        return self.socket.detach()

    def close(self) -> None:
        """End the connection."""
        self._forget()
        self.socket.close()

    def _forget(self) -> None:
        clearTimeout(self._end)
        clearTimeout(self._again)
        self._watcher.close()
        self._home.left(self._number)


def reached(host: str, port: int, said: str) -> socket.socket:
    """A connection to the other side, whom what is said first tells which job it is about. Raises OSError."""
    connected = prepared(socket.create_connection((host, port), _DIAL_SECONDS))
    connected.sendall(said.encode())
    return connected


def prepared(connected: socket.socket) -> socket.socket:
    """A connection for a stream: small frames leave at once, and a machine that is gone is noticed."""
    connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    return connected


def dial(job: Job, host: str, port: int, said: str) -> None:
    """From a thread: reach the agent of a job there, which what is said first names."""
    try:
        connected = reached(host, port, said)
    except OSError as error:
        job.failed(RemoteStartError(f"cannot reach the agent at {host}:{port}: {error}"))
    else:
        job.stream(connected.detach())


def address_towards(host: str, port: int) -> str:
    """The address of this machine that another one sees."""
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
    with socket.socket(family, kind) as probe:
        probe.connect(address)  # sends nothing
        return str(probe.getsockname()[0])
