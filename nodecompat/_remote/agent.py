"""The agent: what starts children on another machine for a parent, and relays their channel and streams.

    python -m nodecompat._remote.agent FD TOKEN    one child, over a socket that this process was given; FD may be
                                                   `-` for stdin and stdout
    python -m nodecompat._remote.agent serve       many children: a line of JSON on stdin for each, {"token", "connect":
                                                   [host, port]} to dial there, or {"token", "listen": host} to wait
                                                   for the parent; with "tls" as in `certificates`. It ends with its
                                                   stdin

What must stay true: a program is started only after the parent's go, once for a token; what a child writes is not
parsed; its end is told after the last of its channel; signals go ahead of data, to the process itself. When the parent
is lost its child is told by the end of its channel, gets SIGTERM after the grace, and SIGKILL after as long again;
when the agent dies the system kills the child (Linux). It listens only where it is told to, while one job waits for
its parent, who has to know the token.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import contextlib
import errno
import json
import os
import socket
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from .._child.watch import EndWatch
from .._loop.current import engine
from .._on_use import on_use
from .._os.descriptors import close_quietly, open_devnull, socketpair
from .._os.reaper import ProcessHandle
from .._os.spawn import spawn
from .._timers.scheduling import clearTimeout, setTimeout
from . import certificates, program, protocol
from .line import Line, nothing
from .meeting import Meeting, reached
from .relay import Relay
from .wire import Wire

if TYPE_CHECKING:
    import shutil
    import ssl
    import tempfile
    from collections.abc import Callable

    from .protocol import Frame
else:
    shutil = on_use("shutil")  # only files that come along need these two
    tempfile = on_use("tempfile")

_LINE_BYTES: Final = 65536
_AWAIT_SECONDS: Final = 60
_SIGTERM, _SIGKILL = int(_signal.SIGTERM), int(_signal.SIGKILL)


class AgentChild:
    """One child, from the hello to the parent's goodbye."""

    def __init__(self, wire: Wire, token: str) -> None:
        self._line = Line(wire, protocol.FROM_PARENT, self._take)
        self._line.on_end = self._lost
        self._relay = Relay(self._line)
        self._handle: ProcessHandle | None = None
        self._end: EndWatch | None = None
        self._directory = ""
        self._grace = 0.0
        self._timer: Any = None
        self._gone = False  # the parent
        self.on_over: Callable[[], object] = nothing
        engine.hold()
        self._is_over = False
        self._line.send(protocol.frame(protocol.HELLO, f"{token}\n{protocol.VERSION}\n{socket.gethostname()}".encode()))
        self._line.end_after(protocol.GO_SECONDS)

    def _take(self, frame: Frame) -> None:
        if not self._relay.take(frame):
            _RULES[frame.kind](self, frame)

    # -- the start ------------------------------------------------------------------------------------

    def _go(self, frame: Frame) -> None:
        if self._handle is not None:
            raise protocol.ProtocolError("a second go")
        self._handle = ProcessHandle()
        try:
            self._start(program.unpacked(bytes(frame.payload)))
        except (OSError, ValueError) as error:
            name = errno.errorcode.get(error.errno or 0, "") if isinstance(error, OSError) else ""
            self._line.send(protocol.frame(protocol.FAILED, f"{name}\n{error}".encode()[:4000]))
            self._over()

    def _start(self, found: dict[str, Any]) -> None:
        handle = self._handle
        assert handle is not None
        self._grace = float(found["grace"])
        self._line.end_after(float(found["silence"]) / 1000)
        ours: dict[int, int] = {}
        given: list[int | None] = []
        try:
            cwd = self._placed(found["files"], found["cwd"])
            for slot, kind in enumerate(found["stdio"]):
                given.append(_opened(slot, kind, ours))
            file, args = (sys.executable if found["isThisPython"] else found["file"]), found["args"]
            if found["isThisPython"] and args[:1] == [found["file"]]:
                args = [file, *args[1:]]
            env = {**os.environ, **found["env"]}
            spawn(file, args or [file], env=env, cwd=cwd, stdio=given, death_signal=_SIGKILL, started=handle.started)
            handle.open()
        except BaseException:
            for fd in ours.values():
                close_quietly(fd)
            raise
        finally:
            for each in given:
                if each is not None:
                    close_quietly(each)
        self._line.send(protocol.up(handle.pid))
        for stream, fd in ours.items():
            if stream == protocol.CHANNEL:
                self._relay.both(fd)
            elif stream == protocol.STDIN:
                self._relay.write(stream, fd)
            else:
                self._relay.read(stream, fd)
        self._end = EndWatch(handle, self._ended)

    def _placed(self, files: dict[str, bytes], cwd: str | None) -> str | None:
        """The directory with the files that came along; the child's own, unless it was to have another."""
        if not files:
            return cwd
        self._directory = tempfile.mkdtemp(prefix="nodecompat-")
        for name, data in files.items():
            path = os.path.normpath(os.path.join(self._directory, name))
            if not path.startswith(self._directory + os.sep):
                raise ValueError(f"the file {name!r} would lie outside of its directory")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
        return os.path.join(self._directory, cwd or "")

    # -- the end --------------------------------------------------------------------------------------

    def _ended(self) -> None:
        """The process has ended: what it left in the channel goes first."""
        channel = self._relay.inlet(protocol.CHANNEL)
        if channel is None:
            self._tell()
        else:
            channel.read_rest(self._tell)

    def _tell(self) -> None:
        handle, watch = self._handle, self._end
        status = None if handle is None else handle.poll()
        if handle is None or watch is None or status is None:
            return
        watch.close()
        self._end = None
        handle.close()
        clearTimeout(self._timer)
        self._line.send(protocol.exited(*status))
        if self._gone:
            self._over()

    def _bye(self, _frame: Frame) -> None:
        self._over()

    def _lost(self, _error: Exception | None) -> None:
        """The parent is gone: the child is told by the end of its channel, and then ended."""
        self._gone = True
        self._relay.finish()
        if self._end is None:
            self._over()
        else:
            self._timer = setTimeout(self._force, self._grace, _SIGTERM)

    def _force(self, number: int) -> None:
        handle = self._handle
        if handle is not None and self._end is not None:
            handle.kill(number)
            if number == _SIGTERM:
                self._timer = setTimeout(self._force, self._grace, _SIGKILL)

    def _kill(self, frame: Frame) -> None:
        if self._handle is not None and self._end is not None:
            with contextlib.suppress(OSError):
                self._handle.kill(protocol.number_of(frame.payload))

    def _alive(self, _frame: Frame) -> None:
        """The parent is."""

    def _no(self, _frame: Frame) -> None:
        """The parent has another one, or no use for this version."""
        self._over()

    def _over(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._relay.close()
            self._line.on_end = nothing
            self._line.finish()
            if self._directory:
                shutil.rmtree(self._directory, ignore_errors=True)
            engine.release()
            self.on_over()

    def give_up(self) -> None:
        """Who asked for this agent is gone: end the connection, and with it the child."""
        self._line.close()
        self._lost(None)


_RULES: Final[dict[int, Callable[[AgentChild, Frame], None]]] = {
    protocol.GO: AgentChild._go,
    protocol.NO: AgentChild._no,
    protocol.ALIVE: AgentChild._alive,
    protocol.KILL: AgentChild._kill,
    protocol.BYE: AgentChild._bye,
}


def _opened(slot: int, kind: str, ours: dict[int, int]) -> int | None:
    """The child's descriptor at a place; `ours` gets the other end, by its stream."""
    if kind == program.CHANNEL or (kind == program.PIPE and slot < len(protocol.STANDARD)):
        stream = protocol.CHANNEL if kind == program.CHANNEL else protocol.STANDARD[slot]
        ours[stream], theirs = socketpair()
        return theirs
    if kind != program.IGNORE:
        raise ValueError(f"stdio[{slot}] is {kind!r}")
    return open_devnull() if slot < len(protocol.STANDARD) else None


class Server:
    """The agent of a worker: jobs come as lines on stdin, what has ended is told as lines on stdout."""

    def __init__(self) -> None:
        self._input = os.dup(0)
        self._output = os.dup(1)
        self._rest = b""
        self._children: set[AgentChild] = set()
        self._meetings: dict[tuple[str, ssl.SSLContext | None], Meeting] = {}
        self._contexts: dict[str, ssl.SSLContext] = {}
        _cover_standard_streams()
        os.set_blocking(self._input, False)
        self._watcher = engine.watch(self._input, self._readable, name="RemoteAgent")

    def _readable(self) -> None:
        data = os.read(self._input, 65536)
        *lines, self._rest = (self._rest + data).split(b"\n")
        if not data or len(self._rest) > _LINE_BYTES:
            self._close()
        for line in lines:
            job = json.loads(line)
            try:
                self._begin(job, job["token"])
            except OSError as error:
                self._tell(job["token"], str(error))

    def _begin(self, job: dict[str, Any], token: str) -> None:
        is_dialling, tls = "connect" in job, job.get("tls")
        if tls is not None:
            tls = self._context(tls, dials=is_dialling)
        if is_dialling:
            self._dial(token, job["connect"][0], int(job["connect"][1]), job.get("said", ""), tls)
        else:
            self._await(token, job["listen"], tls)

    def _context(self, given: dict[str, Any], *, dials: bool) -> ssl.SSLContext:
        key = json.dumps([given, dials])
        if key not in self._contexts:
            self._contexts[key] = certificates.context(given, dials=dials)
        return self._contexts[key]

    def _dial(self, token: str, host: str, port: int, said: str, tls: ssl.SSLContext | None) -> None:
        """Dial the parent, in a thread: a name may have to be looked up, and a machine may not answer."""

        def dial() -> None:
            try:
                wire = reached(host, port, said, tls, dials=True)
            except OSError as error:
                engine.call_from_thread(self._tell, token, f"cannot reach the parent at {host}:{port}: {error}")
            else:
                engine.call_from_thread(self._connected, token, wire)

        Thread(target=dial, daemon=True).start()

    def _await(self, token: str, host: str, tls: ssl.SSLContext | None) -> None:
        """Wait for the parent, who has to name the job before anything is said to it."""
        meeting = self._meetings.setdefault((host, tls), Meeting(host, 0, host, tls, bare=True))

        def come(wire: Wire) -> None:
            clearTimeout(late)
            self._connected(token, wire)

        def too_late() -> None:
            meeting.forget(token)
            self._tell(token, f"no parent came within {_AWAIT_SECONDS} seconds")

        _, port = meeting.expect(token, come)
        late = setTimeout(too_late, _AWAIT_SECONDS * 1000).unref()
        self._write({"token": token, "port": port})

    def _connected(self, token: str, wire: Wire) -> None:
        child = AgentChild(wire, token)
        child.on_over = lambda: self._ended(child, token)
        self._children.add(child)

    def _ended(self, child: AgentChild, token: str) -> None:
        self._children.discard(child)
        self._tell(token, "")

    def _tell(self, token: str, error: str) -> None:
        self._write({"token": token, "error": error})

    def _write(self, told: dict[str, object]) -> None:
        with contextlib.suppress(OSError):  # the worker is gone
            os.write(self._output, json.dumps(told).encode() + b"\n")

    def _close(self) -> None:
        """The worker is gone: no parent has its children any more."""
        self._watcher.close()
        for child in [*self._children]:
            child.give_up()


def _cover_standard_streams() -> None:
    """What was stdin and stdout belongs to the agent alone: nothing else may read it, or print into it."""
    null = open_devnull()
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)


def main(words: list[str]) -> None:
    """Run as the docstring of this file says."""
    if words == ["serve"]:
        Server()
    elif words[:1] == ["-"]:
        AgentChild(Wire(os.dup(0), os.dup(1)), words[1])
        _cover_standard_streams()
    else:
        AgentChild(Wire(int(words[0])), words[1])


if __name__ == "__main__":
    main(sys.argv[1:])
