"""Values that are not plain, as JSON.stringify writes what they are in JavaScript; and what it refuses.

Loaded by the first value whose type `write` has no writer for. What must stay true: every kind of `_js.kinds` has its
writer here; writers have the form that all have, see `write`.

Decisions. A naive datetime is local time, as in JavaScript. UUID, Decimal and paths are written as strings, as their
JavaScript libraries' toJSON do. Lone surrogates are written as escapes, as Node does.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NoReturn

from nodecompat._errors.base import InvalidArgTypeError, NodeTypeError, received
from nodecompat._errors.travelling import enumerable_fields
from nodecompat._js import MAX_DEPTH
from nodecompat._js.arity import fit, is_function
from nodecompat._js.classes import items_of
from nodecompat._js.dates import microseconds
from nodecompat._js.fields import fields_of, own_fields
from nodecompat._js.kinds import (
    FIELDS,
    FUNCTION,
    MOVED,
    REFUSED,
    RefusedError,
    TooDeepError,
    advice_for,
    class_name,
    kind_of,
    scalar_of,
)
from nodecompat._js.text import Symbol, string_of
from nodecompat._wires import tree
from nodecompat.values import Date

try:  # as in `write`
    from _json import encode_basestring as quote
except ImportError:
    from json.encoder import encode_basestring as quote

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from nodecompat._wires.json.write import Out, Seen, Writer

# -- what is refused ---------------------------------------------------------------------------------


class CircleError(Exception):
    """A container was met within itself; `steps` leads back to it, innermost first."""

    def __init__(self, container: object) -> None:
        super().__init__()
        self.container = container
        self.steps: list[tuple[object, object]] = []
        self.closed = False

    def note(self, step: object, container: object) -> None:
        """Note a container on the way back, and the key or index that leads on from it."""
        if not self.closed:
            self.steps.append((step, container))
            self.closed = container is self.container

    def text(self) -> str:
        """V8's message. Of a long way round it shows the first two steps and the last two."""
        steps = self.steps[::-1]
        lines = [
            f"|     {_step_text(step)} -> object with constructor '{class_name(steps[index + 1][1])}'"
            for index, (step, _) in enumerate(steps[:-1])
        ]
        if len(lines) > 3:
            lines[2:-1] = ["|     ..."]
        return "\n    ".join(
            [
                "Converting circular structure to JSON",
                f"--> starting at object with constructor '{class_name(steps[0][1])}'",
                *lines,
                f"--- {_step_text(steps[-1][0])} closes the circle",
            ]
        )


def _step_text(step: object) -> str:
    return f"index {step}" if type(step) is int else f"property '{string_of(step)}'"


UNSENDABLE: Final = (CircleError, RefusedError, TooDeepError, RecursionError)


def note(fault: Exception, item: object, step: object, container: object) -> None:
    """Note on the way back that `item`, under this key or index of a container, could not be written."""
    if isinstance(fault, CircleError):
        fault.note(step, container)
        return
    if isinstance(fault, ValueError) and type(item) is int:
        try:
            tree.integer_text(item)
        except RefusedError as refusal:
            refusal.steps.append(step)
            raise refusal from None
    if isinstance(fault, RefusedError):
        fault.steps.append(step)


def refuse_container(value: object, seen: Seen) -> NoReturn:
    """Raise the error for a container that is too deep, or within itself."""
    raise CircleError(value) if id(value) in seen else TooDeepError


def unsendable(fault: Exception, message: object) -> Exception:
    """The error that the sender of a message sees, for what broke off its writing."""
    if isinstance(fault, CircleError):
        return NodeTypeError(fault.text())
    return tree.unsendable(fault, message)


def no_text(message: object) -> InvalidArgTypeError:
    """The error for a message that JSON.stringify leaves out."""
    return InvalidArgTypeError("message", "one of type string, object, number, or boolean", message)


def odd_name(key: object) -> str:
    """A key that is no plain text, quoted, between comma and colon; nothing for a symbol."""
    return "" if type(key) is Symbol else f",{quote(tree.key_text(key))}:"


# -- writers without content -------------------------------------------------------------------------


def _write_nothing(value: object, out: Out, seen: Seen, depth: int) -> bool:
    return True


