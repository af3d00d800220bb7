"""Node's `os`: the machine, the user, the numbers of signals and errors.

    from nodecompat import os
    workers = [fork("worker.py") for _ in os.cpus()]

What must stay true: what Node gives as an object has its items as attributes, too (`cpus()[0].model`). Python's own
`os` is another module, `import os`.

Not here: names and numbers of Windows; figures of processors outside of Linux are 0.
"""

from __future__ import annotations

import errno
import os
import pwd
import sys
import time

from ._errors.base import NodeError, system_text
from ._errors.checks import check_integer
from ._host.constants import constants
from ._host.figures import interfaces, memory, processors, read, usable_processors
from ._js.numbers import INT32_MAX
from ._js.own import NullObject
from ._js.record import Record
from .process import process
from .values import Undefined, undefined

__all__ = [
    "EOL",
    "arch",
    "availableParallelism",
    "constants",
    "cpus",
    "devNull",
    "endianness",
    "freemem",
    "getPriority",
    "homedir",
    "hostname",
    "loadavg",
    "machine",
    "networkInterfaces",
    "platform",
    "release",
    "setPriority",
    "tmpdir",
    "totalmem",
    "type",
    "uptime",
    "userInfo",
    "version",
]

EOL = "\n"
devNull = "/dev/null"


class SystemError(NodeError):  # Node's name
    """ERR_SYSTEM_ERROR: `info` has what the system said; `errno` and `syscall` are its own."""

    code: str | None = "ERR_SYSTEM_ERROR"
    name = "SystemError"

    def __init__(self, error: OSError, syscall: str) -> None:
        number = error.errno or 0
        name = next((key for key, value in constants["errno"].items() if value == number), str(number))
        super().__init__(f"A system error occurred: {syscall} returned {name} ({system_text(name)})")
        self.errno = -number
        self.syscall = syscall
        self.info = Record(errno=-number, code=name, message=system_text(name), syscall=syscall)


def arch() -> str:
    """The kind of processor, as `process.arch`."""
    return process.arch


def platform() -> str:
    """The kind of system, as `process.platform`."""
    return process.platform


def availableParallelism() -> int:
    """How many processors this process may use. Node: os.availableParallelism."""
    return usable_processors()


def cpus() -> list[Record]:
    """`model`, `speed` (MHz) and `times` (milliseconds) of each processor. Node: os.cpus."""
    return processors()


def endianness() -> str:
    """The order of the bytes in a number, 'LE' or 'BE'."""
    return "LE" if sys.byteorder == "little" else "BE"


def freemem() -> int:
    """The memory that is free, in bytes."""
    return memory("MemAvailable", "SC_AVPHYS_PAGES")


def totalmem() -> int:
    """All the memory, in bytes."""
    return memory("MemTotal", "SC_PHYS_PAGES")


def getPriority(pid: int | Undefined = undefined) -> int:
    """The scheduling priority of a process, this one without a pid.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_SYSTEM_ERROR. Node: os.getPriority.
    """
    number = 0 if pid is undefined else check_integer("pid", pid, -INT32_MAX - 1, INT32_MAX)
    try:
        return os.getpriority(os.PRIO_PROCESS, number)
    except OSError as error:
        raise SystemError(error, "uv_os_getpriority") from None


def setPriority(pid: int | Undefined = undefined, priority: int | Undefined = undefined) -> None:
    """Set the scheduling priority of a process, of this one with one argument; -20 comes first, 19 last.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_SYSTEM_ERROR. Node: os.setPriority.
    """
    if priority is undefined:
        pid, priority = 0, pid
    number = check_integer("pid", pid, -INT32_MAX - 1, INT32_MAX)
    wanted = check_integer("priority", priority, -20, 19)
    try:
        os.setpriority(os.PRIO_PROCESS, number, wanted)
    except OSError as error:
        raise SystemError(error, "uv_os_setpriority") from None


def homedir() -> str:
    """The user's directory: HOME, or what the system knows. Raises ERR_SYSTEM_ERROR. Node: os.homedir."""
    home = os.environ.get("HOME")
    return _user(os.getuid(), "uv_os_homedir").pw_dir if home is None else home


def _user(uid: int, syscall: str) -> pwd.struct_passwd:
    """What the system knows of a user. Raises ERR_SYSTEM_ERROR."""
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise SystemError(OSError(errno.ENOENT, ""), syscall) from None


def hostname() -> str:
    """The machine's name."""
    return os.uname().nodename


def loadavg() -> list[float]:
    """The load in the last 1, 5 and 15 minutes."""
    return [*os.getloadavg()]


def machine() -> str:
    """The kind of processor, as the system names it."""
    return os.uname().machine


def networkInterfaces() -> dict[str, list[Record]]:
    """The addresses of each interface that is up. Node: os.networkInterfaces."""
    return Record(interfaces())


def release() -> str:
    """The version of the system's kernel."""
    return os.uname().release


def tmpdir() -> str:
    """The directory for temporary files: TMPDIR, TMP or TEMP, else /tmp. Node: os.tmpdir."""
    path = os.environ.get("TMPDIR") or os.environ.get("TMP") or os.environ.get("TEMP") or "/tmp"
    return path[:-1] if len(path) > 1 and path[-1] == "/" else path


def type() -> str:
    """The system's name."""
    return os.uname().sysname


def uptime() -> float:
    """How long the machine has been running, in seconds."""
    told = read("/proc/uptime").split()
    return float(told[0]) if told else time.clock_gettime(time.CLOCK_MONOTONIC)


def userInfo(options: object = undefined) -> NullObject:
    """`uid`, `gid`, `username`, `homedir`, `shell` of the user; texts are bytes with `encoding: 'buffer'`.

    Raises ERR_SYSTEM_ERROR. Node: os.userInfo.
    """
    user = _user(os.geteuid(), "uv_os_get_passwd")
    texts = {"username": user.pw_name, "homedir": user.pw_dir, "shell": user.pw_shell}
    raw = isinstance(options, dict) and options.get("encoding") == "buffer"
    return NullObject(
        uid=user.pw_uid, gid=user.pw_gid, **{key: os.fsencode(text) if raw else text for key, text in texts.items()}
    )


def version() -> str:
    """What the kernel says of its build."""
    return os.uname().version
