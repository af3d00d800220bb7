"""Node's `stream`: data that comes or goes in pieces.

    child.stdout.setEncoding('utf8')
    child.stdout.on('data', lambda text: print(text))
    child.stdin.end('last words')
    async for chunk in child.stdout: ...

What must stay true: nothing blocks; 'end' and 'finish' come before 'close', which comes once.
"""

from __future__ import annotations

from ._stream.base import HIGH_WATER_MARK, Stream
from ._stream.readable import Readable
from ._stream.writable import Writable

__all__ = ["Duplex", "Readable", "Stream", "Writable"]


class Duplex(Readable, Writable):
    """A stream with two sides over one descriptor, such as `child.stdio[3]`.

    When the peer has ended the writable side is ended too, unless `allowHalfOpen`; when both have, it closes.
    """

    def __init__(
        self, fd: int | None = None, *, highWaterMark: int = HIGH_WATER_MARK, allowHalfOpen: bool = False
    ) -> None:
        Stream.__init__(self, fd)
        self.allowHalfOpen = allowHalfOpen
        self._open_writable(highWaterMark)
        self._open_readable(highWaterMark)

    def _side_done(self) -> None:
        if self.readableEnded and not self.allowHalfOpen and not self.writableEnded:
            self.end()
        super()._side_done()
