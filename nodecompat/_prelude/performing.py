"""`performance`: the clock of the process, marks, measures, and who observes them. Source: User Timing, perf_hooks.

What must stay true: an observer is told of what happened since it was told last, together, in a turn of its own.
"""

from __future__ import annotations

import time
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.base import InvalidArgTypeError
from nodecompat._errors.rare import DOMException
from nodecompat._js.arity import fit, is_function
from nodecompat._js.own import Object
from nodecompat._timers.scheduling import setImmediate
from nodecompat.process import process
from nodecompat.promise import Promise
from nodecompat.values import undefined

from .operators import number, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .terms import Found, Given


class PerformanceEntry:
    """Something that happened: `name`, `entryType`, `startTime` and `duration` in milliseconds, `detail`."""

    def __init__(self, name: str, kind: str, start: float, duration: float, detail: Found) -> None:
        self.name, self.entryType, self.startTime, self.duration = name, kind, start, duration
        self.detail = detail

    def toJSON(self) -> Object:
        """What JSON.stringify writes of it."""
        return Object(vars(self))


class PerformanceMark(PerformanceEntry):
    """A moment with a name."""


class PerformanceMeasure(PerformanceEntry):
    """The time between two moments."""


def _by_start(entries: Iterable[PerformanceEntry]) -> list[PerformanceEntry]:
    return sorted(entries, key=lambda entry: entry.startTime)


class PerformanceObserverEntryList:
    """What an observer is told of: all of it, or by name and kind."""

    def __init__(self, entries: list[PerformanceEntry]) -> None:
        self._entries = _by_start(entries)

    def getEntries(self, *_: object) -> list[PerformanceEntry]:
        """All entries, by their start."""
        return [*self._entries]

    def getEntriesByType(self, type: Given = undefined, *_: object) -> list[PerformanceEntry]:
        """Those of a kind: 'mark', 'measure', 'function'."""
        return [entry for entry in self._entries if entry.entryType == text(type)]

    def getEntriesByName(self, name: Given = undefined, type: Given = undefined, *_: object) -> list[PerformanceEntry]:
        """Those of a name, and of a kind."""
        kinds = () if type is undefined else (text(type),)
        return [entry for entry in self._entries if entry.name == text(name) and entry.entryType in (kinds or _KINDS)]


_KINDS: Final = ("function", "mark", "measure")
_observers: list[PerformanceObserver] = []


class PerformanceObserver:
    """Tells a function of marks, measures and calls: `PerformanceObserver(callback).observe({'entryTypes': ['mark']})`.

    The callback gets a PerformanceObserverEntryList and the observer. Raises ERR_INVALID_ARG_TYPE.
    """

    supportedEntryTypes: Final = [*_KINDS]

    def __init__(self, callback: Given = undefined, *_: object) -> None:
        if not is_function(callback):
            raise InvalidArgTypeError("callback", "of type function", callback)
        self._callback = fit(callback, 2)
        self._kinds: set[str] = set()
        self._waiting: list[PerformanceEntry] = []

    def observe(self, options: Given = undefined, *_: object) -> None:
        """Begin with some kinds: `{entryTypes: [...]}`, or `{type, buffered}`. Raises ERR_INVALID_ARG_TYPE."""
        if not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        kinds = options.get("entryTypes", undefined)
        if kinds is undefined:
            kind = text(options.get("type", undefined))
            self._kinds.add(kind)
            if options.get("buffered") is True:
                for entry in performance.getEntriesByType(kind):
                    self._take(entry)
        else:
            self._kinds = {text(kind) for kind in kinds}
        if self not in _observers:
            _observers.append(self)

    def disconnect(self, *_: object) -> None:
        """No more of it."""
        self._waiting = []
        if self in _observers:
            _observers.remove(self)

    def takeRecords(self, *_: object) -> list[PerformanceEntry]:
        """What it has not been told of yet."""
        found, self._waiting = self._waiting, []
        return found

    def _take(self, entry: PerformanceEntry) -> None:
        if not self._waiting:
            setImmediate(self._tell)
        self._waiting.append(entry)

    def _tell(self) -> None:
        if self._waiting:
            self._callback(PerformanceObserverEntryList(self.takeRecords()), self)


def _happened(entry: PerformanceEntry) -> None:
    for observer in [*_observers]:
        if entry.entryType in observer._kinds:
            observer._take(entry)


