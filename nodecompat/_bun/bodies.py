"""What holds data and hands it out: Blob, Response, and `Bun.file`.

What must stay true: a Blob never changes; the body of a Response is given out once; a file is looked at when it is
asked for, not before.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeTypeError
from .._loop.coroutines import start
from ..promise import Promise
from ..values import undefined
from .sink import close_early
from .streams import ReadableStream, as_bytes, as_json, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Bytes = bytes  # the classes have a method of that name


class Readable:
    """The methods by which the whole of something is read."""

    def _whole(self, convert: Callable[[Bytes], Any]) -> Promise[Any]:
        raise NotImplementedError

    def text(self) -> Promise[Any]:
        """All of it as UTF-8."""
        return self._whole(as_text)

    def json(self) -> Promise[Any]:
        """All of it as JSON; rejects with a ValueError for anything else."""
        return self._whole(as_json)

    def bytes(self) -> Promise[Any]:
        """All of it."""
        return self._whole(lambda data: data)

    def arrayBuffer(self) -> Promise[Any]:
        """All of it, as a bytearray."""
        return self._whole(bytearray)


def _at_once(read: Callable[[], Any]) -> Promise[Any]:
    """A promise of what a function returns."""
    try:
        return Promise.resolve(read())
    except (OSError, ValueError) as error:
        return Promise.reject(error)


class Blob(Readable):
    """Bytes and a media type: `Blob(['text', b'bytes', blob])`. Source: File API."""

    def __init__(self, blobParts: Iterable[Any] = (), options: Any = None) -> None:
        self._data: Bytes = b"".join(part._data if isinstance(part, Blob) else as_bytes(part) for part in blobParts)
        self.type: str = options.get("type", "") if isinstance(options, dict) else ""

    @property
    def size(self) -> int:
        """How many bytes."""
        return len(self._data)

    def slice(self, start: int = 0, end: int | None = None, contentType: str = "") -> Blob:
        """A part of it; negative numbers count from the end."""
        return Blob([self._data[start:end]], {"type": contentType})

    def stream(self) -> ReadableStream:
        """It as a stream."""
        stream = ReadableStream()
        if self._data:
            stream._put(self._data)
        stream._end()
        return stream

    def _whole(self, convert: Callable[[Bytes], Any]) -> Promise[Any]:
        return _at_once(lambda: convert(self._data))

    def __repr__(self) -> str:
        return f"<Blob {self.size} bytes>"


class Response(Readable):
    """A body that is read once: `await Response(proc.stdout).text()`.

    The body may be text, bytes, a Blob, a `Bun.file`, a stream, or what can be iterated over with `async for`. Of a
    Response of Bun's this is the body only: there is no network here.
    """

    def __init__(self, body: Any = None, init: Any = None) -> None:
        self._data: Any = None  # bytes, a BunFile, a stream, None
        self.bodyUsed = False
        if isinstance(body, Blob):
            self._data = body._data
        elif isinstance(body, (ReadableStream, BunFile)) or body is None:
            self._data = body
        elif hasattr(body, "__aiter__"):
            self._data = stream_of(body)
        else:
            self._data = as_bytes(body)
        given = init if isinstance(init, dict) else {}
        self.status: int = given.get("status", 200)
        self.ok: bool = 200 <= self.status < 300

    @property
    def body(self) -> ReadableStream | None:
        """The body as a stream."""
        if isinstance(self._data, bytes):
            self._data = Blob([self._data]).stream()
        elif isinstance(self._data, BunFile):
            self._data = self._data.stream()
        return self._data  # type: ignore[no-any-return]

    def blob(self) -> Promise[Blob]:
        """All of it as a Blob."""
        return self._whole(lambda data: Blob([data]))

    def take(self) -> Any:
        """What the body is: bytes, a BunFile, a stream, or None; it counts as used. Raises ERR_BODY_ALREADY_USED."""
        stream = self._data if isinstance(self._data, ReadableStream) else None
        if self.bodyUsed or (stream is not None and stream._used):
            raise NodeTypeError("Body already used", code="ERR_BODY_ALREADY_USED")
        self.bodyUsed = self._data is not None
        return self._data

    def _whole(self, convert: Callable[[Bytes], Any]) -> Promise[Any]:
        try:
            data = self.take()
        except NodeTypeError as error:
            return Promise.reject(error)
        if isinstance(data, (ReadableStream, BunFile)):
            return data._whole(convert)
        return _at_once(lambda: convert(data or b""))

    def __repr__(self) -> str:
        return f"<Response {self.status}>"


class BunFile(Readable):
    """A file by its path or descriptor: `Bun.file('out.txt')`, for `stdin`, `stdout`, `stderr`, or to be read.

    It need not be there. Source: Bun `Bun.file`.
    """

    def __init__(self, path: Any) -> None:
        self._path: int | str = path if isinstance(path, int) else os.fsdecode(path)

    @property
    def target(self) -> Any:
        """What stands for it in `stdio`: its descriptor, or itself as a path."""
        return self._path if isinstance(self._path, int) else self

    def __fspath__(self) -> str:
        """The path. Raises TypeError for a descriptor."""
        if isinstance(self._path, int):
            raise TypeError("it has a descriptor, no path")
        return self._path

    @property
    def name(self) -> str | None:
        """The path; None for a descriptor."""
        return self._path if isinstance(self._path, str) else None

    @property
    def size(self) -> int:
        """How many bytes it has now; 0 if it isn't there."""
        try:
            return os.stat(self._path).st_size
        except OSError:
            return 0

    def exists(self) -> Promise[bool]:
        """Whether it is there, and a file."""
        return Promise.resolve(isinstance(self._path, int) or os.path.isfile(self._path))

    def stream(self) -> ReadableStream:
        """It as a stream."""
        stream = ReadableStream()
        try:
            if data := self._content():
                stream._put(data)
            stream._end()
        except OSError as error:
            stream._fail(error)
        return stream

    def _content(self) -> Bytes:
        from .._errors.base import system_error

        try:
            with open(self._path, "rb", closefd=not isinstance(self._path, int)) as file:
                return file.read()
        except OSError as error:
            raise system_error(error.errno or 0, "open", path=self.name) from None

    def _whole(self, convert: Callable[[Bytes], Any]) -> Promise[Any]:
        return _at_once(lambda: convert(self._content()))

    def __repr__(self) -> str:
        return f"<BunFile {self._path!r}>"


def stream_of(chunks: Any) -> ReadableStream:
    """What an asynchronous iterator yields, as a stream. Source: WHATWG Streams, ReadableStream.from."""
    iterator = aiter(chunks)
    pulled: Promise[Any] = Promise.resolve()
    wanted = True

    async def advance(controller: Any) -> None:
        try:
            chunk = await anext(iterator)
        except StopAsyncIteration:
            controller.close()
        else:
            if wanted:
                controller.enqueue(chunk)

    def pull(controller: Any) -> Promise[Any]:
        nonlocal pulled
        pulled = start(advance(controller))
        return pulled

    async def cancel(reason: Any) -> Any:
        nonlocal wanted
        wanted = False
        await pulled.catch(lambda _: undefined)  # a generator that runs cannot be closed
        await close_early(iterator)
        return undefined

    return ReadableStream({"pull": pull, "cancel": cancel})
