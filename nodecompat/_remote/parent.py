"""The parent's side of one child on another machine: it stands in the place of a local process.

The child's pipes and its channel are local pairs as for any child; their far ends are relayed over the stream to the
agent. So everything above, messages, streams and the order of events, is that of a local child.

    placed → the agent said hello, and got the go → up (or failed) → exited (or lost) → the last stream has ended

What must stay true: the program is sent once, to the first agent that names the token; the end is told after all that
the child wrote to its channel, once; a child whose connection broke is lost, which is an error and then an end by
SIGKILL, because how it ended nobody knows; whatever fails, every descriptor is closed and the carrier's place given
back.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import atexit
import errno
import os
from hmac import compare_digest
from typing import TYPE_CHECKING, Any, Final

from .._errors.base import NodeError, system_error
from .._errors.remote import RemoteChildLostError, RemoteStartError
from .._loop.current import engine
from .._os.descriptors import close_quietly
from .._timers.scheduling import clearTimeout, setTimeout
from . import program, protocol
from .job import Job
from .line import Line, nothing
from .relay import Relay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .._child.arguments import Request
    from .._child.child import ChildProcess
    from .._os.reaper import Status
    from .job import Engine, Placement
    from .protocol import Frame
    from .wire import Wire

_REASON_MS: Final = 200
_LAST_SECONDS: Final = 2

_with_streams: set[RemoteHandle] = set()


class RemoteHandle:
    """As `ProcessHandle`, which see, for a child on another machine. It has no descriptor, and tells its end itself."""

    fd = -1

    def __init__(self, child: ChildProcess, request: Request, env: Mapping[str, str], carrier: Engine) -> None:
        self.pid = 0  # on the other machine; 0 before it runs there
        self.host = ""
        self.status: Status | None = None
        self.started: list[int] = []
        self._child = child
        self._carrier = carrier
        self._program = program.packed(request, env, carrier)
        self._job = Job(self)
        self._placement: Placement | None = None
        self._fds: dict[int, int] = {}  # of the streams, before there is a relay
        self._shared: set[int] = set()  # of the streams, those whose descriptor is this process's own
        self._line: Line | None = None
        self._relay: Relay | None = None
        self._greeted = False
        self._told: Callable[[], object] = nothing
        self._timer: Any = None

    # -- the start ------------------------------------------------------------------------------------

    def start(self, request: Request, given: Sequence[int | None], channel: int | None) -> None:
        """Have the carrier place it. `given` are the child's descriptors, which are copied here. Raises OSError."""
        try:
            self._copy(request, given, channel)
        except OSError:
            self._give_back()
            raise
        if self._carrier.startTimeout:
            self._timer = setTimeout(self._too_late, self._carrier.startTimeout).unref()
        try:
            self._placement = self._carrier.place(self._job)
        except Exception as error:
            engine.next_tick(self.fail, error)

    def _copy(self, request: Request, given: Sequence[int | None], channel: int | None) -> None:
        for slot, fd in enumerate(given):
            kind = request.stdio[slot].kind
            is_shared = kind == "fd" and slot > 0
            if fd is not None and (slot == channel or kind == "pipe" or is_shared):
                stream = protocol.CHANNEL if slot == channel else protocol.STANDARD[slot]
                self._fds[stream] = os.dup(fd)
                if is_shared:
                    self._shared.add(stream)

    def _too_late(self) -> None:
        self.fail(RemoteStartError(f"the child was not started within {self._carrier.startTimeout:g} ms"))

    def open_stream(self, wire: Wire) -> bool:
        """The carrier has brought a stream to an agent; False when none is wanted any more."""
        if self._line is not None or self.status is not None or self._is_over():
            return False
        self._line = Line(wire, protocol.FROM_AGENT, self._take, computes=True)
        self._line.on_end = self._broken
        return True

    def _is_over(self) -> bool:
        return self._child._handle is not self

    def _take(self, frame: Frame) -> None:
        if not self._greeted:
            self._greet(frame)
        elif self._relay is not None and self._relay.take(frame):
            self._look_for_end()
        else:
            _RULES.get(frame.kind, RemoteHandle._refuse)(self, frame)

    def _greet(self, frame: Frame) -> None:
        assert self._line is not None
        token, version, host = (*bytes(frame.payload).decode("utf-8", "replace").split("\n"), "", "", "")[:3]
        if frame.kind != protocol.HELLO or not compare_digest(token.encode(), self._job.token.encode()):
            raise protocol.ProtocolError("it does not know the token of the job")
        if version != str(protocol.VERSION):
            text = f"its agent speaks version {version} of the protocol, this process {protocol.VERSION}"
            self._line.send(protocol.frame(protocol.NO, text.encode()))
            self.fail(RemoteStartError(f"{host}: {text}"))
            return
        self._greeted = True
        self.host = host
        self._line.send(protocol.frame(protocol.GO, self._program))
        self._program = b""
        self._relay = relay = Relay(self._line)
        _with_streams.add(self)
        if self._child._endpoint is not None:
            self._child._endpoint.pass_on_by(self.hand_over_rest)
        for stream, fd in self._fds.items():
            if stream == protocol.CHANNEL:
                relay.both(fd)
            elif stream == protocol.STDIN:
                relay.read(stream, fd)
            else:
                relay.write(stream, fd, shared=stream in self._shared)
        self._fds.clear()
        self._line.end_after(self._carrier.silence / 1000, protocol.SILENCE_SECONDS)

    def _up(self, frame: Frame) -> None:
        if self.started:
            self._refuse(frame)
        self.pid = protocol.pid_of(frame.payload)
        self.started.append(self.pid)
        if self._line is not None:
            self._line.end_after(self._carrier.silence / 1000)
        clearTimeout(self._timer)
        self._child._came_up(self.pid, self.host)

    def _failed(self, frame: Frame) -> None:
        name, _, text = bytes(frame.payload).decode("utf-8", "replace").partition("\n")
        number = getattr(errno, name, None)
        if self.started or not isinstance(number, int):
            self.fail(RemoteStartError(f"{self.host}: {text}"))
            return
        child = self._child
        self.fail(system_error(number, f"spawn {child.spawnfile}", path=child.spawnfile, spawnargs=child.spawnargs[1:]))

    def fail(self, error: Exception) -> None:
        """It could not be started, or, when it runs, is lost."""
        if self.started:
            self._broken(error)
        elif not self._is_over() and self.status is None:
            if not isinstance(error, NodeError):
                cause, error = error, RemoteStartError(f"the child could not be started: {error}")
                error.__cause__ = cause
            self._give_back()
            self._child._start_failed_late(error)

    # -- the end --------------------------------------------------------------------------------------

    def _exited(self, frame: Frame) -> None:
        if not self.started or self.status is not None:
            self._refuse(frame)
        self._end(protocol.status_of(frame.payload))

    def _end(self, status: Status) -> None:
        """It has ended, and all that it wrote to its channel has come: hand that over, then tell."""
        endpoint = self._child._endpoint
        outlet = None if self._relay is None else self._relay.outlet(protocol.CHANNEL)
        if outlet is not None:
            outlet.flush()
            before = 0
            while outlet.waits not in (0, before) and endpoint is not None and endpoint.connected:
                before = outlet.waits
                endpoint.read_on()
                outlet.flush()
            outlet.close()
        self.status = status
        self._told()
        self._look_for_end()

    def _look_for_end(self) -> None:
        """When the last stream has ended as well, the agent may go."""
        if self.status is not None and self._relay is not None and not self._relay.outlets():
            if self._line is not None:
                self._line.send(protocol.frame(protocol.BYE))
                self._line.finish()
            self._give_back()

    def _broken(self, error: Exception | None) -> None:
        """The connection ended."""
        reason = "the connection to it ended" if error is None else str(error)
        if not self.started:
            fault = RemoteStartError(f"no child was started: {reason}")
            setTimeout(self.fail, _REASON_MS, fault)  # the carrier may know better, and tell in a moment
            return
        if self.status is None and not self._is_over():
            where = f"child {self.pid} on {self.host}"
            lost = RemoteChildLostError(f"{where} is lost: {reason}")
            lost.__cause__ = error
            if self._child.listenerCount("error"):
                engine.run(self._child.emit, "error", lost)
            else:
                engine.warn(f"{lost.message}. It is taken for ended by SIGKILL", "RemoteWarning", lost.code)
            self._end((None, int(_signal.SIGKILL)))
        self._give_back()

    def _give_back(self) -> None:
        """Nothing more is to come."""
        _with_streams.discard(self)
        self._job.done()
        clearTimeout(self._timer)
        placement, self._placement = self._placement, None
        if placement is not None:
            placement.release() if self._greeted else placement.cancel()
        if self._relay is not None:
            self._relay.close()
        for fd in self._fds.values():
            close_quietly(fd)
        self._fds.clear()
        if self._line is not None and not self._line.is_finishing:
            self._line.close()

    def _refuse(self, frame: Frame) -> None:
        raise protocol.ProtocolError(f"a frame {chr(frame.kind)!r} that has no place there")

    def _alive(self, _frame: Frame) -> None:
        """It is."""

    # -- what stands in the place of a process ---------------------------------------------------------

    def poll(self) -> Status | None:
        """How it ended; None while that is not known."""
        return self.status

    def wait_for_status(self, told: Callable[[], object]) -> None:
        """Call this when it has ended."""
        self._told = told

    def kill(self, number: int) -> bool:
        """Send a signal; 0 only asks. True: it was sent. Before there is an agent, the start is cancelled by it."""
        if self.status is not None:
            return False
        if not number:
            return True
        if self._greeted and self._line is not None:
            self._line.send_first(protocol.kill(number))
        else:
            self._give_back()
            self.status = (None, number)
            engine.next_tick(self._told)
        return True

    def close(self) -> None:
        """The end was told; streams may still come."""

    def end(self) -> None:
        """Leave nothing behind."""
        self._give_back()

    def hand_over_rest(self) -> None:
        """At the end of the process: what the program has sent and written goes out before it."""
        if self._relay is not None and self._line is not None:
            for inlet in self._relay.inlets():
                inlet.read_rest(nothing)
            self._line.write_out(_LAST_SECONDS)


@atexit.register
def hand_over_all() -> None:
    """At the end of the process: what all have sent goes out, and their connections end."""
    for handle in [*_with_streams]:
        handle.hand_over_rest()
        if handle._line is not None:
            handle._line.close()


_RULES: Final[dict[int, Callable[[RemoteHandle, Frame], None]]] = {
    protocol.UP: RemoteHandle._up,
    protocol.FAILED: RemoteHandle._failed,
    protocol.EXIT: RemoteHandle._exited,
    protocol.ALIVE: RemoteHandle._alive,
}
