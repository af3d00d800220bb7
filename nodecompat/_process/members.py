"""What few programs use of `process`: its members that a start can do without.

`Process` takes this class as one of its bases when the first of them is asked for. What must stay true: what is
assigned to a name of these is the program's own from then on, as in Node. So what has a setter, which must be there
before, stands in `process`, and so does what ends the process, for which there may be no descriptor left to load a
file with.
"""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from .._js import Undefined, missing_is_undefined, undefined
from .._loop.current import engine
from .._on_use import on_use
from .._run import leaving as ending

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .._errors import base as errors
    from .._js.record import FrozenRecord, Record
    from . import arguments, control, credentials, env_file, identity, stdio, usage
    from . import stdin as _stdin
    from .typed import TypedProcessEvents as _Base

    Function = Callable[..., object]
else:
    errors = on_use("nodecompat._errors.base")
    arguments = on_use("nodecompat._process.arguments")
    control = on_use("nodecompat._process.control")  # 1.5 ms
    credentials = on_use("nodecompat._process.credentials")  # loads `pwd` and `grp`
    env_file = on_use("nodecompat._process.env_file")  # compiles a regular expression
    identity = on_use("nodecompat._process.identity")
    _Base = object
    _stdin = on_use("nodecompat._process.stdin")  # 5 ms: loads the streams
    stdio = on_use("nodecompat._process.stdio")  # 5 ms: loads the streams
    usage = on_use("nodecompat._process.usage")  # loads `resource`


