"""JSON, as JavaScript writes and reads it: texts, indents, replacers, revivers, errors. Source: ECMA-262 25.5.

What must stay true: `stringify` asks each value in JavaScript's order (toJSON, the replacer, then its kind) and writes
what V8 writes; what a message of the json wire would be refused for is written as JavaScript writes an object. Integers
of more than 2^53 keep all their digits, which JavaScript's numbers have not. `parse` reads what V8 reads and nothing
else; its errors are V8's, with line and column.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.travelling import enumerable_fields
from nodecompat._js.arguments import Arguments
from nodecompat._js.arity import fit, is_function
from nodecompat._js.dates import microseconds
from nodecompat._js.fields import ordered, own_fields
from nodecompat._js.kinds import FUNCTION, class_name, kind_of, scalar_of
from nodecompat._js.memory import is_memory
from nodecompat._js.numbers import is_number, whole
from nodecompat._js.own import Object
from nodecompat._js.text import Symbol, number_text, own_keys, string_of
from nodecompat.values import Date, undefined

from . import json_fault
from .bigints import BigInt
from .faults import AggregateError, Error, RangeError, TypeError
from .parts import Part
from .receivers import PROXIES, own_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Pairs = Iterable[tuple[Any, Any]]

_quote = json.encoder.encode_basestring
_MOST_INDENT = 10


def stringify(value: object = undefined, replacer: object = None, space: object = None, *_: object) -> Any:
    """The JSON text of a value; undefined for what has none. JavaScript: JSON.stringify.

    `replacer(key, value)` gives what stands for each value; a list names the keys that are kept. `space`: how many
    blanks to indent, at most 10, or the text to indent with. Raises TypeError with V8's text for a circle.
    """
    text = _Writer(replacer, space).text_of("", value)
    return undefined if text is None else text


def parse(text: object = undefined, reviver: object = None, *_: object) -> Any:
    """The value of a JSON text: Objects, which are dicts, lists, texts, numbers, True, False and None. JavaScript:
    JSON.parse.

    `reviver(key, value)` gives what stands for each value, from the inside; undefined leaves it out. Raises
    SyntaxError with V8's text.
    """
    source = string_of(text)
    try:
        found: Any = json.loads(
            source.strip(json_fault.WHITE_SPACE),
            parse_float=_number,
            parse_int=_integer if "-0" in source or _LONG.search(source) else None,
            parse_constant=json_fault.refuse_constant,
            object_hook=Object,
        )
    except (ValueError, RecursionError):
        raise json_fault.fault_of(source) from None
    if not is_function(reviver):
        return found
    return _revived(fit(reviver, 2), "", found)


def _number(text: str) -> float:
    return whole(float(text))


def _integer(text: str) -> float:
    return -0.0 if text == "-0" else int(text) if len(text) < 16 else _number(text)


_LONG: Final = re.compile(r"\d{16}")  # digits that may be beyond 2^53, where a number is a double


def _revived(reviver: Callable[[str, Any], Any], key: str, value: Any) -> Any:
    pairs: Pairs = ()
    if isinstance(value, list):
        pairs = [(str(index), index) for index in range(len(value))]
    elif isinstance(value, dict):
        pairs = [(name, name) for name in own_keys(value)]
    for name, place in pairs:
        if isinstance(value, dict) and place not in value:
            continue  # an earlier call took it out
        new = _revived(reviver, name, value[place])
        if new is not undefined:
            value[place] = new
        elif isinstance(value, dict):
            dict.pop(value, place, None)
        else:
            value[place] = undefined
    return reviver(key, value)


class _Writer:
    """One call of `stringify`."""

    def __init__(self, replacer: object, space: object) -> None:
        self._replacer = fit(replacer, 2) if is_function(replacer) else None
        self._names = _names_of(replacer)
        self._gap = _gap_of(space)
        self._indent = ""
        self._steps: list[tuple[Any, Any]] = []  # key, and the container it leads into, from the outermost on

    def text_of(self, key: Any, value: Any) -> str | None:
        """The text of a value that stands under a key, after toJSON and the replacer; None for what has none."""
        method = _to_json(value)
        if method is not None:
            value = fit(method, 1)(string_of(key))
        if self._replacer is not None:
            value = self._replacer(string_of(key), value)
        if value is None or value is True or value is False:
            return "null" if value is None else "true" if value else "false"
        if isinstance(value, str):
            return _quoted(str.__str__(value))
        if is_number(value):
            if type(value) is BigInt:
                raise TypeError("Do not know how to serialize a BigInt")
            return number_text(value) if value - value == 0 else "null"
        return self._text_of_object(key, value)

    def _text_of_object(self, key: Any, value: Any) -> str | None:
        if type(value) in PROXIES:
            value = _seen_through(value)
        kind = kind_of(type(value))
        if kind in ("undefined", FUNCTION) or is_function(value):
            return None
        if kind in _OF_TEXT:
            return _quoted(str(value))
        if is_memory(value):
            return "{}"
        if type(value) is bytearray:
            return self._container(key, {str(place): byte for place, byte in enumerate(value)}, "map")
        if kind in _OF_ANOTHER:
            return self.text_of(key, _OF_ANOTHER[kind](value))
        return self._container(key, value, kind)

    def _container(self, key: Any, value: Any, kind: str) -> str:
        if any(outer is value for _, outer in self._steps):
            raise TypeError(_circle([*self._steps, (key, value)]))
        before = self._indent
        self._steps.append((key, value))
        self._indent += self._gap
        try:
            if kind == "list" and type(value) is not Arguments:
                texts = [self.text_of(index, item) or "null" for index, item in enumerate(value)]
                return self._joined("[", texts, "]", before)
            return self._joined("{", self._members(_pairs_of(value, kind)), "}", before)
        except RecursionError:
            raise RangeError("Maximum call stack size exceeded") from None
        finally:
            self._steps.pop()
            self._indent = before

    def _members(self, pairs: Pairs) -> list[str]:
        """The members of an object, in JavaScript's order; a later key of the same text wins."""
        found = {name: item for name, item in ordered(pairs) if not isinstance(name, Symbol)}
        names: Iterable[str] = found if self._names is None else (name for name in self._names if name in found)
        colon = ": " if self._gap else ":"
        texts = ((name, self.text_of(name, found[name])) for name in names)
        return [f"{_quoted(name)}{colon}{text}" for name, text in texts if text is not None]

    def _joined(self, opening: str, texts: list[str], closing: str, before: str) -> str:
        if not texts:
            return opening + closing
        if not self._gap:
            return opening + ",".join(texts) + closing
        line = f"\n{self._indent}"
        return f"{opening}{line}{f',{line}'.join(texts)}\n{before}{closing}"


