"""What `Process` loads when it is first asked for, for type checkers.

What must stay true: only annotations use this file; it is not loaded at run time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .._events.emitter import EventEmitter
from ..values import undefined
from .record import FrozenRecord, Record
from .stdin import StandardInput
from .stdio import StandardOutput
from .usage import HrTime, MemoryUsage

if TYPE_CHECKING:

    class LateProcess(EventEmitter):
        """The base of Process, as type checkers see it."""

        arch: str
        argv0: str
        platform: str
        release: Record
        versions: FrozenRecord
        config: FrozenRecord
        features: FrozenRecord
        stdin: StandardInput
        stdout: StandardOutput
        stderr: StandardOutput
        hrtime: HrTime
        memoryUsage: MemoryUsage
        openStdin: Callable[[], StandardInput]

        @staticmethod
        def cpuUsage(previous: Any = None) -> Record:
            """Processor time in microseconds: `user`, `system`. Node: process.cpuUsage."""

        @staticmethod
        def threadCpuUsage(previous: Any = None) -> Record:
            """The same of this thread. Node: process.threadCpuUsage."""

        @staticmethod
        def resourceUsage() -> Record:
            """What the system counts of this process. Node: process.resourceUsage."""

        @staticmethod
        def constrainedMemory() -> int:
            """The limit of memory in bytes. Node: process.constrainedMemory."""

        @staticmethod
        def availableMemory() -> int:
            """The memory that is left, in bytes. Node: process.availableMemory."""

        @staticmethod
        def uptime() -> float:
            """Seconds since the start of the process. Node: process.uptime."""

        @staticmethod
        def getuid() -> int:
            """The user. Node: process.getuid."""

        @staticmethod
        def geteuid() -> int:
            """The user that counts. Node: process.geteuid."""

        @staticmethod
        def getgid() -> int:
            """The group. Node: process.getgid."""

        @staticmethod
        def getegid() -> int:
            """The group that counts. Node: process.getegid."""

        @staticmethod
        def getgroups() -> list[int]:
            """The supplementary groups and the effective one. Node: process.getgroups."""

        @staticmethod
        def setuid(id: int | str) -> None:
            """Become a user, for good; by number or name. Node: process.setuid."""

        @staticmethod
        def seteuid(id: int | str) -> None:
            """Act as a user; by number or name. Node: process.seteuid."""

        @staticmethod
        def setgid(id: int | str) -> None:
            """Become a group, for good; by number or name. Node: process.setgid."""

        @staticmethod
        def setegid(id: int | str) -> None:
            """Act as a group; by number or name. Node: process.setegid."""

        @staticmethod
        def setgroups(groups: Sequence[int | str]) -> None:
            """Set the supplementary groups, by number or name. Node: process.setgroups."""

        @staticmethod
        def initgroups(user: int | str, extraGroup: int | str) -> None:
            """Take the groups of a user, and one more. Node: process.initgroups."""

        def kill(self, pid: int | str, signal: int | str | None = undefined) -> bool:  # type: ignore[assignment]
            """Send a signal to a process, SIGTERM unless given; 0 only asks. Returns True. Node: process.kill."""

        @staticmethod
        def umask(mask: Any = undefined) -> int:
            """Set the mask of permissions; returns the one before. Node: process.umask."""

        def execve(self, execPath: str, args: Sequence[str] = (), env: Mapping[str, str] | None = None) -> None:
            """Become another program: same process number, no 'exit' event. Node: process.execve."""

        @staticmethod
        def loadEnvFile(path: Any = undefined) -> None:
            """Set the variables of a file (default: `.env`) that are not set yet. Node: process.loadEnvFile."""

        @staticmethod
        def getActiveResourcesInfo() -> list[str]:
            """What keeps the loop alive. Node: process.getActiveResourcesInfo."""

        @staticmethod
        def ref(thing: Any = None) -> None:
            """Let a timer, a child or a stream keep the process alive. Node: process.ref."""

        @staticmethod
        def unref(thing: Any = None) -> None:
            """Let the process end although a timer, a child or a stream is active. Node: process.unref."""
