"""`duplexPair`: two Duplexes that are joined.

What must stay true: a chunk is done when the other side asks for the next one, so that neither holds more than one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._loop.current import engine
from .duplex import Duplex

if TYPE_CHECKING:
    from typing import Unpack

    from .base import Callback
    from .typed import DuplexOptions


class _Side(Duplex):
    """One of two Duplexes: what is written here comes out of the other."""

    other: _Side
    _taken: Callback | None = None

    def _read(self, size: int) -> None:
        callback, self._taken = self._taken, None
        if callback is not None:
            callback()

    def _write(self, chunk: Any, encoding: str, callback: Callback) -> None:
        if not self._writableState.objectMode and not len(chunk):
            engine.next_tick(callback)
            return
        self.other.push(chunk)
        self.other._taken = callback

    def _end_of_input(self, callback: Callback) -> None:
        self.other.on("end", callback)
        self.other.push(None)

    _final = _end_of_input

    def _destroy(self, error: Any, callback: Callback) -> None:
        if not self.other.destroyed:
            engine.next_tick(self._let_go, error)
        callback(error)

    def _let_go(self, error: object) -> None:
        """The other side is closed too, without the error, which would be heard by nobody there."""
        if self.other.destroyed:
            return
        if error:
            self.other.destroy()
        else:
            self.other.push(None)


def duplexPair(options: object = None, **keywords: Unpack[DuplexOptions]) -> tuple[Duplex, Duplex]:
    """Two Duplexes: what is written to one comes out of the other. Node: stream.duplexPair."""
    first, second = _Side(options, **keywords), _Side(options, **keywords)
    first.other, second.other = second, first
    return first, second