def _write_empty(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append("{}")  # Map, Set and RegExp have no enumerable properties of their own


def _write_bytes(value: bytes, out: Out, seen: Seen, depth: int) -> None:
    out.append('{"type":"Buffer","data":[' + ",".join(map(str, value)) + "]}")


def _write_date(value: datetime.date | Date, out: Out, seen: Seen, depth: int) -> None:
    milliseconds = microseconds(value) // 1000
    out.append(f'"{Date(milliseconds).toISOString()}"' if milliseconds == milliseconds else "null")


def _refuse(value: object, out: Out, seen: Seen, depth: int) -> NoReturn:
    raise RefusedError(received(value), advice_for(value))


def _write_string_of(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append(quote(str(value)))


class _Written:
    """JSON text that is there already."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def _write_written(value: _Written, out: Out, seen: Seen, depth: int) -> None:
    out.append(value.text)


# -- writers by kind ---------------------------------------------------------------------------------


class Rest:
    """The writers of values that are not plain; `writers` is the table of all, by type."""

    def __init__(
        self, writers: dict[type, Writer], write_entries: Callable[..., None], write_list: Callable[..., None]
    ) -> None:
        self.writers = writers
        writers[_Written] = _write_written
        self._write_entries = write_entries
        self._places: dict[int, tuple[int, Sequence[Any], int]] = {}  # by level: which container, its keys, the next
        self._by_kind: dict[str, Writer] = {
            "text": writers[str],
            "bool": writers[bool],
            "int": writers[int],
            "float": writers[float],
            "bytes": _write_bytes,
            "map": writers[dict],
            "Map": _write_empty,
            "list": write_list,
            "set": _write_empty,
            "undefined": _write_nothing,
            "date": _write_date,
            "uuid": _write_string_of,
            "decimal": _write_string_of,
            "regexp": _write_empty,
            "typed": self._write_typed,
            "enum": self._write_enum,
            "scalar": self._write_scalar,
            "path": _write_string_of,
            "fraction": _write_string_of,
            "ip": _write_string_of,
            "string": _write_string_of,
            "error": self._write_error,
            FIELDS: self._write_fields,
            FUNCTION: _write_nothing,
            REFUSED: _refuse,
            MOVED: _refuse,
        }

    def find(self, cls: type) -> Writer:
        """The writer of a type that is met for the first time."""
        return self._write_with_method if hasattr(cls, "toJSON") else self._by_kind[kind_of(cls)]

    def _write_any(self, value: object, out: Out, seen: Seen, depth: int) -> bool | None:
        return self.writers[type(value)](value, out, seen, depth)

    def _write_enum(self, value: Any, out: Out, seen: Seen, depth: int) -> bool | None:
        return self._write_any(value.value, out, seen, depth)

    def _write_scalar(self, value: Any, out: Out, seen: Seen, depth: int) -> bool | None:
        return self._write_any(scalar_of(value), out, seen, depth)

    def _write_typed(self, value: Any, out: Out, seen: Seen, depth: int) -> bool | None:
        try:
            items = _moments(value) if _holds_moments(value) else value.tolist()
        except (NotImplementedError, ValueError):  # a released memoryview, or one of elements it cannot read
            items = []
        if getattr(value, "ndim", 1) != 1:
            return self._write_any(items, out, seen, depth)
        return self._write_entries(value, dict(enumerate(items)), out, seen, depth)

    def _write_error(self, value: BaseException, out: Out, seen: Seen, depth: int) -> None:
        """Its properties, without those that cannot travel: a report of a failure must not fail."""
        if id(value) in seen or depth > MAX_DEPTH:
            refuse_container(value, seen)
        kept: dict[str, Any] = {}
        known = len(seen)
        seen[id(value)] = value
        for key, item in enumerable_fields(value).items():
            text: Out = []
            try:
                if not self._write_any(item, text, seen, depth + 1):
                    kept[key] = _Written("".join(text))
            except (RefusedError, TooDeepError, CircleError):
                while len(seen) > known + 1:
                    seen.popitem()
        del seen[id(value)]
        self._write_entries(value, kept, out, seen, depth)

    def _write_fields(self, value: object, out: Out, seen: Seen, depth: int) -> bool | None:
        fields = fields_of(value)
        if "toJSON" in fields and is_function(fields["toJSON"]):
            return self.write_result(fields["toJSON"], value, out, seen, depth)
        return self._write_entries(value, fields, out, seen, depth)

    # -- toJSON ---------------------------------------------------------------------------------------

    def _write_with_method(self, value: Any, out: Out, seen: Seen, depth: int) -> bool | None:
        if not is_function(value.toJSON):
            return self._by_kind[kind_of(type(value))](value, out, seen, depth)
        return self.write_result(value.toJSON, value, out, seen, depth)

    def write_result(
        self, method: Callable[..., object], value: object, out: Out, seen: Seen, depth: int
    ) -> bool | None:
        """Write what a toJSON returns. Its own toJSON, should it have one, is not asked (ECMA-262 25.5.2.2)."""
        result = fit(method, 1)(self._key_of(value, seen))
        if type(result) is dict:
            return self._write_entries(result, result, out, seen, depth)
        if hasattr(type(result), "toJSON"):
            return self._by_kind[kind_of(type(result))](result, out, seen, depth)
        return self._write_any(result, out, seen, depth)

    def _key_of(self, value: object, seen: Seen) -> str:
        """The key under which a value is being written: '' at the top, an index as text in an array.

        Where the one before it was found is kept, without the container: many values in one are found in one pass,
        and the container that is written again begins anew, since nothing is found behind its last value.
        """
        if not seen:
            return ""
        container = next(reversed(seen.values()))
        if not isinstance(container, (dict, list, tuple)):
            return _key_in(container, value)
        owner, keys, place = self._places.get(len(seen), (0, (), 0))
        if owner != id(container):
            keys, place = [*container] if isinstance(container, dict) else range(len(container)), 0
        for at in chain(range(place, len(keys)), range(min(place, len(keys)))):  # from there on, and round
            key: Any = keys[at]
            if isinstance(container, dict):
                found = dict.get(container, key) is value
            else:
                found = at < len(container) and container[at] is value
            if found:
                self._places[len(seen)] = id(container), keys, at + 1
                return string_of(key)
        self._places.pop(len(seen), None)
        return _key_in(container, value)


def _holds_moments(value: Any) -> bool:
    return hasattr(value, "dtype") and value.dtype.kind in "Mm"


def _moments(value: Any) -> Any:
    """Dates of numpy, which itself makes a list of integers of some."""
    return [_moments(item) for item in value] if value.ndim else scalar_of(value[()])


def _key_in(container: Any, value: object) -> str:
    """The first key of a container that stands before a value."""
    entries: Iterable[tuple[object, object]]
    if hasattr(container, "items"):
        entries = items_of(container)
    elif kind_of(type(container)) == "list":
        entries = enumerate(container)
    else:
        entries = own_fields(container).items()
    return next((string_of(key) for key, item in entries if item is value), "")
