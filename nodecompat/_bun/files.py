"""Response, whose body is given out once, and `Bun.file`.

What must stay true: the body of a Response is given out once; a file is looked at when it is asked for, not before.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import NodeTypeError, system_error
from .._web.bodies import Body, Bytes, as_bytes, at_once
from ..promise import Promise
from .streams import Blob, ReadableStream

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Data: TypeAlias = "Bytes | BunFile | ReadableStream | None"  # what a Response holds

T = TypeVar("T")


class Response(Body):
    """A body that is read once: `await Response(proc.stdout).text()`.

    The body may be text, bytes, a Blob, a `Bun.file`, a stream, or what can be iterated over with `async for`. Of a
    Response of Bun's this is the body only: there is no network here.
    """

    def __init__(self, body: object = None, init: object = None) -> None:
        self._data: Data
        self.bodyUsed = False
        if isinstance(body, Blob):
            self._data = body._data
        elif isinstance(body, (ReadableStream, BunFile)) or body is None:
            self._data = body
        elif hasattr(body, "__aiter__"):
            self._data = ReadableStream.from_(body)
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
        return self._data

    def blob(self) -> Promise[Blob]:
        """All of it as a Blob."""
        return self._whole(Blob.of)

    def take(self) -> Data:
        """What the body is: bytes, a BunFile, a stream, or None; it counts as used. Raises ERR_BODY_ALREADY_USED."""
        stream = self._data if isinstance(self._data, ReadableStream) else None
        if self.bodyUsed or (stream is not None and stream._used):
            raise NodeTypeError("Body already used", code="ERR_BODY_ALREADY_USED")
        self.bodyUsed = self._data is not None
        return self._data

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        try:
            data = self.take()
        except NodeTypeError as error:
            return Promise.reject(error)
        if isinstance(data, (ReadableStream, BunFile)):
            return data._whole(convert)
        return at_once(lambda: convert(data or b""))

    def __repr__(self) -> str:
        return f"<Response {self.status}>"


class BunFile(Body):
    """A file by its path or descriptor: `Bun.file('out.txt')`, for `stdin`, `stdout`, `stderr`, or to be read.

    It need not be there. Source: Bun `Bun.file`.
    """

    def __init__(self, path: int | str | Bytes | os.PathLike[Any]) -> None:
        self._path: int | str = path if isinstance(path, int) else os.fsdecode(path)

    @property
    def target(self) -> int | BunFile:
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

        def begin(controller: Any) -> None:
            try:
                if data := self._content():
                    controller.enqueue(data)
                controller.close()
            except OSError as error:
                controller.error(error)

        return ReadableStream({"start": begin})

    def _content(self) -> Bytes:
        try:
            with open(self._path, "rb", closefd=not isinstance(self._path, int)) as file:
                return file.read()
        except OSError as error:
            raise system_error(error.errno or 0, "open", path=self.name) from None

    def _whole(self, convert: Callable[[Bytes], T]) -> Promise[T]:
        return at_once(lambda: convert(self._content()))

    def __repr__(self) -> str:
        return f"<BunFile {self._path!r}>"
