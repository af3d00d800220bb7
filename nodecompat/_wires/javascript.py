"""What the wires of JavaScript's engines have in common, besides what all wires have (see `tree`).

========================================== ===========================================================
Python                                     JavaScript
========================================== ===========================================================
None, undefined, bool, str                 null, undefined, boolean, string (lone surrogates too)
int within 2^53, float                     number
int beyond 2^53                            bigint
dict, other mappings, instances            object; keys become strings as `String(key)` makes them
list, tuple, deque, range, dict views      array
values.Map; values.Set, set, frozenset     Map; Set
datetime, date, values.Date                Date
re.Pattern, values.RegExp                  RegExp
exceptions                                 Error, or the standard class of that name: message, stack, V8: cause
DOMException                               V8: Error; JavaScriptCore: DOMException
bytes, bytearray; arrays                   Buffer; typed array (see typed_arrays)
UUID, Decimal, path; Enum; numpy scalar    string; its value; its value
========================================== ===========================================================

====================================== ================================================================
JavaScript                             Python
====================================== ================================================================
null, undefined, boolean, string       None, undefined, bool, str
number; bigint                         int when it is whole, within 2^53 and not -0, else float; int
object                                 dict with str keys: JavaScript has no other, `{5: 1}` is {"5": 1}
array                                  list; holes are `undefined`, named properties are dropped
Map, Set                               values.Map, values.Set; named properties are dropped
Date                                   aware datetime in UTC; values.Date when invalid or beyond the years 1 to 9999
RegExp                                 re.Pattern, or values.RegExp where Python cannot say the same
TypeError, RangeError                  errors.NodeTypeError, errors.NodeRangeError
SyntaxError, ReferenceError            SyntaxError, NameError
other errors                           errors.RemoteError; all have .name .message .stack, .cause if there is one
DOMException                           errors.RemoteError of that name, or the error class of this package
Boolean, Number, String objects        the plain value
Buffer, typed arrays, ArrayBuffer      see typed_arrays; views that share an ArrayBuffer go on sharing it
====================================== ================================================================

Both formats number objects in the order in which they begin; a reference names such a number. Immutable values of
Python have no identity worth keeping, but where they are objects in JavaScript, their numbers are skipped.

A reader has the form `(data, text, position, objects, depth) -> (value, next position)`: `text` is the message as
Latin-1, so that most strings are one slice of it, `objects` holds what a reference may name, `depth` is the level of
containers that the value sits in.

What must stay true: nothing here knows a wire; a value that arrives by one of them is what it is by the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from nodecompat._js import MAX_DEPTH
from nodecompat._on_use import on_use
from nodecompat._wires.budget import HOLES
from nodecompat.values import undefined

if TYPE_CHECKING:
    import math

    from nodecompat import _room as room
    from nodecompat._wires import tree
    from nodecompat._wires.javascript_rest import NumberedRest
    from nodecompat._wires.tree import Writer
else:
    math = on_use("math")  # 0.3 ms, and only a received 0.0 needs it
    room = on_use("nodecompat._room")  # only messages of many levels
    tree = on_use("nodecompat._wires.tree")  # only values that are not plain need it, and arrays with holes

_T = TypeVar("_T")

LARGE: Final = 64 * 1024  # frames from this size on are not copied to text as a whole
TOO_DEEP: Final = f"more than {MAX_DEPTH} levels"

# Each byte by itself. Made in this way it takes 5 us, one by one 50.
BYTES: Final[list[bytes]] = memoryview(bytes(range(256))).cast("c").tolist()  # type: ignore[assignment]

# -- numbers -----------------------------------------------------------------------------------------


def whole_number(value: float) -> float:
    """A float without a fraction: an int where JavaScript's number is one, within 2^53 and not -0."""
    if -9007199254740992.0 <= value <= 9007199254740992.0 and (value or math.copysign(1.0, value) > 0):
        return int(value)
    return value


# -- writing: objects have numbers -------------------------------------------------------------------

Known = int | tuple[int, object]  # the number of an object, and what was made of it
Numbers = dict[int, Known]  # the `seen` of a message: by identity, in the order of the numbers

# The first part of a message is empty while it is written. It becomes this one when the parts cannot simply be joined:
# some are large, or must begin at an even place.
APART: Final = b"apart"


