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
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from ._js import Undefined, is_function, missing_is_undefined, undefined
from ._loop import in_this_context
from ._loop.current import engine
from ._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from . import _run as _ending
    from ._channel.typed import Disconnect, GetCancelSignal, GetEachMessage, GetOneMessage, Send, SendAsync, SendMessage
    from ._errors import base as errors
    from ._errors import checks as _checks
    from ._js import arity
    from ._js.record import FrozenRecord, Record
    from ._os import signals as _signals
    from ._process import arguments as _arguments
    from ._process import control as _control
    from ._process import credentials as _credentials
    from ._process import env as _env
    from ._process import env_file as _env_file
    from ._process import identity as _identity
    from ._process import stdin as _stdin
    from ._process import stdio as _stdio
    from ._process import usage as _usage
    from ._process import warning as _warning
    from ._process.typed import TypedProcessEvents as EventEmitter

    Function = Callable[..., object]
else:
    from ._events.emitter import EventEmitter

    # A child that takes messages and answers them needs none of these; loading all of them would take 12 ms.
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    _checks = on_use("nodecompat._errors.checks")  # 0.6 ms with `math`; only an exit code needs it
    arity = on_use("nodecompat._js.arity")  # only ticks need it
    _signals = on_use("nodecompat._os.signals")  # only listeners of signals and `kill`
    _arguments = on_use("nodecompat._process.arguments")  # many children have none
    _control = on_use("nodecompat._process.control")  # 1.5 ms; functions that few programs call
    _credentials = on_use("nodecompat._process.credentials")  # loads `pwd` and `grp`
    _env = on_use("nodecompat._process.env")  # `os.environ` is what the package itself reads
    _env_file = on_use("nodecompat._process.env_file")  # compiles a regular expression
    _identity = on_use("nodecompat._process.identity")  # `argv` of an ordinary script is known without it
    _stdin = on_use("nodecompat._process.stdin")  # 5 ms: loads the streams
    _stdio = on_use("nodecompat._process.stdio")  # 5 ms: loads the streams
    _usage = on_use("nodecompat._process.usage")  # loads `resource`
    _warning = on_use("nodecompat._process.warning")  # only a program that is warned
    _ending = on_use("nodecompat._run")  # only a process that ends itself

_ABSENT: Any = object()


