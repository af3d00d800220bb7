"""What all streams share: the descriptor, and the end of it all.

What must stay true: 'close' comes once and last, in the closing phase; 'error' at most once and before it, as a tick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from ..events import EventEmitter
from .descriptor import Descriptor

if TYPE_CHECKING:
    from typing import Self

HIGH_WATER_MARK = 65536  # bytes; Node 24's for sockets


class Stream(EventEmitter):
    """The base of Readable, Writable and Duplex."""

    destroyed = False  # `destroy` was called, by the stream itself too
    closed = False
    errored: Any = None  # the error it was destroyed with
    _io: Descriptor | None = None

    def __init__(self, fd: int | None = None) -> None:
        super().__init__()
        if fd is not None:
            self._io = Descriptor(fd)

    @property
    def readable(self) -> bool:
        """Whether there may be more data to read."""
        return False

    @property
    def writable(self) -> bool:
        """Whether `write` may be called."""
        return False

    @property
    def fd(self) -> int | None:
        """The descriptor; None for a stream without, or that was destroyed."""
        return self._io.fd if self._io is not None and self._io.fd >= 0 else None

    def ref(self) -> Self:
        """Let the stream keep the loop alive while it waits (the default)."""
        if self._io is not None:
            self._io.set_ref(True)
        return self

    def unref(self) -> Self:
        """Let the loop end although the stream waits."""
        if self._io is not None:
            self._io.set_ref(False)
        return self

    def destroy(self, error: Any = None) -> Self:
        """Close the stream at once. What wasn't read or written is lost; 'error' is emitted if one is given."""
        if self.destroyed:
            return self
        self.destroyed = True
        self.errored = error
        self._destroy(error)
        self.closed = True
        if error is not None:
            engine.next_tick(self.emit, "error", error)
        engine.closing(self.emit, "close", error is not None)
        return self

    def _destroy(self, error: Any) -> None:
        """Give everything back; sides with something to give up extend it."""
        if self._io is not None:
            self._io.close()

    def _side_done(self) -> None:
        """A side came to its end. When it was the last one the stream is destroyed."""
        if not self.destroyed and not self._open_sides():
            self.destroy()

    def _open_sides(self) -> bool:
        """Whether a side hasn't come to its end yet."""
        return False

    def __repr__(self) -> str:
        state = "destroyed" if self.destroyed else f"fd={self.fd}"
        return f"<{type(self).__name__} {state}>"
