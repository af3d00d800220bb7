"""A file of Chrome's trace format, which Perfetto and chrome://tracing open: processes, starts, messages, ends.

All processes of a tree append to one file, each event by one write, which a file opened for appending takes whole. The
format is an array whose end may be missing: what stands there is JSON, but for a `]`, whenever it is read, also
after SIGKILL; so every event begins with its comma, and the first process writes the bracket.

    process     a slice from the start to the end, with code and signal, written by the parent: it knows of both
    `spawn`     a slice on the parent's thread `loop`, from which an arrow leads to the child
    message     a slice on the channel's thread, `out` or `in`, with the bytes; an arrow leads from one to the other

The clock is CLOCK_MONOTONIC, which all processes share. Arrows join by the child's pid, the direction and how many came
before: a channel keeps the order. Where the child is behind a shell, its own pid is another, and the arrow has no end.

What must stay true: a file that takes no more costs the program nothing but the events.
"""

from __future__ import annotations

import atexit
import json
import os
import sys
from collections import Counter
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from . import channels
from .live import EXIT, MESSAGES, START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .._js.record import Record

_LOOP = 1  # the thread of starts and ends
_CHANNELS = 100  # that of the first channel is the next
_SHORT_US = 1  # what has no duration is shown so long
_NAME_CHARACTERS = 80

_Event = dict[str, Any]


def _now() -> float:
    return monotonic_ns() / 1000


def _name_of(words: Iterable[object]) -> str:
    """What a process is called: its command line, the program without its directory, shortened."""
    program, *rest = [str(word) for word in words]
    text = " ".join([os.path.basename(program) or program, *rest])
    return text if len(text) <= _NAME_CHARACTERS else text[: _NAME_CHARACTERS - 1] + "…"


def begin(path: str, *, append: bool) -> Callable[[], None]:
    """Write what happens from now on to a new file, or to one that was begun; returns what ends it. Raises OSError."""
    trace = Trace(path, append=append)
    listeners: dict[str, Callable[..., object]] = {
        "tracing:child_process.spawn:start": trace.starts,
        START: trace.started,
        "tracing:child_process.spawn:error": trace.failed,
        EXIT: trace.ended,
        MESSAGES: trace.message,
    }
    unsubscribe = channels.listen(listeners)
    atexit.register(trace.close)

    def stop() -> None:
        unsubscribe()
        atexit.unregister(trace.close)
        trace.close()

    return stop


class Trace:
    """The file, and what is known of the events that belong together."""

    def __init__(self, path: str, *, append: bool) -> None:
        new = 0 if append else os.O_TRUNC
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | new, 0o600)
        append = append and os.fstat(self._file).st_size > 0
        self._is_first = not append
        self._pid = os.getpid()
        self._began = 0.0
        self._counts: Counter[tuple[int, bool]] = Counter()  # messages to or from a child
        self._threads: set[int] = set()
        self._names: dict[int, str] = {}  # of the processes whose beginning was written here, until their end is
        self._opens = b"" if append else b"[\n"
        life = [] if append else self._life(self._pid, ["python", *sys.argv], _now(), os.getppid())
        self._write(*life, self._thread(_LOOP, "loop"))

    def _write(self, *events: _Event) -> None:
        texts = [json.dumps(event, separators=(",", ":")).encode() for event in events]
        start, self._opens = self._opens or b",\n", b""
        try:
            os.write(self._file, start + b",\n".join(texts))
        except OSError:
            pass

    def _event(self, kind: str, name: str, at: float, thread: int = _LOOP, **more: Any) -> _Event:
        return {"ph": kind, "name": name, "cat": "nodecompat", "pid": os.getpid(), "tid": thread, "ts": at, **more}

    def _thread(self, thread: int, name: str) -> _Event:
        return self._event("M", "thread_name", 0, thread, args={"name": name})

    def _life(self, pid: int, words: Iterable[object], at: float, parent: int) -> list[_Event]:
        """The beginning of a process, by whoever knows of it; its own thread has the number of the process."""
        self._names[pid] = name = _name_of(words)
        return [
            self._event("M", "process_name", 0, pid, args={"name": name}) | {"pid": pid},
            self._event("M", "thread_name", 0, pid, args={"name": "process"}) | {"pid": pid},
            self._event("B", name, at, pid, args={"ppid": parent}) | {"pid": pid},
        ]

    def _end(self, pid: int, at: float, **more: Any) -> list[_Event]:
        """The end of a process, with the name of the beginning: there are viewers that join the two by it."""
        name = self._names.pop(pid, None)
        return [] if name is None else [self._event("E", name, at, pid, **more) | {"pid": pid}]

    # -- what is published ------------------------------------------------------------------------------

    def starts(self, *_: object) -> None:
        """A program is about to start."""
        self._began = _now()

    def started(self, told: Record, _: str) -> None:
        """It has started."""
        child, now = told.process, _now()
        pid = child.pid
        words = [*child.spawnargs] or [child.spawnfile]
        arrow = {"id": pid << 30}
        self._write(
            self._event(
                "X", "spawn", self._began, dur=now - self._began, args={"pid": pid, "file": str(child.spawnfile)}
            ),
            *self._life(pid, words, self._began, os.getpid()),
            self._event("s", "spawn", self._began, **arrow),
            self._event("f", "spawn", now, pid, bp="e", **arrow) | {"pid": pid},
        )

    def failed(self, told: Record, _: str) -> None:
        """It could not be started."""
        args = {"file": str(told.process.spawnfile), "code": told.error.code}
        self._write(self._event("i", "spawn failed", _now(), s="t", args=args))

    def ended(self, told: Record, _: str) -> None:
        """It has ended."""
        pid, now = told.process.pid, _now()
        if not isinstance(pid, int):
            return  # it never came up on its machine
        args = {"pid": pid, "code": told.code, "signal": told.signal}
        self._write(self._event("i", "exit", now, s="t", args=args), *self._end(pid, now, args=args))

    def message(self, told: Record, _: str) -> None:
        """A message leaves or has come."""
        now, thread = _now(), _CHANNELS + told.channel
        pid = getattr(told.process, "pid", 0) or 0
        pid = pid if isinstance(pid, int) else 0  # of a child on another machine that has not come up
        leaves = told.direction == "out"
        to_child = leaves is not (pid == os.getpid())
        number = self._counts[pid, to_child] = self._counts[pid, to_child] + 1
        name = "internal" if told.internal else "message"
        arrow = {"id": (pid << 30) + (number << 1) + to_child}
        args = {"bytes": told.bytes, "serialization": told.serialization, "number": number}
        events = [
            self._event("X", f"{told.direction}: {name}", now, thread, dur=_SHORT_US, args=args),
            self._event("s" if leaves else "f", "message", now, thread, **({} if leaves else {"bp": "e"}), **arrow),
        ]
        if thread not in self._threads:
            self._threads.add(thread)
            events.insert(0, self._thread(thread, f"channel #{told.channel} of {pid}"))
        self._write(*events)

    def close(self) -> None:
        """The process that made the file ends, or stops to write."""
        if self._is_first and os.getpid() == self._pid:
            self._write(*self._end(self._pid, _now()))
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