class Members(_Base):
    """See `Process`."""

    version: str
    _capture: Function | None
    _find_module: Callable[[str], Any]
    env: Any

    # -- who and where -----------------------------------------------------------------------------

    @cached_property
    def argv0(self) -> str:
        """The interpreter's name as the command line gave it."""
        return identity.argv0()

    @cached_property
    def execArgv(self) -> list[str]:
        """The interpreter's own options, which `fork` passes on; assignable. Undefined past the end, as `argv`."""
        return arguments.listed(identity.interpreter_options(sys.orig_argv)[0])

    @cached_property
    def _eval(self) -> str | None:
        """The code of `-c`, which `fork` does not pass on."""
        return identity.interpreter_options(sys.orig_argv)[1]

    @cached_property
    def arch(self) -> str:
        """Node's name for the machine: `x64`, `arm64`, …."""
        return identity.arch()

    @cached_property
    def platform(self) -> str:
        """Node's name for the system: `linux`, `darwin`, `freebsd`, …."""
        return identity.platform()

    @cached_property
    def versions(self) -> FrozenRecord:
        """Node's own version, which ported code compares, and those of what really runs here."""
        return identity.versions(self.version)

    @cached_property
    def release(self) -> Record:
        """The name and the line of the Node version that `version` is."""
        return identity.release()

    @cached_property
    def config(self) -> FrozenRecord:
        """How the interpreter was built, in the shape of Node's (few fields)."""
        return identity.config()

    @cached_property
    def features(self) -> FrozenRecord:
        """Node's feature flags; what has no meaning here is False."""
        return identity.features()

    @cached_property
    def mainModule(self) -> Any:
        """The module of the main script, as `require.main`; undefined where there is none."""
        main = self._find_module("module").main_module()
        return undefined if main is None else main

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
        env_file.load(path)

    def cwd(self) -> str:
        """The working directory. Raises ENOENT when it was removed. Node: process.cwd."""
        return control.cwd()

    @missing_is_undefined
    def chdir(self, directory: str) -> None:
        """Change the working directory. Raises ERR_INVALID_ARG_TYPE, or the system's error with `path` and `dest`.

        Node: process.chdir.
        """
        control.chdir(directory)

    def umask(self, mask: int | str | Undefined = undefined) -> int:
        """Set the mask of permissions that new files do not get; returns the one before. Node: process.umask.

        Without an argument, only return the current mask. A text is taken as octal.
        Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE.
        """
        return control.umask(mask)

    # -- the standard streams ----------------------------------------------------------------------

    @cached_property
    def stdin(self) -> _stdin.StandardInput:
        """Standard input, a Readable."""
        return _stdin.StandardInput(0)

    @cached_property
    def stdout(self) -> stdio.StandardOutput:
        """Standard output, a Writable."""
        return stdio.StandardOutput(1, "stdout", self)

    @cached_property
    def stderr(self) -> stdio.StandardOutput:
        """Standard error, a Writable."""
        return stdio.StandardOutput(2, "stderr", self)

    def openStdin(self) -> _stdin.StandardInput:
        """Begin to read standard input; returns it. Node: process.openStdin."""
        self.stdin.resume()
        return self.stdin

    def _rawDebug(self, *values: object) -> None:
        """Write a line to descriptor 2, past all streams. Node: process._rawDebug."""
        control.raw_debug(*values)

    # -- what it has used --------------------------------------------------------------------------

    @cached_property
    def hrtime(self) -> usage.HrTime:
        """`hrtime([previous])` and `hrtime.bigint()`: monotonic time. Node: process.hrtime."""
        return usage.HrTime()

    @cached_property
    def memoryUsage(self) -> usage.MemoryUsage:
        """`memoryUsage()` and `memoryUsage.rss()`: bytes of memory. Node: process.memoryUsage."""
        return usage.MemoryUsage()

    def cpuUsage(self, previous: object = None) -> Record:
        """CPU time of the process in microseconds, `user` and `system`; with an earlier result, since then.

        Raises ERR_INVALID_ARG_TYPE and ERR_INVALID_ARG_VALUE for a bad earlier result. Node: process.cpuUsage.
        """
        return usage.cpu_usage(previous)

    def threadCpuUsage(self, previous: object = None) -> Record:
        """As `cpuUsage`, of the calling thread where the system tells. Node: process.threadCpuUsage."""
        return usage.thread_cpu_usage(previous)

    def resourceUsage(self) -> Record:
        """The kernel's counters: CPU microseconds, `maxRSS` in KiB, faults, …. Node: process.resourceUsage."""
        return usage.resource_usage()

    def constrainedMemory(self) -> int:
        """The limit of memory in bytes; 2**64 - 1 when there is none. Node: process.constrainedMemory."""
        return usage.constrained_memory()

    def availableMemory(self) -> int:
        """The bytes of memory that are still free for the process. Node: process.availableMemory."""
        return usage.available_memory()

    def uptime(self) -> float:
        """Seconds since the process started. Node: process.uptime."""
        return usage.uptime()

    # -- users and groups: by number or name. The setters raise ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE,
    #    ERR_UNKNOWN_CREDENTIAL for a name that does not exist, and the system's error (EPERM). ------

    getuid, geteuid = staticmethod(os.getuid), staticmethod(os.geteuid)
    getgid, getegid = staticmethod(os.getgid), staticmethod(os.getegid)

    def getgroups(self) -> list[int]:
        """The supplementary groups and the effective one. Node: process.getgroups."""
        return credentials.getgroups()

    @missing_is_undefined
    def setuid(self, id: int | str) -> None:
        """Become a user, irrevocably. Node: process.setuid."""
        credentials.set_user("setuid", id)

    @missing_is_undefined
    def seteuid(self, id: int | str) -> None:
        """Act as a user. Node: process.seteuid."""
        credentials.set_user("seteuid", id)

    @missing_is_undefined
    def setgid(self, id: int | str) -> None:
        """Become a group, irrevocably. Node: process.setgid."""
        credentials.set_group("setgid", id)

    @missing_is_undefined
    def setegid(self, id: int | str) -> None:
        """Act as a group. Node: process.setegid."""
        credentials.set_group("setegid", id)

    @missing_is_undefined
    def setgroups(self, groups: Sequence[int | str]) -> None:
        """Set the supplementary groups. Node: process.setgroups."""
        credentials.setgroups(groups)

    @missing_is_undefined
    def initgroups(self, user: int | str, extraGroup: int | str) -> None:
        """Take the groups of a user, and one more. Node: process.initgroups."""
        credentials.initgroups(user, extraGroup)

    # -- work --------------------------------------------------------------------------------------

    def getActiveResourcesInfo(self) -> list[str]:
        """What keeps the loop alive, a name for each thing. Node: process.getActiveResourcesInfo."""
        return engine.active_resources()

    def ref(self, thing: object = None) -> None:
        """Let a timer, a child or a stream keep the process alive; what has no `ref` is ignored. Node: process.ref."""
        control.call(thing, "ref")

    def unref(self, thing: object = None) -> None:
        """Let the process end although a timer, a child or a stream is active. Node: process.unref."""
        control.call(thing, "unref")

    @missing_is_undefined
    def setUncaughtExceptionCaptureCallback(self, fn: Function | None) -> None:
        """Give every uncaught exception to a function instead of 'uncaughtException'; None ends that.

        Raises ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET when there is one, ERR_INVALID_ARG_TYPE.
        """
        self._capture = None if fn is None else control.capture_callback(fn, self._capture)

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
        return control.kill(pid, signal, self._kill)

    def _kill(self, pid: int, number: int) -> int:
        """What `kill` ends in; returns 0, or a negative errno. May be replaced."""
        return control.send_signal(pid, number)

    @missing_is_undefined
    def execve(self, execPath: str, args: Sequence[str] = (), env: Mapping[str, str] | None = None) -> None:
        """Become another program: same process number, no 'exit' event, no hooks. Node: process.execve.

        Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, and the system's error (where Node aborts).
        """
        control.execve(execPath, args, self.env if env is None else env)

    def abort(self) -> NoReturn:
        """End the process by SIGABRT, without any event. Node: process.abort."""
        ending.write_pending()
        os.abort()