def timerify(fn: Given = undefined, options: Given = undefined, *_: object) -> Callable[..., Any]:
    """A function that does the same, and tells observers of 'function' how long each call took.

    Raises ERR_INVALID_ARG_TYPE. Node: perf_hooks.timerify.
    """
    if not is_function(fn):
        raise InvalidArgTypeError("fn", "of type function", fn)

    @wraps(fn)
    def timerified(*args: Given) -> Found:
        start = performance.now()
        found = fn(*args)

        def done(*_: object) -> None:
            _happened(PerformanceEntry(name, "function", start, performance.now() - start, [*args]))

        if isinstance(found, Promise):
            found.finally_(done)
        else:
            done()
        return found

    name = getattr(fn, "__name__", "").replace("<lambda>", "")
    timerified.__name__ = f"timerified {name}"
    return timerified


class Performance:
    """Node's `performance`, as far as programs measure with it."""

    _toStringTag = "Performance"

    def __init__(self) -> None:
        self.timeOrigin = time.time() * 1000 - process.uptime() * 1000
        self._entries: list[PerformanceEntry] = []

    def now(self, *_: object) -> float:
        """Milliseconds since the process started."""
        return process.uptime() * 1000

    def mark(self, name: Given = undefined, options: Given = undefined, *_: object) -> PerformanceMark:
        """Remember this moment under a name. Options: startTime, detail."""
        given = options if isinstance(options, dict) else {}
        start = number(given["startTime"]) if "startTime" in given else self.now()
        entry = PerformanceMark(text(name), "mark", start, 0, given.get("detail"))
        self._keep(entry)
        return entry

    def measure(
        self, name: Given = undefined, start: Given = undefined, end: Given = undefined, *_: object
    ) -> PerformanceMeasure:
        """The time between two marks, or two moments. In the place of `start`: options start, end, duration, detail.

        Raises a SyntaxError of DOM's for a mark that is not there.
        """
        given = start if isinstance(start, dict) else {"start": start, "end": end}
        first, last = given.get("start", undefined), given.get("end", undefined)
        until = self.now() if last is undefined else self._moment(last)
        begin = 0.0 if first is undefined else self._moment(first)
        if "duration" in given:
            until = begin + number(given["duration"])
        entry = PerformanceMeasure(text(name), "measure", begin, until - begin, given.get("detail"))
        self._keep(entry)
        return entry

    def _moment(self, mark: Given) -> float:
        if not isinstance(mark, str):
            return number(mark)
        found = self.getEntriesByName(mark, "mark")
        if not found:
            raise DOMException(f'The "{mark}" performance mark has not been set', "SyntaxError")
        return found[-1].startTime

    def _keep(self, entry: PerformanceEntry) -> None:
        self._entries.append(entry)
        _happened(entry)

    def _listed(self) -> PerformanceObserverEntryList:
        return PerformanceObserverEntryList(self._entries)

    def getEntries(self, *_: object) -> list[PerformanceEntry]:
        """All marks and measures, by their start."""
        return self._listed().getEntries()

    def getEntriesByName(self, name: Given = undefined, type: Given = undefined, *_: object) -> list[PerformanceEntry]:
        """Those of a name, and of a kind."""
        return self._listed().getEntriesByName(name, type)

    def getEntriesByType(self, type: Given = undefined, *_: object) -> list[PerformanceEntry]:
        """Those of a kind: 'mark' or 'measure'."""
        return self._listed().getEntriesByType(type)

    def clearMarks(self, name: Given = undefined, *_: object) -> None:
        """Forget all marks, or those of a name."""
        self._forget("mark", name)

    def clearMeasures(self, name: Given = undefined, *_: object) -> None:
        """Forget all measures, or those of a name."""
        self._forget("measure", name)

    def _forget(self, kind: str, name: Given) -> None:
        gone = [*self.getEntriesByType(kind)] if name is undefined else [*self.getEntriesByName(name, kind)]
        self._entries = [entry for entry in self._entries if entry not in gone]

    timerify = staticmethod(timerify)

    def toJSON(self) -> Object:
        """What JSON.stringify writes of it."""
        return Object(timeOrigin=self.timeOrigin)


performance: Final = Performance()
"""JavaScript's global `performance`."""
