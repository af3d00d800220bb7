"""Node's `process`: this process, its arguments, environment, standard streams, signals and end.

    from nodecompat import process
    process.on("exit", lambda code: print("bye", code))

What must stay true: this file is on the start path of every child, so whatever few programs use lives in `_process`
and is loaded by the first attribute that needs it; signals are watched only while somebody listens to them; with a
channel to a parent, `send`, `disconnect`, `channel` and `connected` are there before the program's first line.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from ._js import Undefined, is_function, undefined
from ._loop import in_this_context
from ._loop.current import engine
from ._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ._channel import shapes as _shapes
    from ._channel.typed import Disconnect, GetCancelSignal, GetEachMessage, GetOneMessage, Send, SendAsync, SendMessage
    from ._errors import base as errors
    from ._errors import checks as _checks
    from ._js import arity
    from ._os import signals as _signals
    from ._process import arguments as _arguments
    from ._process import env as _env
    from ._process import identity as _identity
    from ._process import members as _members
    from ._process import warning as _warning
    from ._run import leaving as _ending

    Function = Callable[..., object]

    class _Base(_members.Members): ...

else:
    from ._events.emitter import EventEmitter

    _Base = EventEmitter
    # A child that takes messages and answers them needs none of these; loading all of them would take 12 ms.
    _shapes = on_use("nodecompat._channel.shapes")  # only programs that want messages to be objects
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    _checks = on_use("nodecompat._errors.checks")  # 0.6 ms with `math`; only an exit code needs it
    arity = on_use("nodecompat._js.arity")  # only ticks need it
    _signals = on_use("nodecompat._os.signals")  # only listeners of signals and `kill`
    _arguments = on_use("nodecompat._process.arguments")  # many children have none
    _env = on_use("nodecompat._process.env")  # `os.environ` is what the package itself reads
    _members = on_use("nodecompat._process.members")  # what few programs use of `process`
    _identity = on_use("nodecompat._process.identity")  # `argv` of an ordinary script is known without it
    _warning = on_use("nodecompat._process.warning")  # only a program that is warned
    _ending = on_use("nodecompat._run.leaving")  # only a process that ends itself

__all__ = ["Process", "process"]

_ABSENT: Any = object()


class Process(_Base):
    """The one object `process`; programs do not create another.

    Events: 'message' (message, handle) and 'disconnect' of the channel to the parent; 'beforeExit' and 'exit' (code);
    'uncaughtException' (error, origin), 'unhandledRejection' (reason, promise), 'warning' (warning); the name of a
    signal, such as 'SIGTERM' (name, number). Node: process.
    """

    # What few programs use is in `_process.members`.

    # Without a channel to a parent these are undefined; `_channel.opening` sets them on the instance.
    send: Send = undefined
    """`send(message[, handle[, options]][, callback])`: send the parent a message; undefined without a channel.

    False when 128 KiB and more wait to be written. `handle` goes with it: a `net.Server`, a `Socket`, Python's own
    socket, a `Handle`. `callback(error)` is called when it is written, or could not be. Raises ERR_MISSING_ARGS,
    ERR_INVALID_ARG_TYPE, ERR_INVALID_HANDLE_TYPE, ERR_OUT_OF_RANGE, DataCloneError. Node: `process.send`.
    """
    sendAsync: SendAsync = undefined
    """`sendAsync(message)`: as `send`, with a promise that is fulfilled when the message is written. Not in Node."""
    sendMessage: SendMessage = undefined
    """`sendMessage(message, strict=False)`: the same, with `strict` when the parent has listened. As in execa."""
    getOneMessage: GetOneMessage = undefined
    """`getOneMessage(filter=, timeout=, signal=)`: a promise of the next; `timeout` in milliseconds. As in execa."""
    getEachMessage: GetEachMessage = undefined
    """`getEachMessage(filter=, signal=)`: the messages for `async for`, until the channel is closed. As in execa."""
    getCancelSignal: GetCancelSignal = undefined
    """`getCancelSignal()`: a promise of the AbortSignal of the parent's `gracefulCancel`. As in execa."""
    disconnect: Disconnect = undefined
    """`disconnect()`: close the channel; what was sent is still delivered. Node: `process.disconnect`."""
    channel: Any = undefined
    """The channel, as far as the loop is concerned: `channel.ref()`, `channel.unref()`. Node: `process.channel`."""
    connected: bool = undefined  # type: ignore[assignment]  # as falsy as False
    """Whether the channel to the parent is open; undefined where there never was one."""
    _endpoint: Any = None
    _messages: str = "plain"
    messages: str = property(  # type: ignore[assignment]  # what programs see is a text
        lambda self: self._messages,
        lambda self, how: _shapes.choose(self, how),
        doc="How messages arrive, from children too: 'plain' dicts, or 'objects', whose items are attributes as well.",
    )

    noDeprecation: object = undefined
    """Whether deprecations are kept silent. May be set; so may `throwDeprecation`, which has them raised."""
    throwDeprecation: object = undefined
    traceDeprecation: object = undefined
    traceProcessWarnings: object = undefined
    _prints_warnings = True
    _disabled_warnings: frozenset[str] = frozenset()  # codes and names that are not printed
    _warnings_file: str | None = None  # where they are written instead of stderr
    domain: Any = None
    debugPort: int = 9229
    version = "v26.12.1"
    """The version of Node that this package follows."""

    execPath: str
    """The path of the interpreter, and of that of children unless they are given another one. May be set."""
    _argv: Any = None  # as it was set; `Arguments` once it was asked for
    _title: str | None = None
    _exiting: bool = False
    _exit_code: int | None = None
    _capture: Function | None = None
    _toStringTag = "process"
    _find_module: Callable[[str], Any]  # the package, which knows all modules, sets it
    _hinted: bool = False  # a warning has told how to see where warnings come from

    def __init__(self) -> None:
        super().__init__()
        script = sys.argv[0] if sys.argv else ""
        if script[:1] not in ("", "-"):  # what -m names is known later; the rest is rare
            self._argv = [sys.executable, os.path.abspath(script), *sys.argv[1:]]
        self.execPath = sys.executable
        if "NODE_OPTIONS" in os.environ:
            _warning.take_options(self, os.environ["NODE_OPTIONS"])
        if self._prints_warnings and os.environ.get("NODE_NO_WARNINGS") != "1":
            self.on("warning", self._print_warning)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """The first of what few programs use brings all of it."""
            if name[:2] == "__" or not hasattr(_members.Members, name):
                raise AttributeError(f"'process' object has no attribute {name!r}", name=name, obj=self)
            Process.__bases__ = (EventEmitter, _members.Members)
            return getattr(self, name)

    def __dir__(self) -> list[str]:  # from here is taken what an error says was perhaps meant
        every = {*super().__dir__(), *dir(_members.Members)}
        return sorted(name for name in every if name[:1] != "_" or name[:2] == "__")

    def __repr__(self) -> str:
        return f"<process {self.pid}>"

    # -- who and where -----------------------------------------------------------------------------

    @property
    def pid(self) -> int:
        """The process's own number, also in a forked copy."""
        return os.getpid()

    @property
    def ppid(self) -> int:
        """The parent's number, at this moment."""
        return _identity.parent()

    @property
    def title(self) -> str:
        """The name that `ps` and `top` show; setting it works as far as the system lets us."""
        return _identity.argv0() if self._title is None else self._title

    @title.setter
    def title(self, value: object) -> None:
        self._title = _identity.set_title(value)

    @property
    def argv(self) -> list[str]:
        """The interpreter, the absolute path of the script (not for `-c`), the arguments; undefined past the end."""
        found = self._argv = _arguments.listed(self._argv)
        return found

    @argv.setter
    def argv(self, arguments: Sequence[Any]) -> None:
        self._argv = arguments

    @property
    def env(self) -> _env.Environment:
        """The environment: `env.HOME` or `env["HOME"]`, undefined when missing; changes reach children."""
        return _env.Environment()

    @env.setter
    def env(self, variables: Mapping[Any, object]) -> None:
        _env.replace(variables)

    # -- work --------------------------------------------------------------------------------------

    def nextTick(self, callback: Function, *args: object) -> None:
        """Call a function before the loop goes on; not any more once the process is exiting. Node: process.nextTick.

        From another thread it is called when the loop gets to it. Raises ERR_INVALID_ARG_TYPE.
        """
        if not is_function(callback):
            raise errors.InvalidArgTypeError("callback", "of type function", callback)
        function = arity.fit(callback, len(args))
        if not engine.enter():
            engine.ask(in_this_context(function), *args)
        elif not self._exiting:
            engine.next_tick(function, *args)

    def emitWarning(
        self,
        warning: str | BaseException | Undefined = undefined,
        type: object = undefined,
        code: object = undefined,
        ctor: object = undefined,
        *,
        detail: str | None = None,
    ) -> None:
        """Emit 'warning' in a tick, with an exception of the given name, which is also printed to stderr.

        `warning` is a text or an exception; in the place of `type` may stand a dict with `type`, `code` and
        `detail`. Raises ERR_INVALID_ARG_TYPE. Node: process.emitWarning.
        """
        _warning.emit_warning(self, warning, type, code, detail)

    def _warn(self, warning: str | BaseException, type: str, code: str | None) -> None:
        self.emitWarning(warning, type, undefined if code is None else code)

    def _print_warning(self, warning: object) -> None:
        _warning.print_warning(self, warning)

    # -- the end, of this process or another -------------------------------------------------------

    @property
    def exitCode(self) -> int | Undefined:
        """The code the process will end with; undefined (as good as 0) unless set.

        It takes whole numbers, also as text, undefined and None. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE.
        """
        return undefined if self._exit_code is None else self._exit_code

    @exitCode.setter
    def exitCode(self, code: float | str | Undefined | None) -> None:
        self._exit_code = None if code is None or code is undefined else _checks.exit_code(code)

    def exit(self, code: float | str | Undefined | None = _ABSENT) -> NoReturn:  # type: ignore[misc]
        """Emit 'exit' and end the process at once. Does not return, runs no `finally`. Node: process.exit.

        Any argument is assigned to `exitCode` first, so `exit(None)` ends with 0; `exit()` keeps what is set.
        Messages and files are still written and atexit hooks run, for a few seconds at most. Called on another
        thread, it ends the process from the loop's. Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE.
        """
        if code is not _ABSENT:
            self.exitCode = code
        if not engine.on_loop_thread():
            _ending.hand_over(self)
        _ending.leave(self)

    def _emit_exit(self, *, again: bool = False) -> None:
        """Emit 'exit', unless it has been; `again` also after an exit that an error of a listener has cancelled."""
        if again or not self._exiting:
            self._exiting = True
            self.emit("exit", self._exit_code or 0)

    def reallyExit(self, code: int = 0) -> None:
        """End the process now: no event, no hook, nothing flushed. The one place where `exit` ends it.

        May be replaced. Under pytest it fails the test instead of ending the run.
        """
        _ending.refuse_under_pytest(code)
        _ending.write_bursts()
        _ending.end_now(code)

    # -- listeners ---------------------------------------------------------------------------------

    def _listener_adding(self, event: object, listener: Function) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_adding(event)
        if type(event) is str and event[:3] == "SIG" and not self.listenerCount(event):
            _signals.start_named(event, self.emit)

    def _listener_removed(self, event: object) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_removed(event)
        if type(event) is str and event[:3] == "SIG" and not self.listenerCount(event):
            _signals.stop_named(event)


Process.__name__ = Process.__qualname__ = "process"  # as Node's class, and messages show it

process: Process = Process()
engine.on_warning = process._warn

if "NODE_CHANNEL_FD" in os.environ:
    from ._channel.opening import adopt_environment

    adopt_environment(process)


def __getattr__(name: str) -> object:
    """`from nodecompat.process import argv`: what JavaScript imports from 'node:process'."""
    if name[:2] == "__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(process, name)
