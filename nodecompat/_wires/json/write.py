"""Plain values to lines of the `json` wire, as JSON.stringify writes them; with orjson where it gives the same.

Plain are text, numbers, true, false, null, and dicts, lists and tuples of them. Whoever sends a first message waits for
this file; the first value that is not plain loads `write_rest`.

What must stay true: the text is byte for byte what Node writes for the ported object, except where JSON has more to say
than a JavaScript number (integers beyond 2^53 are exact); keys keep their insertion order, where a JavaScript receiver
moves integer-like ones to the front when it parses. Every writer has the form `(value, out, seen, depth)`: `out` takes
the parts of the text, `seen` holds the containers that are being written, by identity, outermost first, and `depth` is
the level of containers that the value sits in. A writer returns true if it wrote nothing, because JSON.stringify leaves
the value out (undefined, functions, symbols): the container then takes back the key, or writes null.

With and without orjson the bytes are equal. It is given nothing but dicts, lists and single values of exact builtin
types: its levels it counts only of these, and it corrupts the heap under some hundred levels of tuples. Nor is it
given floats that it writes in another way than JavaScript: `1.0`, `1e+16`, `1e-6`. What has a rule of its own (other
keys, lone surrogates, integers over 64 bits) makes it raise and goes the other way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._js import MAX_DEPTH
from nodecompat._js.arity import is_function
from nodecompat._js.text import number_text
from nodecompat._on_use import on_use
from nodecompat._wires.json.fast import LEVELS_WRITTEN, SAME_FLOATS, fast

try:  # the C function alone: the json package would load re, 5 ms of a child's start
    from _json import encode_basestring as quote
except ImportError:
    from json.encoder import encode_basestring as quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._wires import tree
    from nodecompat._wires.json import write_rest

    Out = list[str]
    Seen = dict[int, Any]
    Writer = Callable[[Any, Out, Seen, int], bool | None]
else:
    tree = on_use("nodecompat._wires.tree")  # only values that are not plain; 1 ms
    write_rest = on_use("nodecompat._wires.json.write_rest")  # only values that are not plain; 2 ms of a child's start

_NAMES: dict[object, str] = {}  # keys seen before, quoted, with the comma before and the colon after them
_MAX_NAMES = 2048
_name_of = _NAMES.get

# -- single values -----------------------------------------------------------------------------------


def _write_text(value: str, out: Out, seen: Seen, depth: int) -> None:
    out.append(quote(str.__str__(value)))


def _write_int(value: int, out: Out, seen: Seen, depth: int) -> None:
    out.append(tree.integer_text(value))


def _write_bool(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append("true" if value else "false")


def _write_none(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append("null")


def _write_float(value: float, out: Out, seen: Seen, depth: int) -> None:
    out.append("null" if value - value != 0 else number_text(value))  # null for infinities and NaN


# -- containers --------------------------------------------------------------------------------------


def _write_map(value: dict[Any, Any], out: Out, seen: Seen, depth: int) -> bool | None:
    if "toJSON" in value and is_function(value["toJSON"]):
        return WRITERS.rest.write_result(value["toJSON"], value, out, seen, depth)
    write_entries(value, value, out, seen, depth)
    return None


def write_entries(value: object, entries: dict[Any, Any], out: Out, seen: Seen, depth: int) -> None:
    """An object with these entries; it is `value` that a circle would come back to."""
    identity = id(value)
    if identity in seen or depth > MAX_DEPTH:
        write_rest.refuse_container(value, seen)
    seen[identity] = value
    start = len(out)
    key = item = None
    try:
        for key, item in type(entries).items(entries):
            name = _name_of(key) or _name(key)
            if not name:
                continue
            out.append(name)
            kind = type(item)
            if kind is str:
                out.append(quote(item))
            elif kind is int:
                out.append(str(item))
            elif item is True:
                out.append("true")
            elif (writer_of(kind) or find_writer(kind))(item, out, seen, depth + 1):
                out.pop()
    except Exception as fault:
        write_rest.note(fault, item, key, value)
        raise
    del seen[identity]
    if len(out) == start:
        out.append("{}")
    else:
        out[start] = "{" + out[start][1:]
        out.append("}")


def write_list(value: list[Any] | tuple[Any, ...], out: Out, seen: Seen, depth: int) -> None:
    """An array."""
    identity = id(value)
    if identity in seen or depth > MAX_DEPTH:
        write_rest.refuse_container(value, seen)
    seen[identity] = value
    out.append("[")
    start = len(out)
    item = None
    try:
        for item in value:
            kind = type(item)
            if kind is str:
                out.append(quote(item))
            elif kind is int:
                out.append(str(item))
            elif (writer_of(kind) or find_writer(kind))(item, out, seen, depth + 1):
                out.append("null")
            out.append(",")
    except Exception as fault:
        write_rest.note(fault, item, next(index for index, other in enumerate(value) if other is item), value)
        raise
    del seen[identity]
    if len(out) == start:
        out.append("]")
    else:
        out[-1] = "]"


def _name(key: object) -> str:
    """A key, quoted, between comma and colon; nothing for a symbol, whose entry is left out."""
    if type(key) is not str:
        return write_rest.odd_name(key)
    name = f",{quote(key)}:"
    if len(key) <= 64:
        if len(_NAMES) >= _MAX_NAMES:
            _NAMES.clear()
        _NAMES[key] = name
    return name


# -- which writer ------------------------------------------------------------------------------------


class _Writers(dict[type, "Writer"]):
    """The writers by type; the first type that is not plain brings those of `write_rest`."""

    _rest: write_rest.Rest | None = None

    @property
    def rest(self) -> write_rest.Rest:
        """The writers of values that are not plain."""
        if self._rest is None:
            self._rest = write_rest.Rest(self, write_entries, write_list)
        return self._rest

    def __missing__(self, cls: type) -> Writer:
        return tree.remember(self, cls, self.rest.find(cls))


WRITERS: Final = _Writers(
    {
        str: _write_text,
        int: _write_int,
        bool: _write_bool,
        type(None): _write_none,
        float: _write_float,
        dict: _write_map,
        list: write_list,
        tuple: write_list,
    }
)
writer_of = WRITERS.get
find_writer = WRITERS.__missing__

# -- the line ----------------------------------------------------------------------------------------


def _parts(value: object) -> tuple[Out, bool | None]:
    """The parts of a text, and whether there is none."""
    out: Out = []
    kind = type(value)
    nothing = (writer_of(kind) or find_writer(kind))(value, out, {}, 1)
    return out, nothing


def encode_text(value: object) -> bytes:
    """The JSON text of a message and the newline that ends it.

    Raises NodeTypeError with Node's text for a circular structure, InvalidArgTypeError for what has no JSON
    text at all (undefined, a function, a toJSON that returns nothing), InvalidArgValueError for more than
    MAX_DEPTH levels, and DataCloneError for what is refused on every wire, or an integer of more digits than Python
    writes (sys.set_int_max_str_digits).
    """
    try:
        out, nothing = _parts(value)
    except write_rest.UNSENDABLE as fault:
        out, nothing = tree.rescue(fault, _parts, value, write_rest.unsendable)
    if nothing:
        raise write_rest.no_text(value)
    out.append("\n")
    # Only text can hold a lone surrogate, and there `backslashreplace` writes just JSON's escape.
    return "".join(out).encode("utf-8", "backslashreplace")


def encode(value: object) -> bytes:
    """The line of a message. Raises as `encode_text` does."""
    dumps = fast.dumps
    if dumps is None:
        line = encode_text(value)
        if fast.until_import > 0:
            fast.count_down(line)
        return line
    try:
        if _is_for_orjson(value, 0):
            return dumps(value)
    except (TypeError, RecursionError):  # what it refuses, or one call more than there is room for
        pass
    return encode_text(value)


_SINGLE: Final = frozenset({str, int, bool, type(None)})


def _is_for_orjson(value: Any, depth: int) -> bool:
    """Whether a value under so many levels is made of dicts, lists and single values that orjson writes as we do.

    A call for each container: 1.4 times as fast as a list of those that are left and a set of those that were seen,
    which a walk of bounded depth does not need. `set(map(type, items))` is slower than the loop below some ten items.
    """
    kind = type(value)
    if kind is dict:
        items = value.values()
    elif kind is list:
        items = value
    elif kind is float:
        return bool(SAME_FLOATS[0] <= abs(value) < SAME_FLOATS[1] and value % 1)
    else:
        return kind in _SINGLE
    if depth >= LEVELS_WRITTEN:
        return False
    for item in items:  # noqa: SIM110  # `all` would make a generator for each container
        if type(item) not in _SINGLE and not _is_for_orjson(item, depth + 1):
            return False
    return True
