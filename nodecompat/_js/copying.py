"""Copies values in memory, by the rules by which messages travel.

What must stay true: nothing of the copy that can be changed is shared with the original, or with code of the
original's classes; cycles and shared identity are those of the original; depth is limited by memory alone. Which
values may be copied is decided by `kinds`, as for messages. A value that Python cannot change (text, bytes, dates,
`Decimal`, `UUID`, patterns, paths) is its own copy, and so loses nothing.

A container that is being copied is a frame on an explicit stack: the items that are left, where their copies go, and
what the container becomes when the last one is there. The copy of a list or a dict is registered when its frame
begins, which closes cycles. A tuple or a builtin set can only be made when its frame ends; met within itself, it is
begun a second time, and the copy that is finished first is the one that is used.
"""

from __future__ import annotations

from array import array
from collections import deque
from typing import TYPE_CHECKING, Any, Final, TypeVar

from nodecompat._errors.rare import DataCloneError, path_text
from nodecompat._errors.travelling import error_parts, fill_error, new_error
from nodecompat._js.fields import own_fields
from nodecompat._js.kinds import FIELDS, REFUSED, RefusedError, class_name, kind_of, numpy_loaded, type_of
from nodecompat._js.text import Symbol
from nodecompat._on_use import on_use
from nodecompat.values import Date, Map, RegExp, Set

if TYPE_CHECKING:
    import datetime
    import decimal
    import re
    import uuid
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from enum import Enum
    from pathlib import PurePath
else:  # each is loaded already when there is a value of it to copy
    datetime = on_use("datetime")
    decimal = on_use("decimal")
    uuid = on_use("uuid")

_T = TypeVar("_T")

_DATA_CLONE_ERR: Final = 25  # the code of a DOMException by that name


def copy_of(value: object, root: str) -> object:
    """The copy of a value. Raises DataCloneError, in whose path the value is called `root`."""
    try:
        return Copier().copy(value)
    except RefusedError as refusal:
        raise refusal_of(refusal.what, path_text(refusal.steps, root)) from None


def refusal_of(what: str, path: str, text: str = "") -> DataCloneError:
    """The error for what cannot be copied, or with a text of its own for a bad transfer list.

    Its code is 25, as in JavaScript; at the top its text is JavaScript's.
    """
    error = DataCloneError(what, path)
    error.code = _DATA_CLONE_ERR  # type: ignore[assignment]  # a number, as that of a DOMException is
    if not text and "." not in path and "[" not in path:
        text = f"{what} could not be cloned."
    if text:
        error.message, error.args = text, (text,)
    return error


# -- frames --------------------------------------------------------------------------------------------

_LEAVES: Final = frozenset({str, int, float, bool, type(None), bytes})


class _Frame:
    """A container that is being copied."""

    __slots__ = ("end", "forgiving", "items", "known", "put", "step")

    def __init__(
        self,
        items: Iterable[tuple[Any, Any]],
        put: Callable[[Any, Any], object],
        end: Callable[[], Any],
        *,
        forgiving: bool = False,
    ) -> None:
        self.items: Iterator[tuple[Any, Any]] = iter(items)  # the steps to the content, and the content
        self.put = put  # takes a step and a copy
        self.end = end  # returns the container's own copy
        self.forgiving = forgiving  # an item that cannot be copied is left out
        self.step: Any = None
        self.known = 0  # how many copies there were when this step began


class Copier:
    """One call: the copies made so far, by the identity of what they are copies of."""

    def __init__(self) -> None:
        # The originals are kept with them: the identity of one that is freed would be given out again.
        self.copies: dict[int, tuple[Any, Any]] = {}
        self.unfinished: set[int] = set()  # identities of exception groups

    def copy(self, value: object) -> object:
        """The copy of a value."""
        result: list[object] = []
        frames = [_Frame([(None, value)], lambda _, copy: result.append(copy), lambda: None)]
        while frames:
            try:
                inner = self._advance(frames[-1])
            except RefusedError as refusal:
                self._forgive(frames, refusal)
                continue
            if inner is not None:
                frames.append(inner)
                continue
            ended = frames.pop()
            if frames:
                frames[-1].put(frames[-1].step, ended.end())
        return result[0]

    def _advance(self, frame: _Frame) -> _Frame | None:
        """Copy what a container holds, up to its end or to a container within it."""
        for step, item in frame.items:
            if type(item) in _LEAVES:
                frame.put(step, item)
                continue
            frame.step = step
            frame.known = len(self.copies)
            known = self.copies.get(id(item))
            if known is not None:
                frame.put(step, known[1])
                continue
            copy, inner = _BY_KIND[kind_of(type(item))](self, item)
            if inner is not None:
                return inner
            frame.put(step, copy)
        return None

    def _forgive(self, frames: list[_Frame], refusal: RefusedError) -> None:
        """Drop the frames around the culprit up to an error, which is copied without it; raise if there is none."""
        while frames:
            frame = frames[-1]
            if frame.forgiving:
                while len(self.copies) > frame.known:
                    self.copies.popitem()
                return
            if len(frames) > 1:
                refusal.steps.append(frame.step)
            frames.pop()
        raise refusal

    def know(self, value: object, copy: _T) -> _T:
        """Register a copy."""
        self.copies[id(value)] = (value, copy)
        return copy


