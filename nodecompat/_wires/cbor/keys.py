"""What cbor2 refused: the reason for it in a short text, or, if it was the keys, a look at them before they are hashed;
or, if it was the depth, a count of the levels.

Integers, tuples and dates are hashed without a secret, so a peer can choose thousands that collide and make
one dict take seconds; and to hash a tuple that holds itself many times over, by shared references, can take years.
What must stay true: this file hashes only keys whose hash takes time in proportion to their bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import cbor2

from nodecompat._js import MAX_DEPTH
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


def is_deep(error: BaseException) -> bool:
    """Whether what cbor2 refused was the number of levels."""
    return isinstance(error, cbor2.CBORDecodeError) and "nesting depth" in str(error)


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


def check_levels(data: bytes) -> None:
    """Raise ValueError for more than MAX_DEPTH levels. Data that ends too early is left to the decoder.

    What a Map, a Set or an error is made of counts as one level, and what any other tag stands before as none.
    """
    heads = _Heads(data)
    level = 0
    # [items left, what they are, the levels they are deeper]: the number of a tag, or one of the texts.
    stack: list[list[Any]] = [[1, None, 0]]
    try:
        while stack:
            top = stack[-1]
            if not top[0]:
                level -= top[2]
                stack.pop()
                continue
            top[0] -= 1
            major, number = heads.head()
            form = top[1]
            if major == 6:
                stack.append([1, form if number == tags.TAG_SHARED else number, 0])
            elif major in (4, 5):
                inner, deeper = _FORMS.get(form, (_LEAF, 0))
                level += deeper
                if level > MAX_DEPTH:
                    raise ValueError(_TOO_DEEP)
                stack.append([number << (major == 5), inner, deeper])
    except IndexError:
        return


_LEAF: Final = "leaf"
_PAIRS: Final = "pairs"
_PARTS: Final = "parts"
# What the items of an array or map are, by what it is itself; and whether they are a level deeper.
_FORMS: Final[dict[Any, tuple[str | None, int]]] = {
    None: (None, 1),
    tags.TAG_MAP: (_PAIRS, 1),
    _PAIRS: (None, 0),
    tags.TAG_SET: (None, 1),
    tags.TAG_ERROR: (_PARTS, 1),
    _PARTS: (None, 0),
    _LEAF: (_LEAF, 0),
}
_TOO_DEEP: Final = f"more than {MAX_DEPTH} levels"


class _Heads:
    """Goes from one head of a message to the next; of texts and bytes the content is passed over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def head(self) -> tuple[int, int]:
        """The major type and the number of the next one."""
        major, number = self._head()
        if major in (2, 3):
            self._position += number
        return major, number

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


class _Walk(_Heads):
    """One pass over the heads of a message."""

    def __init__(self, data: bytes, hash_of: Callable[[bytes], int]) -> None:
        super().__init__(data)
        self._hash_of = hash_of

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
            major, number = self.head()
            if major == 4:
                stack.append([number, None])
            elif major == 5:
                stack.append([2 * number, {}])
            elif major == 6:
                stack.append([1, None])

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
