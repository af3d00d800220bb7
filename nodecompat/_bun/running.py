"""Subprocess: what `Bun.spawn` returns.

What must stay true: one order always: messages, `onDisconnect`, then `exited` and `onExit`, whatever the machine does;
an error that a callback raises is an uncaught exception, and the callbacks after it are called all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._child.start import when_it_runs
from .._errors.base import IpcChannelClosedError
from .._errors.rare import AbortError
from .._events.target import AbortSubscription
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from ..promise import Promise
from ..values import undefined
from .child import start_child
from .options import close_all, kill_number
from .pipes import FileSink, Output, feed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from .. import timers
    from .._channel.endpoint import Control
    from .._js.record import Record
    from ..values import Undefined
    from .options import Plan
    from .terminal import Terminal

    Callback = Callable[..., object]
else:
    timers = on_use("nodecompat.timers")  # only a timeout needs it

_SIGNAL_CODE = 128  # a shell's code for an end by signal is this and the signal's number
_CLOSED_TEXT = "Subprocess.send() can only be used if an IPC channel is open."


class Subprocess:
    """A child process. Bun: Subprocess.

    As an async context manager it is killed at the end of the block unless it has ended, and waited for.
    """

    exited: Promise[int]  # its exit code; 128 and the signal's number when a signal ended it
    stdin: FileSink | None = None  # None unless it is a pipe
    stdout: Output | None = None
    stderr: Output | None = None
    stdio: list[int | None]  # the descriptors of this process at the other end of pipes above 2
    terminal: Terminal | None = None
    _error: object = undefined  # why a child on another machine is lost

    def __init__(self, plan: Plan) -> None:
        if plan.request.signal is not None and plan.request.signal.aborted:
            close_all(plan.opened)
            raise AbortError(cause=plan.request.signal.reason)
        self._ipc = _fitted(plan.ipc, 3)
        self._on_exit = _fitted(plan.on_exit, 4)
        self._on_disconnect = _fitted(plan.on_disconnect, 1)
        self._kill_signal = plan.request.kill_signal
        self.terminal = plan.terminal
        try:
            self._child = start_child(plan.request, None if plan.terminal is None else plan.terminal.path)
        except BaseException:
            if plan.terminal is not None:
                plan.terminal.abandon()
            raise
        finally:
            close_all(plan.opened)
        if plan.terminal is not None:
            plan.terminal.started()
            self._child.once("exit", plan.terminal.program_ended)
        self.exited, self._resolve, self._reject = Promise.withResolvers()
        self._open_pipes(plan)
        self._listen(plan)
        self._limit(plan)

    def _open_pipes(self, plan: Plan) -> None:
        stdin, stdout, stderr = self._child.stdio[:3] if self._child.stdio else (None, None, None)
        if stdin is not None and plan.source is not None:
            feed(stdin, plan.source)
        elif stdin is not None:
            self.stdin = FileSink(stdin)
        came = None if plan.max_buffer == float("inf") else lambda size: self._check(size, plan.max_buffer)
        self.stdout = Output(stdout, lazy=plan.lazy, came=came) if stdout is not None else None
        self.stderr = Output(stderr, lazy=plan.lazy, came=came) if stderr is not None else None
        last = len(plan.request.stdio) - (self._ipc is not None)
        self.stdio = [None, None, None, *(self._child.stdio or [])[3:last]]

    def _listen(self, plan: Plan) -> None:
        child = self._child
        if self._ipc is not None:
            child.on("message", self._message)
        if self._on_disconnect is not None:
            child.on("disconnect", self._disconnected)
        child.on("exit", self._ended)
        if plan.request.carrier is not None:
            child.once("error", self._failed_there)
            if self._on_exit is None:  # who is not told of a loss is warned
                child.once("spawn", lambda: child.off("error", self._failed_there))

    def _limit(self, plan: Plan) -> None:
        """What ends it early: a timeout and an AbortSignal."""
        if plan.request.timeout:
            when_it_runs(self._child, plan.request, lambda: self._stop_after(plan.request.timeout))
        signal = plan.request.signal
        if signal is not None:
            self._child.once("exit", AbortSubscription(signal, self._stop).start().dispose)

    def _stop_after(self, timeout: int) -> None:
        timer = timers.setTimeout(self._stop, timeout).unref()
        self._child.once("exit", lambda: timers.clearTimeout(timer))

    # -- what comes ---------------------------------------------------------------------------------------

    def _message(self, message: object, handle: object = undefined) -> object:
        return self._ipc(message, self, handle) if self._ipc is not None else None

    def _disconnected(self) -> object:
        return self._on_disconnect(True) if self._on_disconnect is not None else None

    def _ended(self, code: int | None, signal: str | None) -> object:
        if signal is None:
            self._resolve(code)
        else:
            self._resolve(_SIGNAL_CODE + (kill_number(signal) or 0))
        return self._on_exit(self, code, signal, self._error) if self._on_exit is not None else None

    def _failed_there(self, error: Exception) -> object:
        """It could not be started on another machine, which tells of that later; or it is lost, and its end follows."""
        if self.pid:
            self._error = error
            return None
        self._reject(error)
        if self._on_exit is None:
            return None
        self.exited.catch(_ignore)  # who is told need not ask
        return self._on_exit(self, None, None, error)

    def _stop(self, *_: object) -> None:
        self.kill(self._kill_signal)

    def _check(self, size: int, most: float) -> None:
        if size > most:
            self._stop()

    # -- what the program does with it ----------------------------------------------------------------------

    @property
    def pid(self) -> int:
        """The process's number; of a child on another machine undefined until it runs there."""
        return cast("int", self._child.pid)

    @property
    def host(self) -> str | Undefined:
        """The machine of a child that is on another one, once it runs there; undefined for any other. Not in Bun."""
        return self._child.host

    @property
    def readable(self) -> Output | None:
        """The same as `stdout`."""
        return self.stdout

    @property
    def writable(self) -> FileSink | None:
        """The same as `stdin`."""
        return self.stdin

    @property
    def exitCode(self) -> int | None:
        """The exit code; None while it runs and when a signal ended it."""
        return self._child.exitCode

    @property
    def signalCode(self) -> str | None:
        """The name of the signal that ended it."""
        return self._child.signalCode

    @property
    def killed(self) -> bool:
        """Whether a signal was sent to it from here. (Bun says so of every process that has ended.)"""
        return self._child.killed

    @property
    def connected(self) -> bool:
        """Whether the channel is open."""
        return self._child.connected

    @property
    def channel(self) -> Control | None:
        """The open channel's `ref` and `unref`, apart from the process's; not in Bun."""
        return self._child.channel or None

    def kill(self, signal: object = undefined) -> bool:
        """Send a signal, SIGTERM unless given, by name or number; returns whether it was sent.

        False when the process has ended. Raises ERR_INVALID_ARG_TYPE for what is no signal, and NodeSystemError
        when it is not permitted.
        """
        number = kill_number(signal)
        failures: list[BaseException] = []
        self._child.on("error", failures.append)
        try:
            sent = self._child.kill("SIGTERM" if number is None else number)
        finally:
            self._child.off("error", failures.append)
        if failures:
            raise failures[0]
        return sent

    def send(
        self, message: object = undefined, handle: object = None, options: object = undefined, callback: object = None
    ) -> bool:
        """Send a message to the child; as `ChildProcess.send`, False when it is better to wait.

        Raises ERR_IPC_CHANNEL_CLOSED when the channel is closed, unless there is a callback, which gets the error.
        """
        child = self._child
        if child.connected:
            sent: bool = child.send(message, handle, options, cast("Any", callback))
            return sent
        arguments: tuple[Any, ...] = (callback, options, handle)
        done = next(filter(is_function, arguments), None)
        error = IpcChannelClosedError()
        error.message, error.args = _CLOSED_TEXT, (_CLOSED_TEXT,)
        if done is None:
            raise error
        engine.next_tick(fit(done, 1), error)
        return False

    def disconnect(self) -> None:
        """Close the channel from this side; nothing when there is none or it is closed. What was sent arrives."""
        if self._child.connected:
            self._child.disconnect()

    def ref(self) -> None:
        """Keep the program alive until the process has ended; so it is from the start."""
        self._set_ref("ref")

    def unref(self) -> None:
        """Let the program end before the process does. `channel.ref()` brings the channel alone back."""
        self._set_ref("unref")

    def _set_ref(self, name: str) -> None:
        for one in (self._child, self.channel, self.stdin, self.stdout, self.stderr):
            if one is not None:
                getattr(one, name)()

    def resourceUsage(self) -> Record | None:
        """What it used of the machine, when it has ended: `cpuTime` in microseconds, `maxRSS` in bytes, and so on."""
        return self._child.usage

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.exitCode is None and self.signalCode is None:
            self.kill()
        await self.exited

    def __repr__(self) -> str:
        return f"<Subprocess{repr(self._child).removeprefix('<ChildProcess')}"


def _ignore(_error: object) -> None:
    """It was told already."""


def _fitted(function: Callback | None, count: int) -> Callback | None:
    return None if function is None else fit(function, count)