_Begun = tuple[Any, _Frame | None]  # a copy that is complete, or the frame that will make it


# -- what has no content -------------------------------------------------------------------------------


def _same(copier: Copier, value: object) -> _Begun:
    return value, None


def _refused(copier: Copier, value: object) -> _Begun:
    raise RefusedError(_named(value))


def _named(value: object) -> str:
    if isinstance(value, Symbol):
        return repr(value)
    if isinstance(value, type):
        return f"class {value.__name__}"
    if type_of(value) == "function":
        name = getattr(value, "__name__", "<lambda>")
        return "function (anonymous)" if name == "<lambda>" else f"function {name}"
    return f"#<{class_name(value)}>"


def _base(make: Callable[[Any], Any]) -> Callable[[Copier, Any], _Begun]:
    """The builtin value of an instance of a subclass."""
    return lambda copier, value: (make(value), None)


def _bytes(copier: Copier, value: bytes | bytearray) -> _Begun:
    if isinstance(value, bytearray):
        return copier.know(value, bytearray(value)), None
    return bytes(value), None


def _date(copier: Copier, value: datetime.date | Date) -> _Begun:
    if isinstance(value, Date):  # whose time can be set
        return copier.know(value, Date(value.time)), None
    if type(value) is datetime.datetime or type(value) is datetime.date:
        return value, None
    if isinstance(value, datetime.datetime):  # by its own methods, whatever the subclass makes of them
        day, time = datetime.datetime.date(value), datetime.datetime.timetz(value)
        return copier.know(value, datetime.datetime.combine(day, time)), None
    return copier.know(value, datetime.date.fromordinal(datetime.date.toordinal(value))), None


def _decimal(copier: Copier, value: decimal.Decimal) -> _Begun:
    return (value if type(value) is decimal.Decimal else copier.know(value, decimal.Decimal(value))), None


def _uuid(copier: Copier, value: uuid.UUID) -> _Begun:
    if type(value) is uuid.UUID:
        return value, None
    return copier.know(value, uuid.UUID(int=value.int, is_safe=value.is_safe)), None


def _path(copier: Copier, value: PurePath) -> _Begun:
    base = next(one for one in type(value).__mro__ if one.__module__.partition(".")[0] == "pathlib")
    return (value if type(value) is base else copier.know(value, base(value))), None


def _regexp(copier: Copier, value: re.Pattern[str] | RegExp) -> _Begun:
    return (copier.know(value, RegExp(value.source, value.flags)) if isinstance(value, RegExp) else value), None


def _typed(copier: Copier, value: Any) -> _Begun:
    numpy = numpy_loaded()
    if numpy is not None and isinstance(value, numpy.ndarray):
        if value.dtype.hasobject:
            raise RefusedError(_named(value))
        return copier.know(value, numpy.array(value)), None
    if isinstance(value, memoryview):
        return copier.know(value, _view(value)), None
    return copier.know(value, array(value.typecode, value)), None


def _view(value: memoryview) -> object:
    try:
        data = value.tobytes()
        copy: Any = memoryview(data if value.readonly else bytearray(data))
        if (value.format, value.ndim) == ("B", 1):
            return copy
        return copy.cast(value.format, value.shape) if value.nbytes else copy.cast(value.format)
    except (TypeError, ValueError):  # released, or of elements that memoryview cannot make
        raise RefusedError(_named(value)) from None


# -- containers ----------------------------------------------------------------------------------------


def _enum(copier: Copier, value: Enum) -> _Begun:
    made: list[object] = []
    return None, _Frame([("value", value.value)], lambda _, copy: made.append(copy), made.pop)


def _list(copier: Copier, value: Iterable[object]) -> _Begun:
    if isinstance(value, range):
        return value, None
    if isinstance(value, tuple):
        return None, _tuple_frame(copier, value)
    made: list[object] | deque[object] = deque(maxlen=value.maxlen) if isinstance(value, deque) else []
    copier.know(value, made)
    return None, _Frame(enumerate(list(value)), lambda _, copy: made.append(copy), lambda: made)


