"""What is transferred without leaving the process: `structuredClone` with `transfer`, and messages of ports.

What must stay true: nothing is taken from an object as long as the whole call may fail; the chunks of a stream that was
transferred are copies. Texts are Node's, measured on Node 26.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .._js.copying import Copier, copy_of, refusal_of
from .._js.kinds import RefusedError
from .._js.memory import Memory
from .._web.base import MAKING, quiet
from .._web.piping import Pipe
from .._web.reading import ReadableSide
from .._web.transform import TransformStream
from .._web.writing import WritableSide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .._errors.rare import DataCloneError
    from . import ports

    Commit = Callable[[], object]

_KINDS: Final = {
    ReadableSide: "ReadableStream",
    WritableSide: "WritableStream",
    TransformStream: "TransformStream",
    bytearray: "ArrayBuffer",
}
_INVALID: Final = "Found invalid value in transferList."


def bad_list(text: str) -> DataCloneError:
    """The error for a transfer list."""
    return refusal_of("", "options", text)


class Transfer:
    """A transfer list: what takes the place of each of its objects in the copy."""

    def __init__(self, items: Iterable[object], source: ports.MessagePort | None = None) -> None:
        self._made: list[tuple[object, object]] = []
        self._commits: list[Commit] = []
        self.ports: list[ports.MessagePort] = []
        known: list[object] = []
        for item in items:
            kind = next((name for cls, name in _KINDS.items() if isinstance(item, cls)), None)
            kind = kind or getattr(type(item), "_transfers_as", None)
            if kind is None:
                raise bad_list(_INVALID)
            if item is source:
                raise bad_list("Transfer list contains source port")
            if any(item is other for other in known):
                raise bad_list(f"Transfer list contains duplicate {kind}")
            known.append(item)
            self._add(item)

    def _add(self, item: Any) -> None:
        if isinstance(item, Memory):
            self._commits.append(lambda: setattr(item, "detached", True))
        elif isinstance(item, bytearray):
            _check_free(item)
            self._commits.append(item.clear)
        elif hasattr(type(item), "_transfers_as"):
            if item._core is None:
                raise bad_list("MessagePort in transfer list is already detached")
            port = type(item)(MAKING)
            self.ports.append(port)
            self._made.append((item, port))
            self._commits.append(lambda: port._attach(item._detach()))
        else:
            made, commit = _stream(item)
            self._made.append((item, made))
            self._commits.append(commit)

    def copy(self, value: object, root: str) -> object:
        """The copy of a value, after which the objects of the list are gone. Raises DataCloneError."""
        copier = Copier()
        for item, made in self._made:
            copier.know(item, made)
        copy = copy_of(value, root, copier)
        for commit in self._commits:
            commit()
        return copy


def _check_free(item: bytearray) -> None:
    try:
        item.append(0)
        item.pop()
    except BufferError:
        raise bad_list("A bytearray with a memoryview on it cannot be transferred.") from None


def _stream(item: Any) -> tuple[object, Commit]:
    if isinstance(item, TransformStream):
        made: Any = TransformStream.__new__(TransformStream)
        made._full = True
        made._readable, first = _stream(item.readable)
        made._writable, second = _stream(item.writable)
        return made, lambda: (first(), second())
    if item.locked:
        raise bad_list(f"Cannot transfer a locked {'Readable' if isinstance(item, ReadableSide) else 'Writable'}Stream")
    between = TransformStream({"transform": _copy_chunk})
    if isinstance(item, ReadableSide):
        return between.readable, lambda: quiet(Pipe(item, between.writable, set(), None).start())
    return between.writable, lambda: quiet(Pipe(between.readable, item, set(), None).start())


def _copy_chunk(chunk: object, controller: Any) -> None:
    try:
        controller.enqueue(Transfer(()).copy(chunk, "chunk"))
    except RefusedError as refusal:
        raise refusal_of(refusal.what, "chunk") from None
