"""Random messages, and damaged ones, for whatever reads and writes them. The same seed gives the same messages."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable

from nodecompat import undefined

_LENGTHS = (0, 1, 2, 5, 20, 31, 32, 33, 70, 130, 300)
_BITS = (7, 8, 14, 15, 16, 31, 32, 33, 53, 54, 62, 63, 64, 65)
_NUMBERS = (
    *(0.0, -0.0, 1.0, 1.5, 0.1, 100.0, 1e15, 1e16, 1e21, 1e22, 123456789012345680000.0, 123456.789, 5e-324),
    *(1e-5, 1e-6, 1e-7, 1.5e-7, 1.23e-18, 9007199254740992.0, 9007199254740994.0, math.inf, -math.inf, math.nan),
)
_SIZES = (0, 3, 23, 24, 255, 256)
_ASCII = 'abcdefghij"\\\n\t\x00\x1f\x7f/ 019'
_WIDE = "Aé\u0416\u2028\ud7ff\ue000\uffff"
_WIDEST = "A\U0001f600\U0010ffff\u0416"
MOST_LEVELS = 5


class Messages:
    """Makes values of exact builtin types, now and then with one among them that is not plain."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._often: list[object] = []

    def message(self) -> object:
        """A value; some of its containers occur in it more than once."""
        self._often = [[1], {}, (), {"a": []}, b"x"]
        return self._value(0)

    def text(self) -> str:
        """Of ASCII characters, or of wider ones; rarely with a lone surrogate."""
        choice = self.random.choice
        letters = choice((_ASCII, _ASCII, _ASCII, "".join(map(chr, range(256))), _WIDE, _WIDEST))
        if self.random.random() < 0.01:
            letters += "\ud800"
        return "".join([choice(letters) for _ in range(choice(_LENGTHS))])

    def number(self) -> float:
        """Small and large integers, at the bounds of their widths above all, and floats."""
        kind = self.random.random()
        if kind < 0.3:
            return self.random.randrange(-300, 300)
        if kind < 0.6:
            return self.random.choice((1, -1)) * ((1 << self.random.choice(_BITS)) + self.random.randrange(-2, 3))
        if kind < 0.8:
            (number,) = struct.unpack("<d", self.random.randbytes(8))
            return float(number)
        return self.random.choice(_NUMBERS)

    def _value(self, level: int) -> object:
        kind = self.random.random() * (0.7 if level >= MOST_LEVELS else 1.0)
        if kind < 0.25:
            return self.text()
        if kind < 0.5:
            return self.number()
        if kind < 0.6:
            return self.random.choice((None, True, False, undefined))
        if kind < 0.65:
            return self.random.randbytes(self.random.choice(_SIZES))
        if kind < 0.66:
            return self.random.choice(self._often)
        return self._container(level)

    def _container(self, level: int) -> object:
        size = self.random.choice((0, 1, 2, 3, 8, 30)) if level < 2 else self.random.randrange(3)
        items = [self._value(level + 1) for _ in range(size)]
        kind = self.random.random()
        if kind < 0.4:
            return items
        if kind < 0.5:
            return tuple(items)
        if kind < 0.51:
            return dict(enumerate(items))
        return {self.text(): item for item in items}

    def damaged(self, body: bytes) -> bytes:
        """A few bytes changed, taken out or put in."""
        changed = bytearray(body)
        for _ in range(self.random.choice((1, 1, 2, 5))):
            place = self.random.randrange(len(changed) + 1)
            self.random.choice((_change, _take_out, _put_in))(changed, place, self.random)
        return bytes(changed)


def _change(body: bytearray, place: int, chance: random.Random) -> None:
    body[place : place + 1] = chance.randbytes(1)


def _take_out(body: bytearray, place: int, chance: random.Random) -> None:
    del body[place : place + chance.randrange(1, 4)]


def _put_in(body: bytearray, place: int, chance: random.Random) -> None:
    body[place:place] = chance.randbytes(chance.randrange(1, 4))


def same(left: object, right: object) -> bool:
    """Whether two values are equal to the type, the order of keys, the sign of zero and the kind of nothing."""
    if type(left) is not type(right):
        return False
    if isinstance(left, float):
        return struct.pack("d", left) == struct.pack("d", right) or (left != left and right != right)
    if isinstance(left, list):
        assert isinstance(right, list)
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        assert isinstance(right, dict)
        return same([*left], [*right]) and same([*left.values()], [*right.values()])
    return left is right if left is undefined else left == right


def outcome(function: Callable[..., object], *args: object) -> object:
    """What a call returns, or the class and the text of what it raises."""
    try:
        return function(*args)
    except Exception as error:
        return type(error), str(error)
