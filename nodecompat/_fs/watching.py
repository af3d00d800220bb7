"""watch and watchFile: what changes.

What must stay true: `watch` is told by the system (inotify), where there is none it looks every tenth of a second;
`watchFile` looks at its interval. Both keep the program alive, unless `persistent` is False.
"""

from __future__ import annotations

import errno
import os
from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError
from .._errors.rare import AbortError
from .._events.emitter import EventEmitter
from .._events.target import AbortSubscription
from .._js.arity import fit, is_function
from .._js.own import NullObject
from .._loop.current import engine
from .._stream.options import joined
from .._timers import scheduling
from ..promise import Promise
from ..values import undefined
from .arguments import boolean, name_or_bytes, options_of, path_of, shown
from .failures import refused
from .inotify import CHANGED, Inotify
from .running import WATCH, in_a_thread
from .stats import Stats

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from .arguments import Path

_watchers: dict[str, StatWatcher] = {}


class FSWatcher(EventEmitter):
    """Emits 'change' (`'rename'` or `'change'`, the name), 'error' and 'close'. Node: fs.FSWatcher."""

    def __init__(self, path: Path, given: dict[str, Any]) -> None:
        super().__init__()
        self._encoding = given.get("encoding")
        self._path = os.path.abspath(os.fsdecode(path))
        self._recursive = boolean(given, "recursive")
        if not os.path.lexists(path):
            error = refused(errno.ENOENT, "watch", path)
            error.filename = shown(path)  # as Node adds it
            raise error
        self._inotify: Inotify | None = Inotify(path)
        try:
            self._inotify.add(self._path, recursive=self._recursive)
        except OSError:
            self._inotify.close()
            raise
        self._watcher = engine.watch(
            self._inotify.fd, self._look, ref=boolean(given, "persistent", True), name="FSEventWrap"
        )

    def _look(self) -> None:
        if self._inotify is None:
            return
        try:
            events = list(self._inotify.events())
        except OSError as error:  # such as more directories than the system watches
            self.close()
            self.emit("error", error)
            return
        for mask, name in events:
            shown_name = name_or_bytes(self._named(name), self._encoding)
            if mask & CHANGED:
                self.emit("change", "change", shown_name)
            if mask & ~CHANGED and self._inotify is not None:
                self.emit("change", "rename", shown_name)
            if self._inotify is None:  # a listener has closed it
                return

    def _named(self, path: str) -> str:
        return os.path.relpath(path, self._path) if self._recursive and path != self._path else os.path.basename(path)

    def close(self) -> None:
        """Watch no longer; 'close' follows."""
        if self._inotify is not None:
            self._watcher.close()
            self._inotify.close()
            self._inotify = None
            engine.next_tick(self.emit, "close")

    def ref(self) -> FSWatcher:
        """Keep the program alive."""
        self._watcher.ref()
        return self

    def unref(self) -> FSWatcher:
        """Let the program end meanwhile."""
        self._watcher.unref()
        return self


def watch(
    filename: object = undefined, options: object = undefined, listener: object = undefined, **keywords: object
) -> FSWatcher:
    """Watch a file or a directory: `listener('rename' or 'change', name)`.

    Options: persistent (True), recursive, encoding, signal. Raises what the system refuses. Node: fs.watch.
    """
    if is_function(options):
        options, listener = undefined, options
    given = options_of(joined("watch", options_of(options), keywords, WATCH))
    watcher = FSWatcher(path_of(filename), given)
    if is_function(listener):
        watcher.on("change", fit(listener, 2))
    signal = given.get("signal")
    if signal is not None:
        if signal.aborted:
            engine.next_tick(watcher.close)
        else:
            watcher.once("close", AbortSubscription(signal, lambda: watcher.close()).start().dispose)
    return watcher


