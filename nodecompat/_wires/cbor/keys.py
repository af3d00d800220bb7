"""What cbor2 refused: the reason for it in a short text, or, if it was the keys, a look at them before they are hashed.

Integers, tuples and dates are hashed without a secret, so a peer can choose thousands that collide and make
one dict take seconds; and to hash a tuple that holds itself many times over, by shared references, can take years.
What must stay true: this file hashes only keys whose hash takes time in proportion to their bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import cbor2

from nodecompat._wires.cbor import tags as tags
from nodecompat._wires.tree import HASH_MODULUS, count_hash

_MAX_REASON: Final = 120  # characters of cbor2's text, which may quote the message
_KEY_TAGS: Final = frozenset(
    {
        tags.TAG_DATE,
        tags.TAG_EXACT_DATE,
        tags.TAG_BIG_POSITIVE,
        tags.TAG_BIG_NEGATIVE,
        tags.TAG_DECIMAL,
        tags.TAG_UUID,
        tags.TAG_WTF8,
    }
)
_BAD_KEY: Final = "a map key of a type that is not used on this wire"


def are_odd(error: BaseException) -> bool:
    """Whether what cbor2 refused were keys other than text and bytes."""
    return isinstance(error, cbor2.CBORDecodeError) and "map key must be" in str(error)


def reason(error: BaseException) -> str:
    """Why cbor2 refused a message."""
    cause = error.__cause__
    while isinstance(cause, cbor2.CBORDecodeError) and cause.__cause__ is not None:
        cause = cause.__cause__
    if type(cause) is ValueError:
        return str(cause)[:_MAX_REASON]
    if isinstance(error, cbor2.CBORDecodeError):
        return str(error)[:_MAX_REASON]
    return f"{type(error).__name__} while decoding"


def check_keys(data: bytes, hash_of: Callable[[bytes], int]) -> None:
    """Walk through a message and raise ValueError at a key that must not be hashed, or at many that collide.

    `hash_of` gives the hash of the key a data item stands for. Data that ends too early is left to the
    decoder.
    """
    walk = _Walk(data, hash_of)
    try:
        walk.run()
    except IndexError:
        return


class _Walk:
    """One pass over the heads of a message."""

    def __init__(self, data: bytes, hash_of: Callable[[bytes], int]) -> None:
        self._data = data
        self._hash_of = hash_of
        self._position = 0

    def run(self) -> None:
        # A container is [items left, the keys of a map by their hashes]; of a map, the next item is a key when an even
        # number is left.
        stack: list[list[Any]] = [[1, None]]
        while stack:
            top = stack[-1]
            if not top[0]:
                stack.pop()
                continue
            is_key = top[1] is not None and not top[0] & 1
            top[0] -= 1
            if is_key:
                self._key(top[1])
                continue
            major, number = self._head()
            if major in (2, 3):
                self._position += number
            elif major == 4:
                stack.append([number, None])
            elif major == 5:
                stack.append([2 * number, {}])
            elif major == 6:
                stack.append([1, None])

    def _head(self) -> tuple[int, int]:
        first = self._data[self._position]
        self._position += 1
        major, info = first >> 5, first & 31
        if info < 24:
            return major, info
        if info > 27:
            raise ValueError("a head of indefinite length, or none at all")
        size = 1 << (info - 24)
        end = self._position + size
        if end > len(self._data):
            raise IndexError
        number = int.from_bytes(self._data[self._position : end], "big")
        self._position = end
        return major, number

    def _key(self, counts: dict[int, int]) -> None:
        start = self._position
        major, number = self._head()
        if major in (2, 3):
            self._position += number
            return
        if major == 7 or (major in (0, 1) and number < HASH_MODULUS - 1):
            return
        self._finish_key(major, number)
        key = self._data[start : self._position]
        if self._position <= len(self._data):
            count_hash(self._hash_of(key), counts)

    def _finish_key(self, major: int, number: int) -> None:
        left = self._items(major, number)
        while left:
            left -= 1
            left += self._items(*self._head())

    def _items(self, major: int, number: int) -> int:
        if major in (2, 3):
            self._position += number
        elif major == 4:
            return number
        elif major == 5 or (major == 6 and number not in _KEY_TAGS):
            raise ValueError(_BAD_KEY)
        return int(major == 6)
