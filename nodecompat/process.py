"""Node's `process`: this process, its arguments, environment, standard streams, signals and end.

    from nodecompat import process
    process.on("exit", lambda code: print("bye", code))

What must stay true: this file is on the start path of every child, so whatever few programs use is loaded
when it is first asked for (`_PARTS`); signals are watched only while somebody listens to them; with a channel
to a parent, `send`, `disconnect`, `channel` and `connected` are there before the program's first line.
"""

from __future__ import annotations

import os
import sys
from types import MethodType
from typing import TYPE_CHECKING, Any, NoReturn

from ._errors.base import InvalidArgTypeError, NodeError
from ._js.arity import fit
from ._loop.current import engine
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._process.env import Environment
    from ._process.typed import LateProcess as EventEmitter
else:
    from ._events.emitter import EventEmitter

_ABSENT: Any = object()

# What is loaded when first asked for: the module in _process, and how what is found there, under the name in
# snake_case, becomes an attribute: as it is, bound to the process, or by calling it once.
_AS_IT_IS, _BOUND, _CALLED = range(3)
_PARTS: dict[str, tuple[str, int]] = {
    name: (module, manner)
    for module, manner, names in (
        ("identity", _CALLED, "arch argv argv0 config features platform release versions"),
        ("stdio", _CALLED, "stdin stdout stderr"),
        ("stdio", _BOUND, "openStdin"),
        ("usage", _CALLED, "hrtime memoryUsage"),
        ("usage", _AS_IT_IS, "cpuUsage threadCpuUsage resourceUsage constrainedMemory availableMemory uptime"),
        ("credentials", _AS_IT_IS, "getuid geteuid getgid getegid getgroups"),
        ("credentials", _AS_IT_IS, "setuid seteuid setgid setegid setgroups initgroups"),
        ("control", _BOUND, "kill execve"),
        ("control", _AS_IT_IS, "umask getActiveResourcesInfo ref unref _kill _rawDebug"),
        ("env_file", _AS_IT_IS, "loadEnvFile"),
    )
    for name in names.split()
}


