"""Goes through the bytes of a CBOR message without decoding it: before cbor2 does, for large strings, and after cbor2
refused it, for keys and levels.

cbor2 6.2 copies a string in pieces of 64 KiB, which takes 430 us for 1 MiB; one slice takes 50. So in a long message
each large string, of bytes or text, is replaced by a tag whose number no peer can know around its index. A byte string
that a frame's first bytes announce is not even sliced: it is gathered by itself.

Integers, tuples and dates are hashed without a secret, so a peer can choose thousands that collide and make one dict
take seconds; and to hash a tuple that holds itself many times over, by shared references, can take years. So cbor2
makes only keys of text and bytes at first, and others are looked at here before it may. cbor2 counts each array, map
and tag as a level, too: here what a Map, a Set or an error is made of counts as one, and what any other tag stands
before as none.

What must stay true: a message that is not well-formed is left to cbor2 as it is; the search for large strings ends
after some hundred heads, so that a long message of small items loses nothing; only keys are hashed whose hash takes
time in proportion to their bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._room import room
from nodecompat._wires.cbor import tags as tags
from nodecompat._wires.cbor.tags import MAY_HOLD_LARGE, head
from nodecompat._wires.gathering import Apart, LargeBody
from nodecompat._wires.tree import HASH_MODULUS, count_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nodecompat._wires.gathering import Body

# Major types. Source: RFC 8949 3.1.
_BYTES, _TEXT, _ARRAY, _MAP, _TAG, _OTHER = range(2, 8)


def _head(message: bytes | memoryview, position: int) -> tuple[int, int, int]:
    """The major type and the number of the head at `position`, and where it ends.

    Raises IndexError where there is none, ValueError for indefinite lengths, which are not used on this wire.
    """
    first = message[position]
    position += 1
    number = first & 31
    if number > 23:
        if number > 27:
            raise ValueError("a head of indefinite length, or none at all")
        start, position = position, position + (1 << number - 24)
        if position > len(message):
            raise IndexError
        number = int.from_bytes(message[start:position], "big")
    return first >> 5, number, position


# -- large strings -----------------------------------------------------------------------------------

_MIN_BUFFER: Final = 64 * 1024
_MAX_HEADS: Final = 300

TAG_TAKEN_OUT: Final = hash("a buffer taken out") & ((1 << 63) - 1) | 1 << 62
_MARK: Final = head(0xC0, TAG_TAKEN_OUT)


def take_out(body: Body) -> tuple[bytes, list[bytes | str]]:
    """The message with its large strings replaced, and those strings."""
    message = body.message if isinstance(body, Apart) else body
    buffers: list[bytes | str] = [*body.buffers] if isinstance(body, Apart) else []
    if len(message) < MAY_HOLD_LARGE:
        return message, buffers
    pieces: list[bytes] = []
    kept = 0  # up to where the message is in `pieces`
    for major, start, content, end in _large_strings(message, len(message)):
        string: bytes | str = message[content:end]
        if major == _TEXT:
            try:
                string = str(message[content:end], "utf-8")
            except UnicodeDecodeError:
                continue  # cbor2 says what is wrong with it
        pieces += [message[kept:start], _placeholder(len(buffers))]
        buffers.append(string)
        kept = end
    pieces.append(message[kept:])
    return b"".join(pieces) if kept else message, buffers


def put_back(body: Body) -> bytes:
    """The message as it came."""
    if not isinstance(body, Apart):
        return body
    message = body.message
    for index, buffer in enumerate(body.buffers):
        message = message.replace(_placeholder(index), head(0x40, len(buffer)) + buffer, 1)
    return message


class CborBody(LargeBody):
    """A message that is arriving, its first large string by itself if that is one of bytes."""

    __slots__ = ("_before",)

    def __init__(self, beginning: bytes | memoryview, size: int) -> None:
        major, start, content, end = next(_large_strings(beginning, size), (_TEXT, 0, 0, 0))
        self._before: bytes | None = None
        if major == _TEXT:
            return super().__init__(beginning, [size])
        self._before = bytes(beginning[:start])
        super().__init__(beginning[content:], [end - content, size - end])

    def take(self) -> Body:
        """The message, when nothing is missing."""
        if self._before is None:
            return super().take()
        buffer, after = self._parts
        return Apart(self._before + _placeholder(0) + after.take(), [buffer.take()], _MARK)


def _placeholder(index: int) -> bytes:
    return _MARK + head(0x00, index)


def _large_strings(message: bytes | memoryview, size: int) -> Iterator[tuple[int, int, int, int]]:
    """The large strings of a message: major type, where the string begins, where its content does, where it ends.

    `message` may be the beginning only of what is `size` bytes long.
    """
    end = 0
    try:
        for _ in range(_MAX_HEADS):
            start = end
            major, number, end = _head(message, start)
            if major not in (_BYTES, _TEXT):
                continue
            content, end = end, end + number
            if end > size:
                return
            if number >= _MIN_BUFFER:
                yield major, start, content, end
    except (IndexError, ValueError):
        return


# -- levels and keys ---------------------------------------------------------------------------------

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

_LEAF: Final = "leaf"
_PAIRS: Final = "pairs"
_PARTS: Final = "parts"
# What the items of an array or map are, by what it is itself: the tag it stands after, or a word; and whether they are
# a level deeper.
_FORMS: Final[dict[int | str | None, tuple[str | None, int]]] = {
    None: (None, 1),
    tags.TAG_MAP: (_PAIRS, 1),
    _PAIRS: (None, 0),
    tags.TAG_SET: (None, 1),
    tags.TAG_ERROR: (_PARTS, 1),
    _PARTS: (None, 0),
}


class Look:
    """A look at a message whose keys or depth cbor2 refused, within an array.

    `hash_of` gives the hash of a key from its data item.
    """

    def __init__(self, message: bytes, hash_of: Callable[[bytes], int]) -> None:
        self._message = message
        self._hash_of = hash_of
        self._end = 0

    def run(self) -> None:
        """Raise ValueError for too many levels, a key that must not be hashed, and many keys that collide."""
        try:
            with room:
                self._item(None, -1)  # the array around the message is no level
        except IndexError:  # it ends too early
            return
        except RecursionError:
            raise ValueError(_TOO_DEEP) from None

    def _head(self) -> tuple[int, int]:
        """The major type and the number of the next head; of texts and bytes the content is passed over."""
        major, number, self._end = _head(self._message, self._end)
        if major in (_BYTES, _TEXT):
            self._end += number
        return major, number

    def _item(self, form: int | str | None, level: int) -> None:
        """One item, so many levels deep."""
        major, number = self._head()
        while major == _TAG:
            form = form if number == tags.TAG_SHARED else number
            major, number = self._head()
        if major not in (_ARRAY, _MAP):
            return
        inner, deeper = _FORMS.get(form, (_LEAF, 0))
        level = _deeper(level, deeper)
        counts: dict[int, int] = {}
        for _ in range(number):
            if major == _MAP:
                self._key(level, counts)
            self._item(inner, level)

    def _key(self, level: int, counts: dict[int, int]) -> None:
        """One key, which is counted in `counts` by its hash, where a peer could choose that."""
        start = self._end
        major, number = self._part(level)
        key = self._message[start : self._end]
        if major not in (_BYTES, _TEXT, _OTHER) and (major > _BYTES or number >= HASH_MODULUS - 1):
            if self._end > len(self._message):
                raise IndexError
            count_hash(self._hash_of(key), counts)

    def _part(self, level: int) -> tuple[int, int]:
        """A key or a part of one; its major type and number."""
        head = major, number = self._head()
        deeper = 1
        while major == _TAG:
            if number not in _KEY_TAGS:
                raise ValueError(_BAD_KEY)
            deeper = 0
            major, number = self._head()
        if major == _MAP:
            raise ValueError(_BAD_KEY)
        if major == _ARRAY:
            level = _deeper(level, deeper)
            for _ in range(number):
                self._part(level)
        return head


_TOO_DEEP: Final = f"more than {MAX_DEPTH} levels"
_BAD_KEY: Final = "a map key of a type that is not used on this wire"


def _deeper(level: int, levels: int) -> int:
    if level + levels > MAX_DEPTH:
        raise ValueError(_TOO_DEEP)
    return level + levels
