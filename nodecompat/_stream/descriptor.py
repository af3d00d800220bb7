"""The descriptor under a stream, watched by the loop.

What must stay true: it is closed once, by the stream that owns it; while neither side waits for it, it doesn't keep the
loop alive. (A stream that isn't being read is not "active", as in libuv.)
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._loop.current import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.poller import Watcher

    Callback = Callable[[], Any]


class Descriptor:
    """One non-blocking descriptor with up to two parties that wait for it."""

    __slots__ = ("_name", "_ref", "_watcher", "fd")

    def __init__(self, fd: int, name: str = "PipeWrap") -> None:
        os.set_blocking(fd, False)
        self.fd = fd
        self._name = name
        self._ref = True
        self._watcher: Watcher | None = None

    def on_readable(self, callback: Callback | None) -> None:
        """Call back whenever there is something to read; None: no longer."""
        watcher = self._watch(callback)
        if watcher is not None:
            watcher.set(readable=callback)

    def on_writable(self, callback: Callback | None) -> None:
        """Call back whenever there is room; None: no longer."""
        watcher = self._watch(callback)
        if watcher is not None:
            watcher.set(writable=callback)

    def _watch(self, callback: Callback | None) -> Watcher | None:
        if self._watcher is None and callback is not None and self.fd >= 0:
            self._watcher = engine.watch(self.fd, ref=self._ref, name=self._name)
        return self._watcher

    def set_ref(self, on: bool) -> None:
        """Whether waiting keeps the loop alive."""
        self._ref = on
        if self._watcher is not None:
            self._watcher.ref() if on else self._watcher.unref()

    def shut_write(self) -> None:
        """Let the peer read an end, where the two directions can be told apart: on a socket."""
        from _socket import SHUT_WR
        from _socket import socket as native

        try:
            borrowed = native(fileno=self.fd)
        except OSError:
            return
        try:
            borrowed.shutdown(SHUT_WR)
        except OSError:
            pass  # the peer has gone
        finally:
            borrowed.detach()

    def close(self) -> None:
        """Stop watching, and close the descriptor."""
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.close()
        fd, self.fd = self.fd, -1
        if fd >= 0:
            os.close(fd)
