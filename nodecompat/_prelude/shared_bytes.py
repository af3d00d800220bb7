"""What Buffers do that are parts of others: `buffer.subarray(…)`, `Buffer.from(arrayBuffer, …)`. Node: Buffer.

What must stay true: what is written into a part stands in the whole, and what is written into the whole in its parts.
A part of a Buffer is told of what is written into that; a part of an ArrayBuffer, which anybody may write to, looks
whenever it is asked for something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

from nodecompat._js.memory import is_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .terms import Given

    _Base = bytearray
else:
    _Base = object


class Whole(_Base):
    """One that has parts."""

    __slots__ = ()
    parts: dict[int, ref[Part]]

    def __setitem__(self, place: Given, value: Given) -> None:
        super().__setitem__(place, value)
        self.told(0, len(self))

    def told(self, begin: int, end: int) -> None:
        """Hand on to the parts what was written."""
        for each in [*self.parts.values()]:
            part = each()
            if part is not None and part.offset < end and begin < part.offset + len(part):
                part.look()


class Part(_Base):
    """A part: the `whole`, and the `offset` where it begins."""

    __slots__ = ()
    whole: Any
    offset: int

    def belong(self, whole: Given, offset: int) -> None:
        """Become a part of the whole, which tells it of what is written."""
        self.whole, self.offset = whole, offset
        if isinstance(whole, Whole):
            known, name = whole.parts, id(self)
            known[name] = ref(self, lambda _: known.pop(name, None))

    def __setitem__(self, place: Given, value: Given) -> None:
        super().__setitem__(place, value)
        self.told(0, len(self))

    def told(self, begin: int, end: int) -> None:
        """Hand on to the whole what was written."""
        data = bytearray.__getitem__(self, slice(begin, end))
        begin += self.offset
        memoryview(self.whole).cast("B")[begin : begin + len(data)] = data
        if isinstance(self.whole, Whole):
            self.whole.told(begin, begin + len(data))

    def look(self) -> None:
        """Take over what the whole holds."""
        seen = memoryview(self.whole).cast("B")[self.offset : self.offset + len(self)]
        bytearray.__setitem__(self, slice(None), seen)


class Looking(Part):
    """A part that looks before it answers."""

    __slots__ = ()

    def __getitem__(self, place: Given) -> Any:
        self.look()
        return super().__getitem__(place)

    def __getattr__(self, name: str) -> Any:
        self.look()
        return super().__getattr__(name)  # type: ignore[misc]  # the class of Buffers has it

    def __iter__(self) -> Iterator[int]:
        self.look()
        return super().__iter__()

    def __bytes__(self) -> bytes:
        self.look()
        return bytes(memoryview(self))

    def __repr__(self) -> str:
        self.look()
        return super().__repr__()


def parts_of(cls: type) -> Callable[[Given, int, int], Any]:
    """The function that makes a part of a Buffer or an ArrayBuffer: an instance of `cls` as well."""
    names: dict[str, Any] = {"__module__": cls.__module__}
    whole_class, part_class, looking = (type(cls)(cls.__name__, (base, cls), names) for base in (Whole, Part, Looking))

    def part(whole: Any, begin: int, end: int) -> Any:
        if isinstance(whole, Part):
            begin, end, whole = begin + whole.offset, end + whole.offset, whole.whole
        if type(whole) is cls:
            whole.__class__ = whole_class
            setattr(whole, "parts", {})
        made: Any = bytearray.__new__(looking if is_memory(whole) else part_class)
        bytearray.__init__(made, memoryview(whole).cast("B")[begin:end])
        made.belong(whole, begin)
        return made

    return part
