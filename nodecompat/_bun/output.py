"""What a child writes: `subprocess.stdout` and `subprocess.stderr`.

What must stay true: it is read as it comes, so that the child never waits for a reader that comes after its end
(unless `lazy`); every byte is given out once; who asks twice is told so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..promise import Promise
from .streams import ReadableStream

if TYPE_CHECKING:
    from collections.abc import Callable


class Output(ReadableStream):
    """A stream of bytes to be read once, as a whole or in chunks. Bun: the ReadableStream of a subprocess."""

    def __init__(self, stream: Any, *, lazy: bool, came: Callable[[int], Any] | None) -> None:
        super().__init__()
        self._stream = stream
        self._came = came  # called with the number of bytes there have been, whenever some come
        self._size = 0
        self._started = False
        stream.on("error", self._fail)
        stream.on("end", self._end)
        stream.on("close", self._end)
        if not lazy:
            self._more()

    def ref(self) -> None:
        """Let the open pipe keep the program alive."""
        self._stream.ref()

    def unref(self) -> None:
        """Let the program end although the pipe is open."""
        self._stream.unref()

    # -- inside -------------------------------------------------------------------------------------------

    def _more(self) -> None:
        if not self._started:
            self._started = True
            self._stream.on("data", self._take)

    def _take(self, chunk: bytes) -> None:
        self._put(chunk)
        self._size += len(chunk)
        if self._came is not None:
            self._came(self._size)

    def _stop(self, reason: Any) -> Promise[Any]:
        """The child's end of the pipe is closed."""
        self._stream.destroy()
        return super()._stop(reason)
