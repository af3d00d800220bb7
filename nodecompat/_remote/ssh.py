"""The carrier of ssh: for who has hosts and no cluster. The agent is a command of an ssh session, its stream the
session's.

    loop of this process     the relay, over a local socket
    a thread with asyncio    asyncssh: one connection to a host, one session for each child; it moves bytes between both

What must stay true: hosts are known by `known_hosts` unless the caller says otherwise; nothing listens anywhere; the
session's stderr is this process's. A connection that breaks is made again for the next child. Source: asyncssh,
"SSHClientConnection.create_process", measured.
"""

from __future__ import annotations

import atexit
import contextlib
import shlex
import socket
import sys
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final

from .._errors.base import InvalidArgTypeError
from .._errors.remote import RemoteStartError
from .._on_use import on_use
from .carrier import Carrier
from .parent import hand_over_all
from .protocol import READ_BYTES

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable, Mapping

    import asyncssh

    from .job import Job
else:
    asyncio = on_use("asyncio")
    asyncssh = on_use("asyncssh")  # 0.3 s

_NEEDED: Final = "nodecompat.remote.ssh needs asyncssh: pip install 'nodecompat[ssh]'"
_MOST_SAID: Final = 4096
_END_SECONDS: Final = 3
_CONNECT: Final = {
    "keepalive_interval": 10,  # seconds; three without an answer, and the next child gets a new connection
    "compression_algs": None,
    "encryption_algs": "^aes128-gcm@openssh.com",  # first: twice the rate of what asyncssh offers first (measured)
}
_SESSION: Final = {
    "encoding": None,
    "max_pktsize": 65536,  # what comes takes twice as long in packets of half the size, asyncssh's own (measured)
}
_HOST_OPTIONS: Final = frozenset({"host", "slots"})


class Ssh(Carrier):
    """`remote.ssh(hosts)`: children on hosts that are reached by ssh.

    `hosts` are names, `user@host:port`, or dicts with `host`, `slots` (how many children it may have at once; no
    limit unless given) and options of `asyncssh.connect` (`username`, `port`, `client_keys`, `known_hosts`, …), which
    may also be given for all hosts as keywords. A child goes to the host with the fewest; when none has a slot it
    waits. `python` is the interpreter there, with nodecompat installed. Other options: those of `Carrier`;
    `startTimeout` is 60 seconds unless given. Raises ModuleNotFoundError without asyncssh, ERR_INVALID_ARG_TYPE.
    """

    def __init__(
        self,
        hosts: str | Mapping[str, Any] | Iterable[str | Mapping[str, Any]],
        *,
        python: str = "python3",
        startTimeout: float = 60_000,
        grace: float = 5000,
        files: Mapping[str, bytes] | None = None,
        silence: float = 30_000,
        **options: Any,
    ) -> None:
        super().__init__(startTimeout, grace, files, silence)
        try:
            self._connect = asyncssh.connect
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError(_NEEDED, name="asyncssh") from error
        listed = [hosts] if isinstance(hosts, (str, dict)) else [*hosts]
        if not listed:
            raise InvalidArgTypeError("hosts", "a list with at least one host", listed)
        self._hosts = [Host(each, options) for each in listed]
        _runner.hosts += self._hosts
        self._python = python
        self._waiting: list[SshPlacement] = []

    def place(self, job: Job) -> SshPlacement:
        """Open a session on the host with the fewest children."""
        placement = SshPlacement(self, job)
        self._waiting.append(placement)
        self.start_waiting()
        return placement

    def start_waiting(self) -> None:
        """Give those that wait what is free."""
        while self._waiting and (free := [each for each in self._hosts if each.has_room]):
            placement = self._waiting.pop(0)
            placement.host = host = min(free, key=lambda each: each.children)
            host.children += 1
            command = f"{self._python} -m nodecompat._remote.agent - {shlex.quote(placement.job.token)}"
            _runner.submit(host.run(self._connect, command, placement))

    def left(self, placement: SshPlacement) -> None:
        """A child has ended, or is not wanted any more."""
        if placement in self._waiting:
            self._waiting.remove(placement)
        elif placement.host is not None:
            placement.host.children -= 1
            placement.host = None
            self.start_waiting()