class Process(EventEmitter):
    """The one object `process`; programs do not create another."""

    # Without a channel to a parent these are undefined; `_channel.opening` sets them on the instance.
    send: Send = undefined
    sendAsync: SendAsync = undefined
    sendMessage: SendMessage = undefined
    getOneMessage: GetOneMessage = undefined
    getEachMessage: GetEachMessage = undefined
    getCancelSignal: GetCancelSignal = undefined
    disconnect: Disconnect = undefined
    channel: Any = undefined
    connected: bool = undefined  # type: ignore[assignment]  # as falsy as False
    _endpoint: Any = None

    noDeprecation: object = undefined
    throwDeprecation: object = undefined
    traceDeprecation: object = undefined
    traceProcessWarnings: object = undefined
    _prints_warnings = True
    _disabled_warnings: frozenset[str] = frozenset()  # codes and names that are not printed
    _warnings_file: str | None = None  # where they are written instead of stderr
    domain: Any = None
    mainModule: Any = None
    debugPort: int = 9229
    version = "v26.12.1"  # the Node version that this package follows

    execPath: str
    _argv: Any = None  # as it was set; `Arguments` once it was asked for
    _title: str | None = None
    _exiting: bool = False
    _exit_code: int | None = None
    _capture: Function | None = None
    _toStringTag = "process"
    _find_module: Callable[[str], object]  # the package, which knows all modules, sets it
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

    @cached_property
    def argv0(self) -> str:
        """The interpreter's name as the command line gave it."""
        return _identity.argv0()

    @cached_property
    def execArgv(self) -> list[str]:
        """The interpreter's own options, which `fork` passes on; assignable. Undefined past the end, as `argv`."""
        return _arguments.listed(_identity.interpreter_options(sys.orig_argv)[0])

    @cached_property
    def _eval(self) -> str | None:
        """The code of `-c`, which `fork` does not pass on."""
        return _identity.interpreter_options(sys.orig_argv)[1]

    @cached_property
    def arch(self) -> str:
        """Node's name for the machine: `x64`, `arm64`, …."""
        return _identity.arch()

    @cached_property
    def platform(self) -> str:
        """Node's name for the system: `linux`, `darwin`, `freebsd`, …."""
        return _identity.platform()

    @cached_property
    def versions(self) -> FrozenRecord:
        """Node's own version, which ported code compares, and those of what really runs here."""
        return _identity.versions(self.version)

    @cached_property
    def release(self) -> Record:
        """The name and the line of the Node version that `version` is."""
        return _identity.release()

    @cached_property
    def config(self) -> FrozenRecord:
        """How the interpreter was built, in the shape of Node's (few fields)."""
        return _identity.config()

    @cached_property
    def features(self) -> FrozenRecord:
        """Node's feature flags; what has no meaning here is False."""
        return _identity.features()

    @property
    def env(self) -> _env.Environment:
        """The environment: `env.HOME` or `env["HOME"]`, undefined when missing; changes reach children."""
        return _env.Environment()

    @env.setter
    def env(self, variables: Mapping[Any, object]) -> None:
        _env.replace(variables)

    def getBuiltinModule(self, id: str | Undefined = undefined) -> Any:
        """The module of that name, with or without `node:`; undefined when this package has none.

        Raises ERR_INVALID_ARG_TYPE. Node: process.getBuiltinModule.
        """
        if not isinstance(id, str):
            raise errors.InvalidArgTypeError("id", "of type string", id)
        return self._find_module(id)

    def loadEnvFile(self, path: object = undefined) -> None:
        """Set the variables of a file (default: `.env`) that are not set yet.

        Raises ERR_INVALID_ARG_TYPE, and the system's error when the file cannot be read. Node: process.loadEnvFile.
        """
        _env_file.load(path)

    def cwd(self) -> str:
        """The working directory. Raises ENOENT when it was removed. Node: process.cwd."""
        return _control.cwd()

    @missing_is_undefined
    def chdir(self, directory: str) -> None:
        """Change the working directory. Raises ERR_INVALID_ARG_TYPE, or the system's error with `path` and `dest`.

        Node: process.chdir.
        """
        _control.chdir(directory)

    def umask(self, mask: int | str | Undefined = undefined) -> int:
        """Set the mask of permissions that new files do not get; returns the one before. Node: process.umask.

        Without an argument, only return the current mask. A text is taken as octal.
        Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE.
        """
        return _control.umask(mask)

    # -- the standard streams ----------------------------------------------------------------------

    @cached_property
    def stdin(self) -> _stdin.StandardInput:
        """Standard input, a Readable."""
        return _stdin.StandardInput(0)

    @cached_property
    def stdout(self) -> _stdio.StandardOutput:
        """Standard output, a Writable."""
        return _stdio.StandardOutput(1, "stdout", self)

    @cached_property
    def stderr(self) -> _stdio.StandardOutput:
        """Standard error, a Writable."""
        return _stdio.StandardOutput(2, "stderr", self)

    def openStdin(self) -> _stdin.StandardInput:
        """Begin to read standard input; returns it. Node: process.openStdin."""
        self.stdin.resume()
        return self.stdin

    def _rawDebug(self, *values: object) -> None:
        """Write a line to descriptor 2, past all streams. Node: process._rawDebug."""
        _control.raw_debug(*values)

    # -- what it has used --------------------------------------------------------------------------

    @cached_property
    def hrtime(self) -> _usage.HrTime:
        """`hrtime([previous])` and `hrtime.bigint()`: monotonic time. Node: process.hrtime."""
        return _usage.HrTime()

    @cached_property
    def memoryUsage(self) -> _usage.MemoryUsage:
        """`memoryUsage()` and `memoryUsage.rss()`: bytes of memory. Node: process.memoryUsage."""
        return _usage.MemoryUsage()

    def cpuUsage(self, previous: object = None) -> Record:
        """CPU time of the process in microseconds, `user` and `system`; with an earlier result, since then.

        Raises ERR_INVALID_ARG_TYPE and ERR_INVALID_ARG_VALUE for a bad earlier result. Node: process.cpuUsage.
        """
        return _usage.cpu_usage(previous)

    def threadCpuUsage(self, previous: object = None) -> Record:
        """As `cpuUsage`, of the calling thread where the system tells. Node: process.threadCpuUsage."""
        return _usage.thread_cpu_usage(previous)

    def resourceUsage(self) -> Record:
        """The kernel's counters: CPU microseconds, `maxRSS` in KiB, faults, …. Node: process.resourceUsage."""
        return _usage.resource_usage()

    def constrainedMemory(self) -> int:
        """The limit of memory in bytes; 2**64 - 1 when there is none. Node: process.constrainedMemory."""
        return _usage.constrained_memory()

    def availableMemory(self) -> int:
        """The bytes of memory that are still free for the process. Node: process.availableMemory."""
        return _usage.available_memory()

    def uptime(self) -> float:
        """Seconds since the process started. Node: process.uptime."""
        return _usage.uptime()

    # -- users and groups: by number or name. The setters raise ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE,
    #    ERR_UNKNOWN_CREDENTIAL for a name that does not exist, and the system's error (EPERM). ------

    getuid, geteuid = staticmethod(os.getuid), staticmethod(os.geteuid)
    getgid, getegid = staticmethod(os.getgid), staticmethod(os.getegid)

    def getgroups(self) -> list[int]:
        """The supplementary groups and the effective one. Node: process.getgroups."""
        return _credentials.getgroups()

    @missing_is_undefined
    def setuid(self, id: int | str) -> None:
        """Become a user, irrevocably. Node: process.setuid."""
        _credentials.set_user("setuid", id)

    @missing_is_undefined
    def seteuid(self, id: int | str) -> None:
        """Act as a user. Node: process.seteuid."""
        _credentials.set_user("seteuid", id)

    @missing_is_undefined
    def setgid(self, id: int | str) -> None:
        """Become a group, irrevocably. Node: process.setgid."""
        _credentials.set_group("setgid", id)

    @missing_is_undefined
    def setegid(self, id: int | str) -> None:
        """Act as a group. Node: process.setegid."""
        _credentials.set_group("setegid", id)

    @missing_is_undefined
    def setgroups(self, groups: Sequence[int | str]) -> None:
        """Set the supplementary groups. Node: process.setgroups."""
        _credentials.setgroups(groups)

    @missing_is_undefined
    def initgroups(self, user: int | str, extraGroup: int | str) -> None:
        """Take the groups of a user, and one more. Node: process.initgroups."""
        _credentials.initgroups(user, extraGroup)

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

    def getActiveResourcesInfo(self) -> list[str]:
        """What keeps the loop alive, a name for each thing. Node: process.getActiveResourcesInfo."""
        return engine.active_resources()

    def ref(self, thing: object = None) -> None:
        """Let a timer, a child or a stream keep the process alive; what has no `ref` is ignored. Node: process.ref."""
        _control.call(thing, "ref")

    def unref(self, thing: object = None) -> None:
        """Let the process end although a timer, a child or a stream is active. Node: process.unref."""
        _control.call(thing, "unref")

    def emitWarning(
        self,
        warning: object = undefined,
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

    @missing_is_undefined
    def setUncaughtExceptionCaptureCallback(self, fn: Function | None) -> None:
        """Give every uncaught exception to a function instead of 'uncaughtException'; None ends that.

        Raises ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET when there is one, ERR_INVALID_ARG_TYPE.
        """
        self._capture = None if fn is None else _control.capture_callback(fn, self._capture)

    def hasUncaughtExceptionCaptureCallback(self) -> bool:
        """Whether such a function is set."""
        return self._capture is not None

    # -- the end, of this process or another -------------------------------------------------------

    @missing_is_undefined
    def kill(self, pid: int | str, signal: int | str | Undefined | None = undefined) -> bool:
        """Send a signal to a process; 0 only asks whether it is there. Returns True. Node: process.kill.

        `signal` is a number or a name; SIGTERM when it is left out. Raises ERR_INVALID_ARG_TYPE,
        ERR_UNKNOWN_SIGNAL, and ESRCH, EPERM or EINVAL as the system says.
        """
        return _control.kill(pid, signal, self._kill)

    def _kill(self, pid: int, number: int) -> int:
        """What `kill` ends in; returns 0, or a negative errno. May be replaced."""
        return _control.send_signal(pid, number)

    @missing_is_undefined
    def execve(self, execPath: str, args: Sequence[str] = (), env: Mapping[str, str] | None = None) -> None:
        """Become another program: same process number, no 'exit' event, no hooks. Node: process.execve.

        Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, and the system's error (where Node aborts).
        """
        _control.execve(execPath, args, self.env if env is None else env)

    @property
    def exitCode(self) -> int | Undefined:
        """The code the process will end with; undefined (as good as 0) unless set.

        Setting takes what Node takes: whole numbers, also as text, undefined, None. The system sees the low 8 bits.
        Raises ERR_INVALID_ARG_TYPE and ERR_OUT_OF_RANGE.
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

    def reallyExit(self, code: int = 0) -> None:
        """End the process now: no event, no hook, nothing flushed. The one place where `exit` ends it.

        May be replaced. Under pytest it fails the test instead of ending the run.
        """
        _ending.refuse_under_pytest(code)
        _ending.write_bursts()
        _ending.end_now(code)

    def abort(self) -> NoReturn:
        """End the process by SIGABRT, without any event. Node: process.abort."""
        _ending.write_pending()
        os.abort()

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
