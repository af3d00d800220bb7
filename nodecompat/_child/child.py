"""ChildProcess: a program started from here, its pipes, its channel and its end.

What must stay true:

- one order always: 'message'… → 'disconnect' → 'exit' → 'close'. 'exit' waits for nothing but the process: what
  the channel holds when the process has ended is read at once, and a channel that somebody else keeps open
  is then taken for ended;
- 'exit' and 'close' are emitted once each, 'close' when the pipes to the child have closed too;
- no zombie, no descriptor is left, whichever step fails;
- a signal reaches the child or nobody.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any, NoReturn

from .._channel.endpoint import METHODS, Endpoint
from .._channel.opening import MAX_BYTES, RELAYED, child_dialect
from .._channel.protocol import DEFAULT_MAX_MESSAGE_BYTES
from .._errors.base import system_error
from .._errors.completing import complete
from .._events.origin import making_line
from .._loop.current import engine
from .._on_use import loaded, on_use
from .._os.reaper import ProcessHandle
from .._os.signals import signal_name, signal_number
from .._os.spawn import spawn as start_program
from .._seeing.live import EXIT, START, live, publish
from .._wires import dialects_of
from ..process import process
from ..values import undefined
from .arguments import Request, direct_request, is_python
from .options import explain_words
from .stdio import Slots, flush_sources, hand_over, was_handed_over
from .watch import EndWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType
    from typing import Self, TypeAlias

    from .._channel import shapes
    from .._channel.endpoint import Control
    from .._channel.typed import Disconnect, GetEachMessage, GetOneMessage, Send, SendAsync, SendMessage
    from .._net import handle as handles
    from .._net import socket
    from .._os import descendants
    from .._timers import scheduling
    from ..values import Undefined
    from . import advice, seen
    from . import server as servers
    from .ending import Ender
    from .served import ServedHandle
    from .stdio import StdioItem
    from .typed import Carrier, RemoteHandle
    from .typed import TypedChildEvents as EventEmitter

    Handle: TypeAlias = ProcessHandle | ServedHandle | RemoteHandle
else:
    from .._events.emitter import EventEmitter

    shapes = on_use("nodecompat._channel.shapes")  # only programs that want messages to be objects
    advice = on_use("nodecompat._child.advice")  # only an attribute that is none
    descendants = on_use("nodecompat._os.descendants")  # only where a signal is for all of them
    seen = on_use("nodecompat._child.seen")  # only where somebody listens to diagnostics_channel
    servers = on_use("nodecompat._child.server")  # 1 ms, for programs that have a fork server
    scheduling = on_use("nodecompat._timers.scheduling")  # only threads that have not the loop; `_load_for` loads it
    handles = on_use("nodecompat._net.handle")  # with the next
    socket = on_use("nodecompat._net.socket")  # 5 ms, for children with pipes

# These come as an 'error' event; any other failure to start is raised (Node: ChildProcess.prototype.spawn).
_REPORTED_LATER = frozenset({errno.ENOENT, errno.EACCES, errno.EAGAIN, errno.EMFILE, errno.ENFILE})
_NO_DESCRIPTORS = frozenset({errno.EMFILE, errno.ENFILE})

# The time for adding listeners that a thread has which has not the loop, before a child of its has events. It is cut
# into parts, with a turn of the loop after each: where many threads or processes want to run, a turn waits for its
# chance to run as that thread does, so that there is more time where more is needed.
_PATIENCE_PARTS, _PATIENCE_MS = 8, 3

# A child stays in memory until it has ended, also when the program keeps no reference to it, as libuv's handles do.
_running: set[ChildProcess] = set()


class ChildProcess(EventEmitter):
    """A child process. Node: child_process.ChildProcess.

    Made by `fork` and `spawn`. Events: 'spawn', 'message', 'disconnect', 'exit' (code, signal), 'close' (code,
    signal), 'error'. As a context manager it is killed at the end of the block, unless `kill` was called or
    it has ended (Node: `Symbol.dispose`).
    """

    connected: bool = False
    """Whether the channel is open."""
    # Without a channel the next seven are undefined; `channel` is None when there was one.
    channel: Control | Undefined | None = undefined
    """The channel, as far as the loop is concerned: `channel.ref()`, `channel.unref()`. Node: `subprocess.channel`."""
    send: Send = undefined
    """`send(message[, handle[, options]][, callback])`: send a message; False when 128 KiB and more wait to be written.

    `handle` goes with it: a `net.Server`, a `Socket`, Python's own socket, a `Handle`. `callback(error)` is called when
    it is written, or could not be. Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_HANDLE_TYPE,
    ERR_OUT_OF_RANGE, DataCloneError. Node: `subprocess.send`.
    """
    sendAsync: SendAsync = undefined
    """`sendAsync(message)`: as `send`, with a promise that is fulfilled when the message is written. Not in Node."""
    sendMessage: SendMessage = undefined
    """`sendMessage(message, strict=False)`: the same, with `strict` when somebody there has listened. As in execa."""
    getOneMessage: GetOneMessage = undefined
    """`getOneMessage(filter=, timeout=, signal=)`: a promise of the next; `timeout` in milliseconds. As in execa."""
    getEachMessage: GetEachMessage = undefined
    """`getEachMessage(filter=, signal=)`: the messages for `async for`, until the child has ended. As in execa."""
    disconnect: Disconnect = undefined
    """`disconnect()`: close the channel; what was sent is still delivered. Node: `subprocess.disconnect`."""
    pid: int | Undefined = undefined
    """The process's number; undefined when it could not be started, and elsewhere before 'spawn'."""
    host: str | Undefined = undefined
    """The machine of a child that is on another one, from 'spawn' on."""
    exitCode: int | None = None
    """The code it has ended with; None while it runs, and when a signal has ended it."""
    signalCode: str | None = None
    """The name of the signal that has ended it, else None."""
    killed: bool = False
    """Whether `kill` has sent a signal, 0 included; not whether it has ended."""
    spawnfile: str | None = None
    """The program that was started."""
    spawnargs: list[Any]
    """Its arguments, `argv[0]` first."""
    if not TYPE_CHECKING:
        stdin = stdout = stderr = undefined  # until it is started
    stdio: list[Any] = undefined  # type: ignore[assignment]
    """The streams to the child's descriptors, first stdin, stdout, stderr: None for one that is no pipe."""

    _endpoint: Endpoint | None = None
    _terminal: str | None = None  # the path of one that the program is to be on
    _handle: Handle | None = None
    _watch: EndWatch | None = None
    _patient = False  # whether a thread has started it that has not the loop
    _tree = False  # whether its descendants get its signals
    _ender: Ender | None = None  # for children that are ended by more than a signal
    _closes_needed = 1
    _closes_got = 0

    # -- the start --------------------------------------------------------------------------------------

    def spawn(self, options: object = undefined) -> int:
        """Start a program with nothing but the options given; `child_process.spawn` is what programs want.

        `file`, `args` (argv[0] first), `envPairs` (`['NAME=value', …]`), `stdio`, `cwd`, `detached`, `uid`, `gid`,
        `serialization`. Returns 0, or the negative errno of what comes as an 'error' event. Raises
        ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, and NodeSystemError. Source: Node `ChildProcess`.
        """
        return self._start(direct_request(options))

    def _start(self, request: Request) -> int:
        """Start the program. Raises NodeSystemError for what Node raises; other failures come as 'error'.

        Raises RuntimeError on a thread for which nobody would turn the loop.
        """
        self._patient = not engine.enter()
        self.connected, self.signalCode, self.exitCode, self.killed = False, None, None, False  # fields of its own
        self.spawnfile = request.file
        self.spawnargs = request.spawnargs
        self._made = making_line(self)
        self._tree = request.descendants
        slots = Slots()
        failure: OSError | None = None
        try:
            _load_for(request, timers=self._patient or bool(request.timeout))
            slots.open(request.stdio)
            self.pid = seen.run(self, request, slots) if live else self._run(request, slots)
        except OSError as error:
            failure, self.pid = error, undefined
        finally:
            slots.close_lent()
            if self._handle is None and (failure is None or failure.errno not in _REPORTED_LATER - _NO_DESCRIPTORS):
                slots.close_ours()
        if failure is not None:
            self._start_failed(failure)
            if failure.errno in _NO_DESCRIPTORS:
                return -failure.errno
        elif request.carrier is None:
            if not self._patient:
                engine.next_tick(self.emit, "spawn")
            hand_over(request.stdio)
        self._open_streams(request.stdio, slots)
        if slots.channel is not None:
            self._open_channel(slots.ours[slots.channel], request)
        if self._patient:
            _give_time(self._begin, failure is None and request.carrier is None)
        return 0 if failure is None else -(failure.errno or errno.EINVAL)

    def _run(self, request: Request, slots: Slots) -> int | Undefined:
        env = _variables(request, slots.channel)
        flush_sources(request.stdio)
        if request.carrier is not None:
            return self._run_elsewhere(request.carrier, request, env, slots)
        dies = request.ending is not None and request.ending.cleanup and not request.detached
        served = servers.ServedHandle() if request.module_at and not dies else None
        handle: Handle | None = served
        try:
            if served is None or not servers.start(request, env, slots.given, served):
                handle = ProcessHandle()
                start_program(
                    request.file,
                    request.args or [request.file],  # there is no program without argv[0]
                    env=env,
                    cwd=request.cwd,
                    stdio=slots.given,
                    uid=request.uid,
                    gid=request.gid,
                    detached=request.detached,
                    terminal=self._terminal,
                    death_signal=request.kill_signal if dies else 0,
                    started=handle.started,
                )
                handle.open()
            assert handle is not None
            self._watch = EndWatch(handle, self._process_ended, begins=not self._patient)
            self._handle = handle
            _running.add(self)
        except BaseException:  # also what a signal handler of the program raised, right after the start
            if handle is not None:
                handle.end()
            raise
        return handle.pid

    def _run_elsewhere(self, carrier: Carrier, request: Request, env: dict[str, str], slots: Slots) -> Undefined:
        """Have it started on another machine, from which its number and 'spawn' come later."""
        self._handle = handle = carrier._begin(self, request, env, slots.given, slots.channel)
        self._watch = EndWatch(handle, self._process_ended, begins=not self._patient)
        _running.add(self)
        return undefined

    def _begin(self, tells: bool) -> None:
        """The thread that has started it has added its listeners, so that what happens to it may be told."""
        if tells:
            self.emit("spawn")
        pipes = [pipe._handle for pipe in self.stdio if pipe is not None]
        for part in (self._endpoint, *pipes, self._watch):
            if part is not None:
                part.begin()

    def _came_up(self, pid: int, host: str) -> None:
        """It runs on another machine."""
        self.pid, self.host = pid, host
        if live:
            publish(START, process=self)
        self.emit("spawn")

    def _start_failed_late(self, error: Exception) -> None:
        """It could not be started on another machine."""
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()
        _running.discard(self)
        self._finish(-abs(getattr(error, "errno", None) or 1), None, error)

    def _start_failed(self, failure: OSError) -> None:
        number = failure.errno or errno.EINVAL
        if number not in _REPORTED_LATER:
            raise system_error(number, "spawn") from None
        syscall = f"spawn {self.spawnfile}"
        error = system_error(number, syscall, path=self.spawnfile, spawnargs=self.spawnargs[1:])
        explain_words(error, self.spawnfile)
        complete(error)  # as 'error' will: imported here, because by then there may be no descriptor to load it with
        if self._patient:
            _give_time(self._finish, -number, None, error)
        else:
            engine.next_tick(self._finish, -number, None, error)

    def _open_streams(self, items: Sequence[StdioItem], slots: Slots) -> None:
        stdio: list[Any] = [None] * len(items)
        for slot, item in enumerate(items):
            if item.kind != "pipe":
                continue
            handle = handles.Handle(slots.ours[slot], begins=not self._patient)
            stdio[slot] = pipe = socket.Socket(handle=handle, readable=slot != 0)
            if slot:
                self._closes_needed += 1
                pipe.on("close", self._count_close)
        self.stdin, self.stdout, self.stderr = stdio[:3]
        self.stdio = stdio

    def _open_channel(self, fd: int, request: Request) -> None:
        self._closes_needed += 1
        dialect = None
        dialects = dialects_of(request.wire)
        if dialects is not None and self.pid:
            dialect = child_dialect(dialects, self.pid, request.file)
        self._endpoint = endpoint = Endpoint(
            self,
            fd,
            request.wire,
            is_child=False,
            warn=engine.warn,
            on_closed=self._count_close,
            max_message_bytes=request.max_message_bytes or DEFAULT_MAX_MESSAGE_BYTES,
            peer_max_bytes=max(request.max_message_bytes or 0, DEFAULT_MAX_MESSAGE_BYTES),
            dialect=dialect,
        )
        if not self._patient:
            endpoint.begin()
        if request.carrier is not None:
            endpoint.is_relayed = True
        if (request.messages or process.messages) != "plain":
            shapes.give(endpoint, "objects")
        for name in METHODS:
            setattr(self, name, getattr(endpoint, name))

    # -- the end ----------------------------------------------------------------------------------------

    def _process_ended(self) -> None:
        """The process has ended: read what it left in the channel, then tell."""
        handle, watch = self._handle, self._watch
        if handle is None or watch is None:
            return
        if self._endpoint is not None:
            self._endpoint.read_rest()
        status = handle.poll()
        if self._handle is None:
            return
        if status is None:
            watch.put_off(handle)
            return
        watch.close()
        handle.close()
        _running.discard(self)
        code, number = status
        signal = None if number is None else signal_name(number)
        if live:
            publish(EXIT, process=self, code=code, signal=signal)
        self._finish(code, signal, None)

    def _finish(self, code: int | None, signal: str | None, error: Exception | None) -> None:
        self._handle = None
        self.exitCode, self.signalCode = code, signal
        if self.stdin:
            self.stdin.destroy()
        try:
            if error is None:
                self.emit("exit", code, signal)
            else:
                self.emit("error", error)
        finally:
            engine.next_tick(self._read_unread)
            self._count_close()

    def _read_unread(self) -> None:
        """Let pipes that nobody reads run to their end, so that they close."""
        for pipe in self.stdio or ():
            if pipe is not None and getattr(pipe, "readable", False) and not was_handed_over(pipe):
                pipe.resume()

    def _count_close(self) -> None:
        self._closes_got += 1
        if self._closes_got == self._closes_needed:
            self.emit("close", self.exitCode, self.signalCode)

    # -- what the program does with it ------------------------------------------------------------------

    def kill(self, signal: str | int | Undefined | None = undefined) -> bool:
        """Send a signal, SIGTERM unless given, by name (in either case) or number; 0 asks whether it is there.

        Returns whether it was sent: False when the process is gone or never started. Raises
        ERR_UNKNOWN_SIGNAL, and NodeSystemError with EINVAL; a signal that is not permitted is an 'error'
        event. Source: Node `subprocess.kill`.
        """
        number = signal_number("SIGTERM" if signal is undefined else signal)
        handle = self._handle
        if handle is None:
            return False
        try:
            if self._ender is None:
                sent = self._send(handle, number)
            else:
                sent = self._ender.kill(number, ends=signal is undefined)
        except OSError as error:
            failure = system_error(error.errno or errno.EINVAL, "kill")
            if error.errno in (errno.EINVAL, errno.ENOSYS):
                raise failure from None
            self.emit("error", failure)
            return False
        self.killed = self.killed or sent
        return sent

    def _send(self, handle: Handle, number: int) -> bool:
        return descendants.signal_tree(handle.pid, number, handle.kill) if self._tree else handle.kill(number)

    def ref(self) -> None:
        """Keep the loop alive until the process has ended; so it is from the start."""
        if self._handle is not None and self._watch is not None:
            self._watch.set_ref(True)

    def unref(self) -> None:
        """Let the loop end before the process does. Its channel and pipes hold the loop on their own account."""
        if self._handle is not None and self._watch is not None:
            self._watch.set_ref(False)

    def _listener_adding(self, event: object, listener: Callable[..., Any]) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_adding(event)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> NoReturn:
            raise advice.no_attribute(self, name)

    def __dir__(self) -> list[str]:  # from here is taken what an error says was perhaps meant
        return [name for name in super().__dir__() if name[:1] != "_" or name[:2] == "__"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.killed:
            self.kill()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.__exit__(kind, error, trace)

    def __repr__(self) -> str:
        if self._handle is not None:
            state = "running"
        elif self.signalCode is not None or self.exitCode is not None:
            state = f"ended with {self.signalCode or self.exitCode}"
        else:
            state = "not started"
        return f"<ChildProcess {self.spawnfile} pid={self.pid} {state}>"


def _load_for(request: Request, *, timers: bool) -> None:
    """Load ahead what this start uses later, see `loaded`. Raises OSError.

    A process without free descriptors cannot read a file. Before the program runs, that is an EMFILE as any other;
    afterwards there would be a child that nobody knows of. What the first message needs may wait: by then the child's
    end of the channel was closed here, so that there is a descriptor.
    """
    kinds = {item.kind for item in request.stdio}
    try:
        if kinds & {"pipe", "ipc"}:
            loaded("_socket")
        if "pipe" in kinds:
            loaded("nodecompat._net.socket")
        if timers:
            loaded("nodecompat._timers.scheduling")
        if request.ending is not None:
            loaded("nodecompat._child.ending")
        if request.module_at:
            loaded("nodecompat._child.server")
    except ImportError:  # what a failed dlopen() becomes; opening a file tells whether the reason is EMFILE
        os.close(os.open(os.devnull, os.O_RDONLY))
        raise


def _give_time(function: Callable[..., object], *args: object, parts: int = _PATIENCE_PARTS) -> None:
    """Call a function on the loop when the thread that has started a child has had its time to add listeners."""
    if parts:
        scheduling.setTimeout(lambda: _give_time(function, *args, parts=parts - 1), _PATIENCE_MS)
    else:
        function(*args)


def _variables(request: Request, slot: int | None) -> dict[str, str]:
    """The child's variables, with those that say where its channel is."""
    if slot is None:
        return request.env
    channel = {"NODE_CHANNEL_FD": str(slot), "NODE_CHANNEL_SERIALIZATION_MODE": request.wire}
    if request.carrier is not None:
        channel[RELAYED] = "1"
    if request.max_message_bytes is not None and is_python(request.file):
        channel[MAX_BYTES] = str(request.max_message_bytes)
    return {**request.env, **channel}


def _forget_all() -> None:
    """In a forked copy: its parent's children are not its own."""
    for child in _running:
        if child._handle is not None:
            child._handle.close()
            child._handle = None
    _running.clear()


os.register_at_fork(after_in_child=_forget_all)