def _tuple_frame(copier: Copier, value: tuple[object, ...]) -> _Frame:
    made: list[object] = []

    def end() -> object:
        known = copier.copies.get(id(value))  # from within itself
        return copier.know(value, tuple(made)) if known is None else known[1]

    return _Frame(enumerate(value), lambda _, copy: made.append(copy), end)


def _dict(copier: Copier, value: Mapping[Any, Any]) -> _Begun:
    return _properties(copier, value, value.items())


def _fields(copier: Copier, value: object) -> _Begun:
    return _properties(copier, value, own_fields(value).items())


def _properties(copier: Copier, value: object, fields: Iterable[tuple[Any, Any]]) -> _Begun:
    made: dict[Any, Any] = copier.know(value, {})
    entries = [(_key(key), item) for key, item in fields if type(key) is not Symbol]
    return None, _Frame(entries, made.__setitem__, lambda: made)


def _key(key: object) -> object:
    """The copy of a dict's key: an immutable value, or a tuple of such."""
    if type(key) in _LEAVES:
        return key
    if isinstance(key, tuple):
        return tuple([_key(part) for part in key])
    kind = kind_of(type(key))
    if kind == "enum":
        return _key(key.value)  # type: ignore[attr-defined]  # a member of an Enum
    if kind not in _PLAIN:
        raise RefusedError(f"the key {_named(key)}")
    return _BY_KIND[kind](Copier(), key)[0]


def _map(copier: Copier, value: Map[Any, Any]) -> _Begun:
    made: Map[Any, Any] = copier.know(value, Map())
    keys: list[Any] = []

    def put(step: object, copy: object) -> None:
        if keys:
            made.set(keys.pop(), copy)
        else:
            keys.append(copy)

    flat = [(key, one) for key, item in value.entries() for one in (key, item)]
    return None, _Frame(flat, put, lambda: made)


def _set(copier: Copier, value: Iterable[Any]) -> _Begun:
    """The copy of a builtin set is one too, if the copies of its members can be hashed."""
    if isinstance(value, Set):
        members: Set[Any] = copier.know(value, Set())
        return None, _Frame(enumerate(list(value)), lambda _, copy: members.add(copy), lambda: members)
    kind = frozenset if isinstance(value, frozenset) else set
    made: list[Any] = []

    def end() -> object:
        known = copier.copies.get(id(value))  # from within itself
        return copier.know(value, _set_of(made, kind)) if known is None else known[1]

    return None, _Frame(enumerate(list(value)), lambda _, copy: made.append(copy), end)


def _set_of(members: list[Any], kind: Callable[[list[Any]], object]) -> object:
    try:
        return kind(members)
    except (TypeError, ValueError):  # ValueError: a memoryview that cannot be hashed
        return Set(members)


# -- errors --------------------------------------------------------------------------------------------


def _error(copier: Copier, value: BaseException) -> _Begun:
    """A property that cannot be copied is left out, as it is when an error is sent."""
    if id(value) in copier.unfinished:
        raise RefusedError("an error that holds itself")
    own_copy = getattr(type(value), "_structured_copy", None)
    if own_copy is not None:  # a class of the web that is copied as what it is
        return copier.know(value, own_copy(value)), None
    name, message, parts = error_parts(value)
    fields: dict[str, Any] = {}
    made: list[BaseException] = []
    if isinstance(value, BaseExceptionGroup):  # is made of its errors, and so after them
        copier.unfinished.add(id(value))
    else:
        made.append(copier.know(value, new_error(name, message, parts)))

    def end() -> BaseException:
        if not made:
            copier.unfinished.discard(id(value))
            made.append(copier.know(value, new_error(name, message, fields)))
        fill_error(made[0], fields)
        return made[0]

    return None, _Frame(list(parts.items()), fields.__setitem__, end, forgiving=True)


_PLAIN: Final = frozenset(
    {"text", "bool", "int", "float", "bytes", "undefined", "date", "uuid", "decimal", "path", "regexp", "scalar"}
)

_BY_KIND: Final[dict[str, Callable[[Copier, Any], _Begun]]] = {
    "text": _base(str.__str__),
    "bool": _same,
    "int": _base(int),
    "float": _base(float.__float__),
    "bytes": _bytes,
    "map": _dict,
    "Map": _map,
    "list": _list,
    "set": _set,
    "undefined": _same,
    "date": _date,
    "uuid": _uuid,
    "decimal": _decimal,
    "regexp": _regexp,
    "typed": _typed,
    "enum": _enum,
    "scalar": _same,
    "path": _path,
    "error": _error,
    FIELDS: _fields,
    REFUSED: _refused,
}
