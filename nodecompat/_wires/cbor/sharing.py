"""Containers that are met more than once in a message: shared objects and cycles, on the `cbor` wire.

What must stay true: identities count only while the objects live; whatever a pass was given, the next pass
meets the same objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._js.fields import own_fields
from nodecompat._js.kinds import kind_of
from nodecompat._wires.cbor.encoder import find_writer, writer_of
from nodecompat._wires.cbor.tags import TAG_REFERENCE, TAG_SHARED, head

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._wires.cbor.encoder import Put


class RepeatedError(Exception):
    """The message is no tree."""


class Counting(set[int]):
    """The `seen` of the pass that finds the containers met more than once."""

    def __init__(self) -> None:
        super().__init__()
        self.repeated: set[int] = set()
        self.made: dict[int, Any] = {}

    def again(self, value: object, put: Put) -> None:
        """Note a container that is met once more."""
        self.repeated.add(id(value))


class Marking(set[int]):
    """The `seen` of the pass that marks them: tag 28 comes before a container that will be met again."""

    def __init__(self, counted: Counting, put: Put) -> None:
        super().__init__()
        self._repeated = counted.repeated
        self.made = counted.made
        self._put = put
        self.numbers: dict[int, int] = {}

    def add(self, identity: int) -> None:
        super().add(identity)
        if identity in self._repeated:
            self.numbers[identity] = len(self.numbers)
            self._put(head(0xC0, TAG_SHARED))

    def again(self, value: object, put: Put) -> None:
        """Refer to a container that is met once more."""
        put(head(0xC0, TAG_REFERENCE) + head(0x00, self.numbers[id(value)]))


class _Kept:
    __slots__ = ("made",)

    def __init__(self, made: Any) -> None:
        self.made = made


def fields_of(value: Any, seen: set[Any]) -> dict[Any, Any]:
    """The fields of a value. A mapping may make them anew whenever it is asked."""
    if kind_of(type(value)) != "map":
        return own_fields(value)
    return kept(value, seen, _items)  # type: ignore[no-any-return]


def _items(value: Any) -> dict[Any, Any]:
    return dict(value.items())


def kept(value: Any, seen: set[Any], make: Callable[[Any], Any]) -> Any:
    """What `make` makes of a value, alive as long as identities count.

    A freed object's identity would be taken for that of a container met before; and the two passes over a graph
    must meet the same objects.
    """
    if not isinstance(seen, (Counting, Marking)):
        made = make(value)
        seen.add(_Kept(made))
        return made
    if id(value) not in seen.made:
        seen.made[id(value)] = make(value)
    return seen.made[id(value)]


def forget(seen: set[int], known: set[int]) -> None:
    """Undo what a property that stays behind has added."""
    seen &= known
    if isinstance(seen, Marking):
        seen.numbers = {identity: number for identity, number in seen.numbers.items() if identity in known}


def write_graph(value: Any) -> tuple[list[Any], set[int]]:
    """What the two passes make of a message: one finds the containers met more than once, one marks them."""
    kind = type(value)
    write = writer_of(kind) or find_writer(kind)
    counting = Counting()
    parts: list[Any] = []
    write(value, parts.append, counting, 1)
    parts = []
    marking = Marking(counting, parts.append)
    write(value, parts.append, marking, 1)
    return parts, marking