class Process(EventEmitter):
    """The one object `process`; programs do not create another."""

    # Without a channel to a parent these are as undefined as in Node; `_channel.endpoint` sets them on the instance.
    send: Callable[..., bool] | None = None
    sendAsync: Callable[..., Any] | None = None
    disconnect: Callable[[], None] | None = None
    channel: Any = None
    connected: bool = False
    _endpoint: Any = None

    noDeprecation: Any = None
    throwDeprecation: Any = None
    traceDeprecation: Any = None
    traceProcessWarnings: Any = None
    domain: Any = None
    mainModule: Any = None
    debugPort: int = 9229
    version = "v24.19.0"

    _exiting: bool = False
    _exit_code: int | None = None
    _capture: Callable[..., Any] | None = None
    _toStringTag = "process"

    argv: list[str]
    execPath: str

    def __init__(self) -> None:
        super().__init__()
        script = sys.argv[0] if sys.argv else ""
        if script[:1] not in ("", "-"):  # what -m names is known later; the rest is rare
            self.argv = [sys.executable, os.path.abspath(script), *sys.argv[1:]]
        self.execPath = sys.executable
        if os.environ.get("NODE_NO_WARNINGS") != "1":
            self.on("warning", _print_warning)

    def __getattr__(self, name: str) -> Any:
        part = _PARTS.get(name)
        if part is None:
            raise AttributeError(f"'process' has no attribute {name!r}")
        module, manner = part
        module = f"{__package__}._process.{module}"
        __import__(module)  # `importlib`, which would do this, has to be loaded itself
        attribute = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
        value = getattr(sys.modules[module], attribute)
        if manner == _CALLED:
            value = value()
        elif manner == _BOUND:
            value = MethodType(value, self)
        self.__dict__[name] = value
        return value

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
        return os.getppid()

    @property
    def title(self) -> str:
        """The name that `ps` and `top` show; setting it works as far as the system lets us."""
        from ._process.identity import title

        return title()

    @title.setter
    def title(self, value: Any) -> None:
        from ._process.identity import set_title

        set_title(value)

    @property
    def env(self) -> Environment:
        """The environment: `env.HOME` or `env["HOME"]`, None when missing; changes reach children."""
        from ._process.env import Environment

        return Environment()

    @env.setter
    def env(self, variables: Any) -> None:
        from ._process.env import replace

        replace(variables)

    @property
    def execArgv(self) -> list[str]:
        """The interpreter's own options, which `fork` passes on; assignable."""
        return self._options()[0]

    @execArgv.setter
    def execArgv(self, options: list[str]) -> None:
        self.__dict__["_command"] = (options, self._options()[1])

    @property
    def _eval(self) -> str | None:
        """The code of `-c`, which `fork` does not pass on."""
        return self._options()[1]

    def _options(self) -> tuple[list[str], str | None]:
        found: tuple[list[str], str | None] | None = self.__dict__.get("_command")
        if found is None:
            from ._process.identity import interpreter_options

            found = self.__dict__["_command"] = interpreter_options(sys.orig_argv)
        return found

    def cwd(self) -> str:
        """The working directory. Raises ENOENT when it was removed. Node: process.cwd."""
        try:
            return os.getcwd()
        except OSError as error:
            from ._process.control import cwd_error

            raise cwd_error(error) from None

    def chdir(self, directory: str = undefined) -> None:  # type: ignore[assignment]
        """Change the working directory.

        Raises ERR_INVALID_ARG_TYPE, or the system's error with `path` (the old directory) and `dest`.
        Node: process.chdir.
        """
        from ._process.control import chdir

        chdir(self, directory)

    # -- work --------------------------------------------------------------------------------------

    def nextTick(self, callback: Callable[..., Any], *args: Any) -> None:
        """Call a function before the loop goes on; not any more once the process is exiting.

        From another thread it is called when the loop gets to it. Raises ERR_INVALID_ARG_TYPE for what is
        not callable. Node: process.nextTick.
        """
        if not callable(callback):
            raise InvalidArgTypeError("callback", "of type function", callback)
        if self._exiting:
            return
        function = fit(callback, len(args))
        if engine.on_loop_thread():
            engine.next_tick(function, *args)
        else:
            engine.call_from_thread(function, *args)

    def emitWarning(
        self,
        warning: Any = undefined,
        type: Any = undefined,
        code: Any = undefined,
        ctor: Any = undefined,
        *,
        detail: str | None = None,
    ) -> None:
        """Emit 'warning' in a tick, with an exception of the given name, which is also printed to stderr.

        `warning` is a text or an exception; in the place of `type` may stand a dict with `type`, `code` and
        `detail`. Raises ERR_INVALID_ARG_TYPE. Node: process.emitWarning.
        """
        from ._process.warning import emit_warning

        emit_warning(self, warning, type, code, ctor, detail)

    def setUncaughtExceptionCaptureCallback(self, fn: Callable[..., Any] | None = undefined) -> None:  # type: ignore[assignment]
        """Give every uncaught exception to a function instead of 'uncaughtException'; None ends that.

        Raises ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET when there is one, ERR_INVALID_ARG_TYPE.
        """
        if fn is None:
            self._capture = None
        elif not callable(fn):
            raise InvalidArgTypeError("fn", "of type function or null", fn)
        elif self._capture is not None:
            raise NodeError(
                "`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active",
                code="ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET",
            )
        else:
            self._capture = fit(fn, 1)

    def hasUncaughtExceptionCaptureCallback(self) -> bool:
        """Whether such a function is set."""
        return self._capture is not None

    # -- the end -----------------------------------------------------------------------------------

    @property
    def exitCode(self) -> int | None:
        """The code the process will end with; None (as good as 0) unless set.

        Setting takes what Node 24 takes: whole numbers, also as text, None. The system sees the low 8 bits.
        Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE.
        """
        return self._exit_code

    @exitCode.setter
    def exitCode(self, code: Any) -> None:
        if code is None or code is undefined:
            self._exit_code = None
        else:
            from ._errors.checks import exit_code

            self._exit_code = exit_code(code)

    def exit(self, code: Any = _ABSENT) -> NoReturn:  # type: ignore[misc]
        """Emit 'exit' and end the process at once. Does not return, runs no `finally`.

        Any argument is assigned to `exitCode` first, so `exit(None)` ends with 0; `exit()` keeps what is set.
        What was sent over a channel, buffered files and atexit hooks are still seen to, for at most
        `_run.ending.EXIT_SECONDS` each way. Called on another thread, it ends the process from the loop's.
        Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE, and then the process goes on. Node: process.exit.
        """
        if code is not _ABSENT:
            self.exitCode = code
        from ._run import ending

        if not engine.on_loop_thread():
            ending.hand_over(self)
        ending.leave(self)

    def reallyExit(self, code: int = 0) -> None:
        """End the process now: no event, no hook, nothing flushed. The one place where `exit` ends it.

        May be replaced. Under pytest it fails the test instead of ending the run.
        """
        from ._run.ending import refuse_under_pytest, write_bursts

        refuse_under_pytest(code)
        write_bursts()
        os._exit(code & 0xFF)

    def abort(self) -> NoReturn:
        """End the process by SIGABRT, without any event. Node: process.abort."""
        from ._run.ending import flush_output, write_bursts

        write_bursts()
        flush_output()
        os.abort()

    # -- listeners ---------------------------------------------------------------------------------

    def _listener_adding(self, event: Any, listener: Any) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_adding(event)
        if type(event) is str and event[:3] == "SIG":
            from ._os import signals

            number = signals.SIGNALS.get(event)
            if number is not None and not self.listenerCount(event):
                signals.start(number, lambda number: self.emit(event, event, number))

    def _listener_removed(self, event: Any) -> None:
        if self._endpoint is not None:
            self._endpoint.listener_removed(event)
        if type(event) is str and event[:3] == "SIG" and not self.listenerCount(event):
            from ._os import signals

            number = signals.SIGNALS.get(event)
            if number is not None:
                signals.stop(number)

    def _drop_channel(self) -> None:
        """In a forked copy: the channel belongs to the original."""
        for name in ("send", "sendAsync", "disconnect", "channel", "connected", "_endpoint"):
            self.__dict__.pop(name, None)


# Node's class has this name, and messages show it.
Process.__name__ = Process.__qualname__ = "process"


def _print_warning(warning: Any) -> None:
    from ._process.warning import print_warning

    print_warning(process, warning)


process: Process = Process()


def _emit_warning(warning: str | BaseException, type: str, code: str | None) -> None:
    process.emitWarning(warning, type, undefined if code is None else code)


engine.on_warning = _emit_warning

os.register_at_fork(after_in_child=process._drop_channel)

if "NODE_CHANNEL_FD" in os.environ:
    from ._channel.opening import adopt_environment

    adopt_environment(process)


def __getattr__(name: str) -> Any:
    """`from nodecompat.process import argv`: what JavaScript imports from 'node:process'."""
    if name[:2] == "__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(process, name)