class Host:
    """One host, with its connection."""

    def __init__(self, given: str | Mapping[str, Any], options: Mapping[str, Any]) -> None:
        if isinstance(given, str):
            user, _, place = given.rpartition("@")
            name, _, port = place.partition(":")
            given = {"host": name, **({"username": user} if user else {}), **({"port": int(port)} if port else {})}
        elif not isinstance(given, dict) or not isinstance(given.get("host"), str):
            raise InvalidArgTypeError("hosts", "a list of names or of dicts with a host", given)
        self.name: str = given["host"]
        self.children = 0
        self._slots: int | None = given.get("slots")
        self._options = {**options, **{name: value for name, value in given.items() if name not in _HOST_OPTIONS}}
        self._connection: Any = None
        self._lock: asyncio.Lock | None = None

    @property
    def has_room(self) -> bool:
        """Whether one more child may run there."""
        return self._slots is None or self.children < self._slots

    async def run(self, connect: Any, command: str, placement: SshPlacement) -> None:
        """On the thread of asyncio: the session of one child, until it ends."""
        job = placement.job
        try:
            connection = await self._connected(connect)
            if placement.is_cancelled:
                return
            session = await connection.create_process(command, **_SESSION)
        except Exception as error:
            fault = RemoteStartError(f"{self.name}: {error or type(error).__name__}")
            fault.__cause__ = error
            job.failed(fault)
            return
        ours, theirs = socket.socketpair()
        theirs.setblocking(False)
        job.stream(ours.detach())
        into = asyncio.create_task(_to_session(theirs, session))
        _runner.sending.add(into)
        into.add_done_callback(_runner.sending.discard)
        said = asyncio.create_task(_said(session))
        try:
            await _from_session(session, theirs)
            await session.wait_closed()
        finally:
            into.cancel()
            await asyncio.gather(into, return_exceptions=True)
            theirs.close()
        if session.exit_status not in (None, 0):
            text = f"{self.name}: {command!r} ended with code {session.exit_status}: {await said}"
            job.failed(RemoteStartError(text))

    async def close(self) -> None:
        """On the thread of asyncio: close the connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
            with contextlib.suppress(Exception):
                await asyncio.wait_for(connection.wait_closed(), 1)

    async def _connected(self, connect: Any) -> Any:
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            if self._connection is None or self._connection.is_closed():
                self._connection = await connect(self.name, **{**_CONNECT, **self._options})
            return self._connection


async def _to_session(here: socket.socket, session: Any) -> None:
    """What this process sends."""
    loop = asyncio.get_running_loop()
    with contextlib.suppress(OSError, asyncssh.Error):
        while data := await loop.sock_recv(here, READ_BYTES):
            session.stdin.write(data)
            await session.stdin.drain()
        session.stdin.write_eof()


async def _from_session(session: Any, here: socket.socket) -> None:
    """What the agent sends."""
    loop = asyncio.get_running_loop()
    with contextlib.suppress(OSError, asyncssh.Error):
        while data := await session.stdout.read(READ_BYTES):
            await loop.sock_sendall(here, data)
        here.shutdown(socket.SHUT_WR)


async def _said(session: Any) -> str:
    """Show what the agent and its children print on stderr; gives the last line."""
    said = b""
    with contextlib.suppress(OSError, asyncssh.Error):
        while data := await session.stderr.read(4096):
            said = (said + data)[-_MOST_SAID:]
            sys.stderr.write(data.decode("utf-8", "replace"))
    return said.decode("utf-8", "replace").strip().rpartition("\n")[2]


class SshPlacement:
    """One child's place: it waits for a host, or has a session."""

    def __init__(self, home: Ssh, job: Job) -> None:
        self._home, self.job = home, job
        self.host: Host | None = None
        self.is_cancelled = False

    def cancel(self) -> None:
        """Not wanted any more."""
        self.is_cancelled = True
        self._home.left(self)

    def release(self) -> None:
        """The child has ended; its session ends with its stream."""
        self._home.left(self)


class Runner:
    """A thread with an asyncio loop, until the end of the process, where the connections are closed."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = Lock()
        self._thread: Thread | None = None
        self.hosts: list[Host] = []
        self.sending: set[asyncio.Task[None]] = set()  # what takes from this process what it sends

    def submit(self, coroutine: Any) -> Any:
        """Run a coroutine there."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = Thread(target=self._loop.run_forever, daemon=True, name="nodecompat-ssh")
                self._thread.start()
                atexit.register(self._end, self._loop, self._thread)
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def _end(self, loop: asyncio.AbstractEventLoop, thread: Thread) -> None:
        hand_over_all()
        asyncio.run_coroutine_threadsafe(self._close(), loop)
        thread.join(_END_SECONDS)

    async def _close(self) -> None:
        if self.sending:
            await asyncio.wait([*self.sending], timeout=_END_SECONDS - 1)
        tasks = [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for host in self.hosts:
            await host.close()
        asyncio.get_running_loop().stop()


_runner = Runner()

ssh = Ssh
