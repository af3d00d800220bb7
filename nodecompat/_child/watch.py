"""Brings the end of a process to the loop.

What must stay true: the end comes after all input of the same turn, once; the loop is held until then, unless the
watch was unref'd, also where no descriptor is watched. Of a child that a thread has started which has not the loop,
nothing is told before `begin`: until then that thread is still putting the child together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._loop import in_this_context
from .._loop.current import engine
from .._os.reaper import ProcessHandle, wait_in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.poller import Watcher
    from .served import ServedHandle
    from .typed import RemoteHandle


class EndWatch:
    """Tells the loop that a process has ended, and keeps the loop alive until then unless unref'd."""

    def __init__(
        self, handle: ProcessHandle | ServedHandle | RemoteHandle, ended: Callable[[], object], *, begins: bool = True
    ) -> None:
        self._ended = ended
        self._begun = begins
        self._waits = False  # it has ended before `begin`
        self._watcher: Watcher | None = None
        self._held = False
        if handle.fd >= 0:
            self._watcher = engine.watch(handle.fd, name="ProcessWrap")
            self._watcher.set(self._pass_on)
        elif isinstance(handle, ProcessHandle):  # a system without pidfds
            pass_on = in_this_context(self._pass_on)
            wait_in_thread(handle, lambda: engine.call_from_thread(pass_on))
            self.set_ref(True)
        else:  # one on another machine
            handle.wait_for_status(in_this_context(self._pass_on))
            self.set_ref(True)

    def begin(self) -> None:
        """Tell of the end from now on, or at once."""
        self._begun = True
        if not self._waits:
            return
        if self._watcher is not None:
            self._watcher.set(self._pass_on)
        else:
            self._pass_on()

    def _pass_on(self) -> None:
        if not self._begun:
            self._waits = True
            if self._watcher is not None:
                self._watcher.set(None)  # or it would be called again and again
            return
        engine.pending(self._ended)  # as in libuv, the end of a process comes after all input of the same turn

    def set_ref(self, on: bool) -> None:
        """Keep the loop alive, or not."""
        watcher = self._watcher
        if watcher is None:
            if self._held is not on:
                self._held = on
                engine.hold() if on else engine.release()
        elif on:
            watcher.ref()
        else:
            watcher.unref()

    def put_off(self, handle: ProcessHandle | ServedHandle | RemoteHandle) -> None:
        """It has ended, but how is not known yet: tell the loop again when it is."""
        watcher = self._watcher
        if watcher is not None and not isinstance(handle, ProcessHandle):
            watcher.close()
            self._watcher = None
            self.set_ref(watcher.has_ref())
            handle.wait_for_status(in_this_context(self._pass_on))

    def close(self) -> None:
        """The process has ended."""
        if self._watcher is not None:
            self._watcher.close()
        else:
            self.set_ref(False)
