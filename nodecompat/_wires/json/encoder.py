"""Values to JSON text, as JSON.stringify writes what they are in JavaScript.

What must stay true: the text is byte for byte what Node writes for the ported object, except where JSON
has more to say than a JavaScript number (integers beyond 2^53 are exact). A writer returns the text of a
value, or None for what JSON.stringify leaves out (undefined, functions, symbols).

Decisions. Keys keep their insertion order; a JavaScript receiver moves integer-like keys to the front when
it parses. A naive datetime is local time, as in JavaScript. UUID, Decimal and paths are written as strings,
as their JavaScript libraries' toJSON do. Lone surrogates are written as escapes, as Node does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nodecompat._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError
from nodecompat._errors.travelling import enumerable_fields
from nodecompat._js.arity import fit
from nodecompat._js.dates import microseconds
from nodecompat._js.fields import own_fields
from nodecompat._js.kinds import FIELDS, MAX_DEPTH, REFUSED, is_callable, keep_writer, kind_of
from nodecompat._js.kinds import class_name as constructor_name
from nodecompat._js.text import Symbol, number_text, string_of
from nodecompat.values import Date, undefined

try:  # the C function alone: the json package would load re, 5 ms of a child's start
    from _json import encode_basestring as quote
except ImportError:
    from json.encoder import encode_basestring as quote

Path = dict[int, Any]  # identities of the containers that are being written, outermost first
Writer = Callable[[Any, Path], str | None]

_int_text = int.__repr__

_NAMES: dict[Any, str] = {}  # keys seen before, quoted, with their colon
_MAX_NAMES = 2048
_name_of = _NAMES.get


class _CircleError(Exception):
    """A container was met within itself; `steps` leads back to it, innermost first."""

    def __init__(self, container: Any) -> None:
        super().__init__()
        self.container = container
        self.steps: list[tuple[Any, Any]] = []
        self.closed = False


class _TooDeepError(Exception):
    """More than MAX_DEPTH levels."""


# -- containers --------------------------------------------------------------------------------------


def _write_map(value: Any, path: Path) -> str | None:
    if "toJSON" in value and callable(value["toJSON"]):
        return _write_result(value["toJSON"], value, path)
    return _write_entries(value, path)


def _write_entries(value: Any, path: Path) -> str:
    _enter(value, path)
    out: list[str] = []
    key = None
    try:
        for key, item in value.items():
            kind = type(item)
            text: str | None
            if kind is str:
                text = quote(item)
            elif kind is int:
                text = _int_text(item)
            elif item is True:
                text = "true"
            else:
                text = (_writer_of(kind) or _find_writer(kind))(item, path)
                if text is None:
                    continue
            if name := _name_of(key) or _name(key):
                out.append(name + text)
    except _CircleError as circle:
        _note(circle, key, value)
        raise
    del path[id(value)]
    return "{" + ",".join(out) + "}"


def _write_list(value: Any, path: Path) -> str:
    _enter(value, path)
    out: list[str] = []
    try:
        for item in value:
            kind = type(item)
            if kind is str:
                out.append(quote(item))
            elif kind is int:
                out.append(_int_text(item))
            else:
                out.append((_writer_of(kind) or _find_writer(kind))(item, path) or "null")
    except _CircleError as circle:
        _note(circle, len(out), value)
        raise
    del path[id(value)]
    return "[" + ",".join(out) + "]"


def _enter(value: Any, path: Path) -> None:
    if id(value) in path:
        raise _CircleError(value)
    path[id(value)] = value
    if len(path) > MAX_DEPTH:
        raise _TooDeepError


def _note(circle: _CircleError, step: Any, container: Any) -> None:
    if not circle.closed:
        circle.steps.append((step, container))
        circle.closed = container is circle.container


def _name(key: Any) -> str:
    """A key, quoted, with its colon; nothing for a symbol, whose entry is left out."""
    if type(key) is Symbol:
        return ""
    name = quote(string_of(key)) + ":"
    if type(key) is str and len(key) <= 64:
        if len(_NAMES) >= _MAX_NAMES:
            _NAMES.clear()
        _NAMES[key] = name
    return name


def string_keys(value: dict[Any, Any]) -> dict[str, Any]:
    """The properties JavaScript's `{[key]: item}` would make: equal strings are one property, the last one.

    Those whose key is a symbol do not travel.
    """
    return {string_of(key): item for key, item in value.items() if type(key) is not Symbol}


# -- single values -----------------------------------------------------------------------------------


def _write_float(value: Any, path: Path) -> str:
    if value - value != 0:  # infinite or NaN
        return "null"
    return number_text(value)


def _write_text(value: Any, path: Path) -> str:
    return quote(str.__str__(value))


def _write_int(value: Any, path: Path) -> str:
    return _int_text(value)


def _write_bool(value: Any, path: Path) -> str:
    return "true" if value else "false"


def _write_none(value: Any, path: Path) -> str:
    return "null"


def _write_nothing(value: Any, path: Path) -> None:
    return None


def _write_empty(value: Any, path: Path) -> str:
    return "{}"  # Map, Set and RegExp have no enumerable properties of their own


def _write_bytes(value: Any, path: Path) -> str:
    return '{"type":"Buffer","data":[' + ",".join(map(str, value)) + "]}"


def _write_typed(value: Any, path: Path) -> str:
    try:
        items = value.tolist()
    except (NotImplementedError, ValueError):  # a released memoryview, or one of elements it cannot read
        return "{}"
    if getattr(value, "ndim", 1) != 1:
        return _write_any(items, path) or "null"
    return "{" + ",".join([f'"{index}":{_write_any(item, path)}' for index, item in enumerate(items)]) + "}"


def _write_date(value: Any, path: Path) -> str:
    milliseconds = microseconds(value) // 1000
    return f'"{Date(milliseconds).toISOString()}"' if milliseconds == milliseconds else "null"


def _write_string_of(value: Any, path: Path) -> str:
    return quote(str(value))


def _write_enum(value: Any, path: Path) -> str | None:
    return _write_any(value.value, path)


def _write_scalar(value: Any, path: Path) -> str | None:
    return _write_any(value.item(), path)


def _write_error(value: BaseException, path: Path) -> str:
    return _write_own(value, enumerable_fields(value), path)


def _write_fields(value: Any, path: Path) -> str | None:
    fields = own_fields(value)
    if "toJSON" in fields and callable(fields["toJSON"]):
        return _write_result(fields["toJSON"], value, path)
    return _write_own(value, fields, path)


def _write_own(value: Any, fields: dict[str, Any], path: Path) -> str:
    # The instance, not the dict made of it, is what a circle comes back to.
    _enter(value, path)
    out: list[str] = []
    key = None
    try:
        for key, item in fields.items():
            kind = type(item)
            text = (_writer_of(kind) or _find_writer(kind))(item, path)
            if text is not None and (name := _name_of(key) or _name(key)):
                out.append(name + text)
    except _CircleError as circle:
        _note(circle, key, value)
        raise
    del path[id(value)]
    return "{" + ",".join(out) + "}"


def _write_any(value: Any, path: Path) -> str | None:
    kind = type(value)
    return (_writer_of(kind) or _find_writer(kind))(value, path)


# -- toJSON ------------------------------------------------------------------------------------------


def _write_with_method(value: Any, path: Path) -> str | None:
    if not callable(value.toJSON):
        return _BY_KIND[kind_of(type(value))](value, path)
    return _write_result(value.toJSON, value, path)


def _write_result(method: Callable[..., Any], value: Any, path: Path) -> str | None:
    """Write what a toJSON returns. Its own toJSON, should it have one, is not asked (ECMA-262 25.5.2.2)."""
    result = fit(method, 1)(_key_of(value, path))
    if type(result) is dict:
        return _write_entries(result, path)
    if hasattr(type(result), "toJSON"):
        return _BY_KIND[kind_of(type(result))](result, path)
    return _write_any(result, path)


def _key_of(value: Any, path: Path) -> str:
    """The key under which a value is being written: '' at the top, an index as text in an array."""
    if not path:
        return ""
    container = next(reversed(path.values()))
    if hasattr(container, "items"):
        entries: Any = container.items()
    elif kind_of(type(container)) == "list":
        entries = enumerate(container)
    else:
        entries = own_fields(container).items()
    return next((string_of(key) for key, item in entries if item is value), "")


# -- which writer ------------------------------------------------------------------------------------

_BY_KIND: dict[str, Writer] = {
    "text": _write_text,
    "bool": _write_bool,
    "int": _write_int,
    "float": _write_float,
    "bytes": _write_bytes,
    "map": _write_map,
    "Map": _write_empty,
    "list": _write_list,
    "set": _write_empty,
    "undefined": _write_nothing,
    "date": _write_date,
    "uuid": _write_string_of,
    "decimal": _write_string_of,
    "regexp": _write_empty,
    "typed": _write_typed,
    "enum": _write_enum,
    "scalar": _write_scalar,
    "path": _write_string_of,
    "error": _write_error,
    FIELDS: _write_fields,
    REFUSED: _write_empty,  # a Promise, a generator, a lock: objects without properties
}

_WRITERS: dict[type, Writer] = {
    str: _write_text,
    int: _write_int,
    bool: _write_bool,
    type(None): _write_none,
    float: _write_float,
    dict: _write_map,
    list: _write_list,
    tuple: _write_list,
}
_writer_of = _WRITERS.get


def _find_writer(cls: type) -> Writer:
    kind = kind_of(cls)
    if hasattr(cls, "toJSON"):
        writer: Writer = _write_with_method
    elif kind == REFUSED and (is_callable(cls) or cls is Symbol):
        writer = _write_nothing
    else:
        writer = _BY_KIND[kind]
    keep_writer(_WRITERS, cls, writer)
    return writer


# -- the text ----------------------------------------------------------------------------------------


def encode_text(value: Any) -> bytes:
    """The JSON text of a message and the newline that ends it.

    Raises NodeTypeError with Node's text for a circular structure, InvalidArgTypeError for what has no JSON
    text at all (undefined, a function, a toJSON that returns nothing) and InvalidArgValueError for more than
    MAX_DEPTH levels or an integer of more digits than Python writes (sys.set_int_max_str_digits).
    """
    try:
        text = _write_any(value, {})
    except _CircleError as circle:
        raise NodeTypeError(_circle_text(circle)) from None
    except (_TooDeepError, RecursionError):
        raise InvalidArgValueError("message", constructor_name(value), f"has more than {MAX_DEPTH} levels") from None
    if text is None:
        raise InvalidArgTypeError("message", "one of type string, object, number, or boolean", undefined)
    # Only text can hold a lone surrogate, and there `backslashreplace` writes just JSON's escape.
    return (text + "\n").encode("utf-8", "backslashreplace")


def _circle_text(circle: _CircleError) -> str:
    """V8's message. Of a long way round it shows the first two steps and the last two."""
    steps = circle.steps[::-1]
    lines = [
        f"|     {_step_text(step)} -> object with constructor '{constructor_name(steps[index + 1][1])}'"
        for index, (step, _) in enumerate(steps[:-1])
    ]
    if len(lines) > 3:
        lines[2:-1] = ["|     ..."]
    return "\n    ".join(
        [
            "Converting circular structure to JSON",
            f"--> starting at object with constructor '{constructor_name(steps[0][1])}'",
            *lines,
            f"--- {_step_text(steps[-1][0])} closes the circle",
        ]
    )


def _step_text(step: Any) -> str:
    return f"index {step}" if type(step) is int else f"property '{string_of(step)}'"