class OddKeyError(Exception):
    """A dict has a key that is no string."""


def skip_number(seen: Numbers) -> None:
    """Take the number of an object that is never referred to again. No identity is negative."""
    seen[~len(seen)] = 0


def number_of(value: object, seen: Numbers) -> int:
    """The number of an object that was met before."""
    known = seen[id(value)]
    return known[0] if isinstance(known, tuple) else known


class Writers(dict[type, "Writer"]):
    """The writers of a wire by type: `plain` ones, and those that `rest` finds for the types of other values.

    `constants` are the parts that true, false and null are written as. `make_rest` makes `rest`.
    """

    def __init__(
        self,
        constants: Mapping[bool | None, bytes],
        plain: dict[type, Writer],
        make_rest: Callable[[dict[type, Writer]], NumberedRest],
    ) -> None:
        def write_constant(value: bool | None, out: list[bytes], seen: object, depth: int) -> None:
            out.append(constants[value])

        writers: dict[type, Writer] = {bool: write_constant, type(None): write_constant}
        super().__init__(writers | plain)
        self._make_rest = make_rest
        self._rest: NumberedRest | None = None

    @property
    def rest(self) -> NumberedRest:
        """The writers of values that are not plain. The first such value makes them."""
        if self._rest is None:
            self._rest = self._make_rest(self)
        return self._rest

    def __missing__(self, cls: type) -> Writer:
        return tree.remember(self, cls, self.rest.find(cls))


# -- reading: the text of a frame --------------------------------------------------------------------

_FEW: Final = 32


class Latin1:
    """The text of a large frame. It is copied as a whole only when many slices of it have been asked for."""

    __slots__ = ("_data", "_left", "_whole")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = _FEW
        self._whole: str | None = None

    def __getitem__(self, place: slice) -> str:
        if self._whole is None:
            if self._left:
                self._left -= 1
                return self._data[place].decode("latin-1")
            self._whole = self._data.decode("latin-1")
        return self._whole[place]


Text = str | Latin1


def latin1(data: bytes) -> Text:
    """The text of a frame, of which slices can be taken."""
    return data.decode("latin-1") if len(data) < LARGE else Latin1(data)


# -- reading: what a pass knows ----------------------------------------------------------------------

PENDING: Final = object()  # among the objects: one that is not complete, which no reference may name


class Objects(list[Any]):
    """The objects of a message so far; a reference names one by its place.

    `left` is how many elements may still be made that the message does not spell out: holes of arrays, copies of
    views. See `tree.make_of_nothing`.
    """

    left = HOLES

    def fill(self, made: list[object], length: int, size: int) -> None:
        """Make the holes of an array up to a length, in a message of `size` bytes."""
        holes = length - len(made)
        if holes > 0:
            tree.make_of_nothing(self, holes, size)
            made += [undefined] * holes

    def named(self, number: int) -> Any:
        """The object that a reference names."""
        if number >= len(self) or self[number] is PENDING:
            raise ValueError(f"a reference to the object {number}, which is not there")
        return self[number]


# -- reading: the readers that are not plain ---------------------------------------------------------

Reader = Callable[[bytes, Any, int, Any, int], tuple[Any, int]]


def constant(value: object) -> Reader:
    """The reader of a value that is its tag alone."""

    def read_constant(data: bytes, text: object, position: int, objects: object, depth: int) -> tuple[object, int]:
        return value, position

    return read_constant


def numbered(read: Reader) -> Reader:
    """The reader of `new Number(…)` and its like: the plain value, which has a number all the same."""

    def read_numbered(data: bytes, text: object, position: int, objects: Objects, depth: int) -> tuple[object, int]:
        value, position = read(data, text, position, objects, depth)
        objects.append(value)
        return value, position

    return read_numbered


def with_room(read: Callable[..., _T], *arguments: object) -> _T:
    """Read again what ended by Python's limit of calls, which a message may come to that is not too deep."""
    with room.room:
        return read(*arguments)


def unreadable(fault: Exception) -> ValueError:
    """The error of a decoder; `fault` is what ended its reading."""
    return ValueError(TOO_DEEP if isinstance(fault, RecursionError) else "a value that is cut off")
