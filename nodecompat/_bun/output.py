"""What a child writes: `subprocess.stdout` and `subprocess.stderr`.

What must stay true: it is read as it comes, so that the child never waits for a reader that comes after its end
(unless `lazy`); every byte is given out once; who asks twice is told so.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from ..errors import InvalidStateError
from ..promise import Promise

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

Bytes = bytes  # the class has a method of that name


class Output:
    """A stream of bytes to be read once, as a whole or in chunks. Bun: the ReadableStream of a subprocess."""

    def __init__(self, stream: Any, *, lazy: bool, came: Callable[[int], Any] | None) -> None:
        self._stream = stream
        self._came = came  # called with the number of bytes there have been, whenever some come
        self._chunks: deque[Bytes] = deque()
        self._size = 0
        self._started = False
        self._used = False
        self._ended = False
        self._error: Any = None
        self._wake: Callable[..., Any] | None = None  # whoever waits for a chunk or the end
        self._at_end: Callable[[], Any] | None = None
        stream.on("error", self._failed)
        stream.on("end", self._end)
        stream.on("close", self._end)
        if not lazy:
            self._start()

    @property
    def locked(self) -> bool:
        """Whether somebody reads it."""
        return self._used and not self._ended

    # -- reading ------------------------------------------------------------------------------------------

    def bytes(self) -> Promise[Any]:
        """All of it, when the child has closed it."""
        return self._whole(lambda data: data)

    def arrayBuffer(self) -> Promise[Any]:
        """All of it, as a bytearray."""
        return self._whole(bytearray)

    def text(self) -> Promise[Any]:
        """All of it as UTF-8; what is none is replaced by U+FFFD, and a byte order mark is left out."""
        return self._whole(_text)

    def json(self) -> Promise[Any]:
        """All of it as JSON; rejects with a ValueError for anything else."""
        from json import loads

        return self._whole(lambda data: loads(_text(data)))

    async def __aiter__(self) -> AsyncIterator[Bytes]:
        """The chunks as they come. Leaving the loop early closes the child's end of the pipe."""
        self._use()
        try:
            while True:
                while self._chunks:
                    yield self._chunks.popleft()
                if self._ended:
                    break
                waiting, self._wake, _ = Promise.withResolvers()
                await waiting
            if self._error is not None:
                raise self._error
        finally:
            if not self._ended:
                self._stream.destroy()

    def cancel(self, reason: Any = None) -> Promise[Any]:
        """Read no more: the child's end of the pipe is closed, and what has come is thrown away."""
        self._used = True
        self._chunks.clear()
        self._stream.destroy()
        return Promise.resolve()

    def ref(self) -> None:
        """Let the open pipe keep the program alive."""
        self._stream.ref()

    def unref(self) -> None:
        """Let the program end although the pipe is open."""
        self._stream.unref()

    # -- inside -------------------------------------------------------------------------------------------

    def _start(self) -> None:
        if not self._started:
            self._started = True
            self._stream.on("data", self._take)

    def _use(self) -> None:
        if self._used:
            raise InvalidStateError("Invalid state: ReadableStream has already been used")
        self._used = True
        self._start()

    def _whole(self, convert: Callable[[Any], Any]) -> Promise[Any]:
        promise, resolve, reject = Promise.withResolvers()
        try:
            self._use()
        except InvalidStateError as error:
            reject(error)
            return promise

        def settle() -> None:
            if self._error is not None:
                reject(self._error)
                return
            data = b"".join(self._chunks)
            self._chunks.clear()
            try:
                resolve(convert(data))
            except ValueError as error:
                reject(error)

        if self._ended:
            settle()
        else:
            self._at_end = settle
        return promise

    def _take(self, chunk: Bytes) -> None:
        self._chunks.append(chunk)
        self._size += len(chunk)
        self._wake_up()
        if self._came is not None:
            self._came(self._size)

    def _failed(self, error: Any) -> None:
        self._error = error
        self._end()

    def _end(self, *_: Any) -> None:
        if self._ended:
            return
        self._ended = True
        if self._at_end is not None:
            self._at_end()
        self._wake_up()

    def _wake_up(self) -> None:
        wake, self._wake = self._wake, None
        if wake is not None:
            wake()

    def __repr__(self) -> str:
        return f"<Output {'closed' if self._ended else 'readable'}>"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")
