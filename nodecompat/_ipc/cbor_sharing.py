"""Containers that are met more than once in a message: shared objects and cycles, on the `cbor` wire.

What must stay true: identities count only while the objects live; whatever a pass was given, the next pass
meets the same objects.
"""

from __future__ import annotations

from typing import Any

from nodecompat import _clone
from nodecompat._ipc.cbor_scalars import Put
from nodecompat._ipc.cbor_tags import TAG_REFERENCE, TAG_SHARED, head


class RepeatedError(Exception):
    """The message is no tree."""


class Counting(set[int]):
    """The `seen` of the pass that finds the containers met more than once."""

    def __init__(self) -> None:
        super().__init__()
        self.repeated: set[int] = set()
        self.fields: dict[int, dict[Any, Any]] = {}


class Marking(set[int]):
    """The `seen` of the pass that marks them: tag 28 comes before a container that will be met again."""

    def __init__(self, counted: Counting, put: Put) -> None:
        super().__init__()
        self._repeated = counted.repeated
        self.fields = counted.fields
        self._put = put
        self.numbers: dict[int, int] = {}

    def add(self, identity: int) -> None:
        super().add(identity)
        if identity in self._repeated:
            self.numbers[identity] = len(self.numbers)
            self._put(head(0xC0, TAG_SHARED))


class _Kept:
    __slots__ = ("fields",)

    def __init__(self, fields: dict[Any, Any]) -> None:
        self.fields = fields


def fields_of(value: Any, seen: set[Any]) -> dict[Any, Any]:
    """The fields of a value.

    A mapping may make its values anew whenever it is asked. What it gave lives as long as identities count: a
    freed value's would be taken for a container met before.
    """
    if _clone.kind_of(type(value)) != "map":
        return _clone.own_fields(value)
    if isinstance(seen, (Counting, Marking)):  # two passes that must meet the same values
        if id(value) not in seen.fields:
            seen.fields[id(value)] = dict(value.items())
        return seen.fields[id(value)]
    fields = dict(value.items())
    seen.add(_Kept(fields))
    return fields


def forget(seen: set[int], known: set[int]) -> None:
    """Undo what a property that stays behind has added."""
    seen &= known
    if isinstance(seen, Marking):
        seen.numbers = {identity: number for identity, number in seen.numbers.items() if identity in known}


def again(value: object, put: Put, seen: set[int]) -> None:
    if isinstance(seen, Marking):
        put(head(0xC0, TAG_REFERENCE) + head(0x00, seen.numbers[id(value)]))
    elif isinstance(seen, Counting):
        seen.repeated.add(id(value))
    else:
        raise RepeatedError