async def watched(filename: object, options: object = undefined) -> AsyncIterator[NullObject]:
    """The changes, one by one: `eventType` and `filename`; raises what fails the watcher. Node: fsPromises.watch."""
    queue: deque[NullObject] = deque()
    failures: list[BaseException] = []
    waiting: list[Callable[[Any], None]] = []

    def tell(kind: str, name: Any) -> None:
        queue.append(NullObject(eventType=kind, filename=name))
        while waiting:
            waiting.pop()(None)

    signal = options_of(options).get("signal")
    watcher = watch(filename, options, tell)
    watcher.on("error", failures.append)
    watcher.on("close", lambda: [one(None) for one in waiting])
    try:
        while True:
            if failures:
                raise failures[0]
            if signal is not None and signal.aborted:
                raise AbortError(cause=signal.reason)
            if queue:
                yield queue.popleft()
                continue
            promise, resolve, _ = Promise.withResolvers()
            waiting.append(resolve)
            await promise
    finally:
        watcher.close()


class StatWatcher(EventEmitter):
    """Emits 'change' with the Stats of now and before. Node: fs.StatWatcher."""

    def __init__(self, path: str, interval: float, persistent: bool) -> None:
        super().__init__()
        self._path = path
        self._persistent = persistent
        self._interval = interval
        self._before: os.stat_result | None = None
        self._timer: Any = None
        self._ended = self._seen = False
        self._ask()

    def _ask(self) -> None:
        if self._persistent:
            in_a_thread(lambda: os.stat(self._path), self._told)
            return
        try:
            found, error = os.stat(self._path), None
        except OSError as raised:
            found, error = None, raised
        engine.microtask(self._told, error, found)

    def _told(self, error: BaseException | None, found: os.stat_result | None) -> None:
        if self._ended:
            return
        before, self._before = self._before, None if error is not None else found
        changed = self._seen and _identity(before) != _identity(self._before)
        if changed or (error is not None and not self._seen):
            self.emit("change", Stats(self._before), Stats(before))
        self._seen = True
        if not self._ended:
            self._timer = scheduling.setTimeout(self._ask, self._interval)
            if not self._persistent:
                self._timer.unref()

    def ref(self) -> StatWatcher:
        """Keep the program alive."""
        return self._keep(True)

    def unref(self) -> StatWatcher:
        """Let the program end meanwhile."""
        return self._keep(False)

    def _keep(self, alive: bool) -> StatWatcher:
        self._persistent = alive
        if self._timer is not None:
            self._timer.ref() if alive else self._timer.unref()
        return self

    def stop(self) -> None:
        """Look no longer."""
        self._ended = True
        if self._timer is not None:
            scheduling.clearTimeout(self._timer)


def _identity(found: os.stat_result | None) -> object:
    if found is None:
        return None
    return (
        found.st_ctime_ns,
        found.st_mtime_ns,
        found.st_size,
        found.st_mode,
        found.st_uid,
        found.st_gid,
        found.st_ino,
        found.st_dev,
    )


def watchFile(filename: object = undefined, options: object = undefined, listener: object = undefined) -> StatWatcher:
    """Look at a file again and again: `listener(current, previous)` when it has changed, both of them Stats.

    Options: interval (5007 milliseconds), persistent (True). Raises ERR_INVALID_ARG_TYPE. Node: fs.watchFile.
    """
    path = os.path.abspath(shown(path_of(filename, "path")))
    if not isinstance(options, dict):
        options, listener = {}, options
    if not is_function(listener):
        raise InvalidArgTypeError("listener", "of type function", listener)
    watcher = _watchers.get(path)
    if watcher is None:
        watcher = _watchers[path] = StatWatcher(
            path, options.get("interval", 5007), bool(options.get("persistent", True))
        )
    watcher.addListener("change", listener)
    return watcher


def unwatchFile(filename: object = undefined, listener: object = undefined) -> None:
    """Look at a file no longer, for one listener or for all. Node: fs.unwatchFile."""
    path = os.path.abspath(shown(path_of(filename, "path")))
    watcher = _watchers.get(path)
    if watcher is None:
        return
    if is_function(listener):
        watcher.removeListener("change", listener)
    else:
        watcher.removeAllListeners("change")
    if not watcher.listenerCount("change"):
        watcher.stop()
        del _watchers[path]