_OF_TEXT = frozenset(("uuid", "decimal", "path", "fraction", "ip", "string"))
_OF_ANOTHER: dict[str, Callable[[Any], Any]] = {
    "text": str.__str__,
    "bytes": lambda value: {"type": "Buffer", "data": list(value)},
    "date": lambda value: _iso(value),
    "enum": lambda value: value.value,
    "scalar": scalar_of,
}


def _seen_through(proxy: Any) -> Any:
    """What a program sees that goes through a proxy."""
    ways = PROXIES[type(proxy)]
    names = ways.names(proxy)
    if type(object.__getattribute__(proxy, "__target__")) is list:
        return [ways.read(proxy, place) for place in range(int(ways.read(proxy, "length")))]
    return Object({name: ways.read(proxy, name) for name in names})


def _pairs_of(value: Any, kind: str) -> Pairs:
    """The enumerable properties of an object: none of a Map, a set, a pattern."""
    if kind == "map":
        return own_items(value)
    if kind == "list":  # `arguments`, which are no array
        return [(str(place), item) for place, item in enumerate(value)]
    if kind in ("Map", "set", "regexp"):
        return ()
    if kind == "typed":
        return enumerate(value.tolist())
    if kind == "error":
        name = [("name", value.name)] if "name" in vars(value) and type.__instancecheck__(Error, value) else []
        hidden = ("errors",) if isinstance(value, AggregateError) else ()
        return [*name, *((key, item) for key, item in enumerable_fields(value).items() if key not in hidden)]
    return own_fields(value).items()


def _to_json(value: Any) -> Callable[..., Any] | None:
    if value is None or isinstance(value, (str, int, float, list, tuple)):
        return None
    found = dict.get(value, "toJSON") if isinstance(value, dict) else getattr(value, "toJSON", None)
    return found if is_function(found) and not isinstance(value, type) else None


def _iso(value: Any) -> str | None:
    milliseconds = microseconds(value) // 1000
    return Date(milliseconds).toISOString() if milliseconds == milliseconds else None


def _names_of(replacer: object) -> list[str] | None:
    if not isinstance(replacer, (list, tuple)):
        return None
    names = (string_of(one) for one in replacer if isinstance(one, (str, int, float)) and not isinstance(one, bool))
    return [*dict.fromkeys(names)]


def _gap_of(space: object) -> str:
    if is_number(space):
        return " " * max(0, int(min(space, _MOST_INDENT))) if space == space else ""
    return str.__str__(space)[:_MOST_INDENT] if isinstance(space, str) else ""


def _quoted(text: str) -> str:
    quoted: str = _quote(text)
    if quoted.isascii():
        return quoted
    return quoted.encode("utf-8", "backslashreplace").decode()  # of a lone surrogate, JSON's escape


def _circle(steps: list[tuple[Any, Any]]) -> str:
    """V8's text: where the circle begins, the way round, what closes it."""
    start = next(place for place, (_, container) in enumerate(steps) if container is steps[-1][1])
    lines = [
        f"|     {_step(key)} -> object with constructor '{class_name(value)}'" for key, value in steps[start + 1 : -1]
    ]
    if len(lines) > 3:
        lines[2:-1] = ["|     ..."]
    parts = [
        "Converting circular structure to JSON",
        f"--> starting at object with constructor '{class_name(steps[-1][1])}'",
        *lines,
        f"--- {_step(steps[-1][0])} closes the circle",
    ]
    return "\n    ".join(parts)


def _step(key: object) -> str:
    return f"index {key}" if isinstance(key, int) else f"property '{string_of(key)}'"


class JSONObject(Part):
    """The class of JSON, which is an object."""

    _toStringTag = "JSON"

    stringify = staticmethod(stringify)
    parse = staticmethod(parse)


JSON: Final = JSONObject()
"""JavaScript's JSON."""
