"""Atomics: elements of typed arrays read and written in one step, and waiting for one. Source: ECMA-262 25.4.

What must stay true: a process has one thread that runs JavaScript, so every step is one; `wait`, which many scripts
sleep by, waits as long as it says, since nobody is there to wake it.
"""

from __future__ import annotations

import operator
import time
from typing import TYPE_CHECKING, Final

from nodecompat._js.memory import is_big
from nodecompat._js.numbers import number_of
from nodecompat.values import undefined

from .bigints import BigInt
from .calling import integer
from .faults import RangeError, TypeError
from .typed import code_of, element

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given

_LONGEST: Final = 1e6  # seconds at once, which every system can wait


def _read(data: Given, place: Given) -> tuple[int, Found]:
    """Place and element. Raises TypeError for what is no array of integers, RangeError for what lies outside."""
    if not isinstance(data, (bytearray, memoryview)) or code_of(data) in ("f", "d"):
        raise TypeError("[object Array] is not an integer typed array.")
    at = integer(place)
    if not 0 <= at < len(data):
        raise RangeError("Invalid atomic access index")
    return at, BigInt(data[at]) if is_big(data) else data[at]


def _changing(change: Callable[[int, int], int]) -> Callable[..., Found]:
    def changed(data: Given = undefined, place: Given = 0, value: Given = 0, *_: object) -> Found:
        """Set the element to what comes of it and the value; returns what it was."""
        at, found = _read(data, place)
        data[at] = element(code_of(data), change(int(found), int(number_of(value))))
        return found

    return staticmethod(changed)


class Atomics:
    """JavaScript's Atomics: each returns what was there before."""

    add = _changing(operator.add)
    sub = _changing(operator.sub)
    and_ = _changing(operator.and_)
    or_ = _changing(operator.or_)
    xor = _changing(operator.xor)
    exchange = _changing(lambda _, new: new)

    @staticmethod
    def load(data: Given = undefined, place: Given = 0, *_: object) -> Found:
        """The element."""
        return _read(data, place)[1]

    @staticmethod
    def store(data: Given = undefined, place: Given = 0, value: Given = 0, *_: object) -> Found:
        """Set the element; returns the value."""
        at, _found = _read(data, place)
        data[at] = element(code_of(data), value)
        return value

    @staticmethod
    def compareExchange(
        data: Given = undefined, place: Given = 0, expected: Given = 0, value: Given = 0, *_: object
    ) -> Found:
        """Set the element where it is the expected one; returns what it was."""
        at, found = _read(data, place)
        if found == element(code_of(data), expected):
            data[at] = element(code_of(data), value)
        return found

    @staticmethod
    def wait(
        data: Given = undefined, place: Given = 0, value: Given = 0, timeout: Given = undefined, *_: object
    ) -> str:
        """Wait so many milliseconds while the element is the value: 'timed-out'; 'not-equal' where it is another."""
        if _read(data, place)[1] != value:
            return "not-equal"
        limit = float("inf") if timeout is undefined else number_of(timeout) / 1000
        end = time.monotonic() + (limit if limit == limit else float("inf"))
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _LONGEST))
        return "timed-out"

    @staticmethod
    def notify(data: Given = undefined, place: Given = 0, *_: object) -> int:
        """Nobody waits: 0."""
        _read(data, place)
        return 0

    @staticmethod
    def isLockFree(size: Given = undefined, *_: object) -> bool:
        """Whether steps on elements of so many bytes need no lock."""
        return size in (1, 2, 4, 8)


setattr(Atomics, "and", Atomics.and_)
setattr(Atomics, "or", Atomics.or_)
