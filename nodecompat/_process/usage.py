"""What this process has used: time, memory, the kernel's counters."""

from __future__ import annotations

import os
import resource
import sys
import time
from time import monotonic_ns
from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError, NodeRangeError, OutOfRangeError, inspect_brief
from .._js.kinds import truthy
from .._js.numbers import MAX_SAFE_INTEGER, is_number
from .._js.record import Record
from .._loop.current import now
from .._on_use import on_use
from ..values import undefined

if TYPE_CHECKING:
    from typing import Protocol

    class _BigInts(Protocol):
        BigInt: type[int]

    bigints: _BigInts
else:
    bigints = on_use("nodecompat._prelude.bigints")  # only `hrtime.bigint` has one

_NS = 1_000_000_000
_UNLIMITED = 2**64 - 1
_KIB = 1024
# getrusage(2) counts the largest resident set in KiB, on macOS in bytes.
_MAXRSS_UNIT = _KIB if sys.platform == "darwin" else 1

_RESOURCE_FIELDS = (
    ("maxRSS", "ru_maxrss"),
    ("sharedMemorySize", "ru_ixrss"),
    ("unsharedDataSize", "ru_idrss"),
    ("unsharedStackSize", "ru_isrss"),
    ("minorPageFault", "ru_minflt"),
    ("majorPageFault", "ru_majflt"),
    ("swappedOut", "ru_nswap"),
    ("fsRead", "ru_inblock"),
    ("fsWrite", "ru_oublock"),
    ("ipcSent", "ru_msgsnd"),
    ("ipcReceived", "ru_msgrcv"),
    ("signalsCount", "ru_nsignals"),
    ("voluntaryContextSwitches", "ru_nvcsw"),
    ("involuntaryContextSwitches", "ru_nivcsw"),
)


class HrTime:
    """`process.hrtime([previous])` and `process.hrtime.bigint()`."""

    __slots__ = ()

    def __call__(self, previous: object = undefined) -> list[int]:
        """Monotonic time as `[seconds, nanoseconds]`; with an earlier result, the time since.

        Raises ERR_INVALID_ARG_TYPE for what is no list, ERR_OUT_OF_RANGE for another length than 2.
        """
        now = monotonic_ns()
        if previous is not undefined:
            if not isinstance(previous, (list, tuple)):
                raise InvalidArgTypeError("time", "an instance of Array", previous)
            if len(previous) != 2:
                raise OutOfRangeError("time", "2", len(previous))
            now -= previous[0] * _NS + previous[1]
        return [*divmod(now, _NS)]

    def bigint(self) -> int:
        """Monotonic time in nanoseconds, as a BigInt."""
        return bigints.BigInt(monotonic_ns())


class MemoryUsage:
    """`process.memoryUsage()` and `process.memoryUsage.rss()`."""

    __slots__ = ()

    def __call__(self) -> Record:
        """Bytes of memory: `rss`, `heapTotal`, `heapUsed`, `external`, `arrayBuffers`.

        CPython has no heap of its own to measure: `heapTotal` is the data segment (the resident set where
        the system does not tell), `heapUsed` the same less what is shared; the last two are 0.
        """
        resident, shared, data = _statm()
        return Record(rss=resident, heapTotal=data, heapUsed=min(data, resident - shared), external=0, arrayBuffers=0)

    def rss(self) -> int:
        """Bytes of memory that are resident now."""
        return _statm()[0]


def _statm() -> tuple[int, int, int]:
    """Resident, shared and data bytes."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:
            fields = file.read().split()
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIB // _MAXRSS_UNIT
        return peak, 0, peak
    page = os.sysconf("SC_PAGE_SIZE")
    return int(fields[1]) * page, int(fields[2]) * page, int(fields[5]) * page


def cpu_usage(previous: object) -> Record:
    """See `Process.cpuUsage`."""
    return _cpu(resource.RUSAGE_SELF, previous)


def thread_cpu_usage(previous: object) -> Record:
    """See `Process.threadCpuUsage`."""
    return _cpu(getattr(resource, "RUSAGE_THREAD", resource.RUSAGE_SELF), previous)


def _cpu(who: int, previous: object) -> Record:
    before_user, before_system = _check_previous(previous) if truthy(previous) else (0, 0)
    used = resource.getrusage(who)
    return Record(
        user=round(used.ru_utime * 1_000_000) - before_user, system=round(used.ru_stime * 1_000_000) - before_system
    )


def _check_previous(previous: object) -> tuple[float, float]:
    if isinstance(previous, (list, tuple, str, bool, int, float)):
        raise InvalidArgTypeError("prevValue", "of type object", previous)
    return _microseconds(previous, "user"), _microseconds(previous, "system")


def _microseconds(previous: object, field: str) -> float:
    name = f"prevValue.{field}"
    missing: object = undefined
    value = previous.get(field, missing) if isinstance(previous, dict) else getattr(previous, field, missing)
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if not 0 <= value <= MAX_SAFE_INTEGER:
        raise NodeRangeError(
            f"The property '{name}' is invalid. Received {inspect_brief(value)}", code="ERR_INVALID_ARG_VALUE"
        )
    return value


def resource_usage() -> Record:
    """See `Process.resourceUsage`."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    counters = Record(userCPUTime=round(used.ru_utime * 1_000_000), systemCPUTime=round(used.ru_stime * 1_000_000))
    for name, field in _RESOURCE_FIELDS:
        counters[name] = getattr(used, field)
    counters["maxRSS"] //= _MAXRSS_UNIT
    return counters


def uptime() -> float:
    """See `Process.uptime`."""
    if sys.platform != "linux":
        return _since_start()
    try:
        with open("/proc/self/stat", "rb", buffering=0) as file:
            started = int(file.read().rpartition(b")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return _since_start()
    ticks = started / os.sysconf("SC_CLK_TCK")
    return max(time.clock_gettime_ns(time.CLOCK_BOOTTIME) / _NS - ticks, _since_start())


def _since_start() -> float:
    """Seconds since the loop was made, early in the process's life."""
    return now() / 1000


def constrained_memory() -> int:
    """See `Process.constrainedMemory`; 0 where the system does not tell."""
    for path in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            with open(path, "rb", buffering=0) as file:
                text = file.read().strip()
        except OSError:
            continue
        return int(text) if text.isdigit() else _UNLIMITED
    return 0


def available_memory() -> int:
    """See `Process.availableMemory`."""
    free = _system_available()
    limit = constrained_memory()
    if 0 < limit < _UNLIMITED:
        left = max(limit - _statm()[0], 0)
        return min(left, free) if free else left
    return free


def _system_available() -> int:
    try:
        with open("/proc/meminfo", "rb") as file:
            for line in file:
                if line.startswith(b"MemAvailable:"):
                    return int(line.split()[1]) * _KIB
    except OSError:
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
