"""One end of a stream socket on the loop: bytes in, frames out.

What must stay true:

- what is said in `sending` about the way out;
- nothing here blocks;
- what was accepted is written before the descriptor is closed;
- one read a callback, so that no busy peer starves others;
- the descriptor is closed exactly once, and never shut down: a forked copy closes only its own.
"""

from __future__ import annotations

import os
from time import monotonic_ns
from typing import TYPE_CHECKING, Any

from nodecompat._channel.answers import CONVERSATION_NS, Answers
from nodecompat._channel.sending import Sender, in_tick
from nodecompat._errors.base import IpcChannelClosedError
from nodecompat._loop.current import engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._channel.outbox import Done
    from nodecompat._loop.poller import Watcher

READ_BYTES = 65536
_LARGE_READ_BYTES = 262144  # a socket buffer holds less
_LAST_READS = 64  # reads that empty the socket before it is closed, so that the peer gets EOF and not ECONNRESET

_scratch: memoryview | None = None


class Transport(Sender):
    """A connected stream socket; takes the descriptor over.

    `on_bytes(data)` is called with what arrived (a view is on memory that will be used again), `on_end()` once when
    the peer closed its end or the connection broke, `on_error(error)` in a tick when a write failed at once and had
    no callback, `on_forget()` in a forked copy, which has lost the socket. `ref`: the socket keeps the loop alive.
    """

    def __init__(
        self,
        fd: int,
        on_bytes: Callable[[bytes | memoryview], Any],
        on_end: Callable[[], Any],
        on_error: Done,
        on_forget: Callable[[], Any] = lambda: None,
        *,
        ref: bool,
    ) -> None:
        os.set_inheritable(fd, False)
        os.set_blocking(fd, False)
        super().__init__(fd, on_error)
        self._on_bytes = on_bytes
        self._on_end = on_end
        self._on_forget = on_forget
        self.large = False  # whether the rest of a large frame is under way
        self._finishing = False
        self._answers = Answers()
        self.watcher: Watcher = engine.watch(fd, self._on_readable, ref=ref)

    # -- in ---------------------------------------------------------------------------------------------

    def _on_readable(self) -> Any:
        if self.large:
            return self._read_large()
        data = self._read()
        if not data:
            return None if data is None else self._end()
        self._sends = 0  # an answer to the only message that came shall not be looked at as part of a burst
        if self._answers.expected() and engine.running:
            return self._converse(data)
        return self._on_bytes(data)

    def _converse(self, data: bytes | None) -> None:
        """Read, and when that made us write, look a moment for the answer before the loop goes to sleep.

        Nothing else that is due waits for it, and nothing at all longer than CONVERSATION_NS.
        """
        end = monotonic_ns() + CONVERSATION_NS
        while data:
            self._wrote = False
            self._sends = 0
            self._on_bytes(data)
            engine.drain()
            if not self._wrote or self._out.size or self.large or self.fd < 0 or engine.timeout() == 0:
                return
            if self.watcher.readable is None:
                return
            data = self._answers.look(self._read, end)
        if data is not None:
            self._end()

    def _read_large(self) -> Any:
        """Read into memory that is used again and again: fresh memory of that size costs more than the copy."""
        global _scratch
        if _scratch is None:
            _scratch = memoryview(bytearray(_LARGE_READ_BYTES))
        try:
            size = os.readv(self.fd, [_scratch])
        except BlockingIOError:
            return None
        except OSError:  # see `_read`
            size = 0
        return self._on_bytes(_scratch[:size]) if size else self._end()

    def _read(self) -> bytes | None:
        """What is there; None when nothing is, empty at the end."""
        try:
            return os.read(self.fd, READ_BYTES)
        except BlockingIOError:
            return None
        except OSError:  # ECONNRESET: the peer closed without having read everything; its end all the same
            return b""

    def _end(self) -> Any:
        self.watcher.set(readable=None)
        return self._on_end()

    def read_rest(self) -> None:
        """Read what is there now, each read as a callback of its own, up to the end or to nothing more."""
        for _ in range(_LAST_READS):
            if self.fd < 0 or self._finishing or self.watcher.readable is None:
                return
            data = self._read()
            if data is None:
                return
            if data:
                engine.run(self._on_bytes, data)
            else:
                engine.run(self._end)

    # -- the end ----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Read no more; close as soon as what was accepted is written."""
        if self.fd < 0 or self._finishing:
            return
        self.write_burst()
        self._finishing = True
        if not self.waiting:
            self._close()
            return
        if self.watcher.readable is not None:  # what the peer still sends is thrown away, so that it comes to read
            self.watcher.set(readable=self._discard)
        self._arm()

    def _discard(self) -> None:
        if self._read() == b"":
            self.watcher.set(readable=None)

    def abandon(self) -> None:
        """Close now. Frames that were not written fail with ERR_IPC_CHANNEL_CLOSED."""
        if self.fd >= 0:
            lost = self._drop()
            self._close()
            for done in lost:
                in_tick(done, IpcChannelClosedError())

    def _all_written(self) -> None:
        if self._finishing:
            self._close()
        else:
            self._disarm()

    def _close(self) -> None:
        self._disarm()
        self.watcher.close()
        for _ in range(_LAST_READS):
            if not self._read():
                break
        os.close(self._give_up())

    def forget(self) -> None:
        """In a forked copy: close this copy of the descriptor; no event tells of it."""
        super().forget()
        os.close(self._give_up())
        self._on_forget()
