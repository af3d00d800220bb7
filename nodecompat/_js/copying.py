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

from collections import deque
from typing import TYPE_CHECKING, Any, Final, TypeVar

from nodecompat._errors.rare import DataCloneError, path_text
from nodecompat._errors.travelling import error_parts, fill_error, new_error
from nodecompat._js.classes import items_of
from nodecompat._js.fields import fields_of
from nodecompat._js.kinds import FIELDS, MOVED, REFUSED, RefusedError, advice_for, kind_of
from nodecompat._js.leaves import KEYS, LEAVES, named
from nodecompat._js.text import Symbol, string_of
from nodecompat.values import Map, Set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from enum import Enum

_T = TypeVar("_T")

_TRANSFERABLE: Final = ("nodecompat._web.", "nodecompat._moved.")
_NOT_LISTED: Final = "Object that needs transfer was found in message but not listed in transferList"
_DATA_CLONE_ERR: Final = 25  # the code of a DOMException by that name


def copy_of(value: object, root: str, copier: Copier | None = None) -> object:
    """The copy of a value. Raises DataCloneError, in whose path the value is called `root`.

    What a copier given knows already has its place taken.
    """
    try:
        return (copier or Copier()).copy(value)
    except RefusedError as refusal:
        raise refusal_of(refusal.what, path_text(refusal.steps, root), refusal.text, refusal.advice) from None


def refusal_of(what: str, path: str, text: str = "", advice: str = "") -> DataCloneError:
    """The error for what cannot be copied, or with a text of its own for a bad transfer list.

    Its code is 25, as in JavaScript; at the top its text is JavaScript's.
    """
    error = DataCloneError(what, path, advice)
    error.code = _DATA_CLONE_ERR
    if not text and "." not in path and "[" not in path:
        text = f"{what} could not be cloned."
        if advice:
            error.add_note(advice)
    if text:
        error.message, error.args = text, (text,)
    return error


# -- frames --------------------------------------------------------------------------------------------

_PLAIN: Final = frozenset({str, int, float, bool, type(None), bytes})


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
            if type(item) in _PLAIN:
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
    return _properties(copier, value, items_of(value))


def _fields(copier: Copier, value: object) -> _Begun:
    return _properties(copier, value, fields_of(value).items())


def _of_the_web(copier: Copier, value: object) -> _Begun:
    """What cannot travel as a message, of which some classes of the web are copied: events, targets, signals."""
    own_copy = getattr(type(value), "_structured_copy", None)
    return copier.know(value, LEAVES[REFUSED](value) if own_copy is None else own_copy(value)), None


def _moved(copier: Copier, value: object) -> _Begun:
    """What may only be transferred, but for a Blob, which never changes."""
    if getattr(type(value), "_structured_copy", None) is not None:
        return _of_the_web(copier, value)
    refusal = RefusedError(named(value))
    if any(base.__module__.startswith(_TRANSFERABLE) for base in type(value).__mro__):
        refusal.text = _NOT_LISTED
    raise refusal


def _properties(copier: Copier, value: object, fields: Iterable[tuple[Any, Any]]) -> _Begun:
    made: dict[Any, Any] = copier.know(value, {})
    entries = [(_key(key), item) for key, item in fields if type(key) is not Symbol]
    if not all(type(key) is str for key, _ in entries):  # two keys of one text are one property, the last one
        last = {_name(key): key for key, _ in entries}
        entries = [(key, item) for key, item in entries if last[_name(key)] is key]
    return None, _Frame(entries, made.__setitem__, lambda: made)


def _name(key: object) -> object:
    """The text of a key; a long integer stands for itself, for its text would take long to make."""
    return key if isinstance(key, int) and key.bit_length() > 64 else string_of(key)


def _key(key: object) -> object:
    """The copy of a dict's key: an immutable value, or a tuple of such; of an instance its text."""
    if type(key) in _PLAIN:
        return key
    if isinstance(key, tuple):
        return tuple([_key(part) for part in key])
    kind = kind_of(type(key))
    if kind == "enum":
        return _key(key.value)  # type: ignore[attr-defined]  # a member of an Enum
    if kind == "fields":
        return string_of(key)
    if kind not in KEYS:
        raise RefusedError(f"the key {named(key)}", advice_for(key))
    return LEAVES[kind](key)


def _map(copier: Copier, value: Map[Any, Any]) -> _Begun:
    made: Map[Any, Any] = copier.know(value, Map())
    keys: list[Any] = []

    def put(step: object, copy: object) -> None:
        if keys:
            made.set(keys.pop(), copy)
        else:
            keys.append(copy)

    flat = [(key, one) for key, item in value._entries.values() for one in (key, item)]
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
    if own_copy is not None:
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


def _leaf(make: Callable[[Any], object]) -> Callable[[Copier, Any], _Begun]:
    def begin(copier: Copier, value: object) -> _Begun:
        copy = make(value)
        return (copy if copy is value else copier.know(value, copy)), None

    return begin


_BY_KIND: Final[dict[str, Callable[[Copier, Any], _Begun]]] = {
    **{kind: _leaf(make) for kind, make in LEAVES.items()},
    "map": _dict,
    "Map": _map,
    "list": _list,
    "set": _set,
    "enum": _enum,
    "error": _error,
    FIELDS: _fields,
    REFUSED: _of_the_web,
    MOVED: _moved,
}
