"""The JavaScript values Python has no type for: `undefined`, `Map`, `Set`, inert dates and regular expressions.

What must stay true: `Map` and `Set` compare keys by ECMAScript's SameValueZero, keep insertion order and take any key.
A child's start does not load this file: `undefined` itself is made in `_js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, MutableMapping, MutableSet, ValuesView
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ._js import Undefined as Undefined
from ._js import undefined as undefined
from ._on_use import on_use

if TYPE_CHECKING:
    import datetime
    from typing import Protocol

    from ._js import Errors, arity, going
    from ._js import entries as made_of

    class _SetMethods(Protocol):
        """What of the module is asked for by name here."""

        METHODS: dict[str, Callable[..., Any]]

    errors: Errors
    set_methods: _SetMethods
else:
    arity = on_use("nodecompat._js.arity")  # only `forEach` needs it
    set_methods = on_use("nodecompat._prelude.sets")  # only who asks for `union` and the like
    going = on_use("nodecompat._js.going")  # only who goes through a Map or a Set by hand needs it
    made_of = on_use("nodecompat._js.entries")  # only what is made of something needs it
    errors = on_use("nodecompat._errors.base")  # only a date of something that is no number needs it
    datetime = on_use("datetime")  # 1 ms, only the text of a date needs it

__all__ = ["Date", "Map", "RegExp", "Set", "Undefined", "same_value_zero_key", "undefined"]

_PAIRS: Final = (tuple, list)
_K = TypeVar("_K")
_V = TypeVar("_V")
_T = TypeVar("_T")


# -- SameValueZero -------------------------------------------------------------------------------------

# Marks that no key of a caller can equal. Everything else stands for itself: 1 == 1.0 and -0.0 == 0 hold
# in Python's dicts already.
_NAN: Final = (object(),)
_TRUE: Final = (object(),)
_FALSE: Final = (object(),)
_UNDEFINED: Final = (object(),)  # which equals None
_BY_IDENTITY: Final = object()


def same_value_zero_key(value: object) -> object:
    """A dict key that is equal for two values exactly when SameValueZero holds for them.

    What Python cannot hash (dict, list) is compared by identity, as JavaScript compares objects; what it
    can hash (a tuple, a date) by value. Source: ECMA-262 7.2.12 SameValueZero.
    """
    kind = type(value)
    if kind is str or kind is int:
        return value
    if kind is bool:
        return _TRUE if value else _FALSE
    if kind is float:
        return value if value == value else _NAN
    if value is undefined:
        return _UNDEFINED
    try:
        hash(value)
    except (TypeError, ValueError):  # a memoryview that can be written to raises ValueError
        return (_BY_IDENTITY, id(value))
    return value


_in_repr: set[int] = set()  # identities of the Maps and Sets whose repr is being made: they may hold themselves


def _guarded_repr(value: object, name: str, content: dict[object, Any]) -> str:
    if id(value) in _in_repr:
        return f"{name}(...)"
    _in_repr.add(id(value))
    try:
        return f"{name}({list(content.values())!r})" if content else f"{name}()"
    finally:
        _in_repr.discard(id(value))


class Map(MutableMapping[_K, _V]):
    """JavaScript's `Map`, also a Python mapping.

    `Map(pairs)` takes `(key, value)` pairs, `Map(mapping)` any mapping. Iterating yields keys, as Python
    mappings do; `entries()` yields the pairs. Source: ECMA-262 24.1.
    """

    __slots__ = ("_entries",)

    def __init__(self, entries: Iterable[tuple[_K, _V]] | Mapping[_K, _V] | Undefined | None = None) -> None:
        self._entries: dict[object, tuple[_K, _V]] = {}
        if entries is not None and entries is not undefined:
            for pair in entries.items() if isinstance(entries, Mapping) else made_of.iterable(entries):
                key, value = pair if type(pair) in _PAIRS and len(pair) == 2 else made_of.entry(pair)
                self[key] = value

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self._entries)

    def set(self, key: _K, value: _V) -> Map[_K, _V]:
        """Set an entry and return the map, so that calls chain."""
        self[key] = value
        return self

    def has(self, key: object) -> bool:
        """Whether there is an entry under `key`."""
        return same_value_zero_key(key) in self._entries

    def delete(self, key: object) -> bool:
        """Remove an entry; False when there was none."""
        return self._entries.pop(same_value_zero_key(key), None) is not None

    def get(self, key: Any, default: Any = undefined) -> Any:
        """The value under `key`, or the default: undefined."""
        found = self._entries.get(same_value_zero_key(key))
        return default if found is None else found[1]

    def clear(self) -> None:
        """Remove every entry."""
        self._entries.clear()

    def getOrInsert(self, key: _K, value: _V) -> _V:
        """The value of a key, which is set to `value` where there is none. JavaScript: Map.prototype.getOrInsert."""
        return self.getOrInsertComputed(key, lambda _: value)

    def getOrInsertComputed(self, key: _K, callback: Callable[[_K], _V]) -> _V:
        """As `getOrInsert`, with what `callback(key)` gives. JavaScript: Map.prototype.getOrInsertComputed."""
        if not self.has(key):
            self[key] = callback(key)
        found: _V = self.get(key)
        return found

    def keys(self) -> KeysView[_K]:
        """The keys in insertion order."""
        return going.Keys(self)

    def values(self) -> ValuesView[_V]:
        """The values in insertion order."""
        return going.Values(self)

    def entries(self) -> Iterator[tuple[_K, _V]]:
        """The `(key, value)` pairs in insertion order."""
        return going.Going(self._entries, self._entries.__getitem__, "Map Entries")

    def forEach(self, callback: Callable[[_V, _K, Map[_K, _V]], object]) -> None:
        """Call `callback(value, key, map)` for each entry; it may take fewer."""
        call = arity.fit(callback, 3)
        for key, value in self.entries():
            call(value, key, self)

    @staticmethod
    def groupBy(items: Iterable[_T], callback: Callable[[_T, int], _K]) -> Map[_K, list[_T]]:
        """Lists of the items for which `callback(item, index)` gives the same value. JavaScript: Map.groupBy."""
        call = arity.fit(callback, 2)
        found: Map[_K, list[_T]] = Map()
        for index, item in enumerate(items):
            key = call(item, index)
            if key not in found:
                found[key] = []
            found[key].append(item)
        return found

    def __getitem__(self, key: object) -> _V:
        try:
            return self._entries[same_value_zero_key(key)][1]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key: _K, value: _V) -> None:
        if type(key) is float and not key:
            key = 0.0  # type: ignore[assignment]  # -0 becomes +0 (ECMA-262 24.1.3.9)
        name = same_value_zero_key(key)
        known = self._entries.get(name)
        self._entries[name] = (key if known is None else known[0], value)

    def __delitem__(self, key: object) -> None:
        if not self.delete(key):
            raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        return same_value_zero_key(key) in self._entries

    def __iter__(self) -> Iterator[_K]:
        for key, _ in self._entries.values():
            yield key

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        right = other if isinstance(other, Map) else Map(other)
        if len(self) != len(right):
            return False
        theirs = right._entries
        return all(name in theirs and theirs[name][1] == entry[1] for name, entry in self._entries.items())

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return _guarded_repr(self, "Map", self._entries)

    def __reduce__(self) -> Any:
        # Identity keys are numbers of this process, so entries are set anew in the copy.
        return (Map, (), None, None, iter(list(self._entries.values())))


class Set(MutableSet[_T]):
    """JavaScript's `Set`, also a Python set.

    Members keep insertion order and may be of any type. Source: ECMA-262 24.2.
    """

    __slots__ = ("_members",)

    def __init__(self, members: Iterable[_T] | Undefined | None = None) -> None:
        self._members: dict[object, _T] = {}
        if members is not None and members is not undefined:
            for member in made_of.iterable(members):
                self.add(member)

    @property
    def size(self) -> int:
        """The number of members."""
        return len(self._members)

    def add(self, value: _T) -> Set[_T]:  # type: ignore[override]  # Python's add returns nothing, JavaScript's chains
        """Add a member and return the set, so that calls chain."""
        if type(value) is float and not value:
            value = 0.0  # type: ignore[assignment]  # -0 becomes +0 (ECMA-262 24.2.3.1)
        self._members.setdefault(same_value_zero_key(value), value)
        return self

    def has(self, value: object) -> bool:
        """Whether `value` is a member."""
        return same_value_zero_key(value) in self._members

    def delete(self, value: object) -> bool:
        """Remove a member; False when it was none."""
        name = same_value_zero_key(value)
        if name not in self._members:
            return False
        del self._members[name]
        return True

    def discard(self, value: object) -> None:
        """Remove a member if it is one."""
        self.delete(value)

    def clear(self) -> None:
        """Remove every member."""
        self._members.clear()

    def values(self) -> Iterator[_T]:
        """The members in insertion order."""
        return going.Going(self._members, self._members.__getitem__, "Set Iterator")

    keys = values

    def entries(self) -> Iterator[tuple[_T, _T]]:
        """Each member twice, as JavaScript gives them."""
        return going.Going(self._members, lambda name: (self._members[name],) * 2, "Set Entries")

    def forEach(self, callback: Callable[[_T, _T, Set[_T]], object]) -> None:
        """Call `callback(value, value, set)` for each member; it may take fewer."""
        call = arity.fit(callback, 3)
        for member in self.values():
            call(member, member, self)

    def __contains__(self, value: object) -> bool:
        return same_value_zero_key(value) in self._members

    def __getattr__(self, name: str) -> Any:
        method = set_methods.METHODS.get(name) if name[:1] != "_" else None  # `union` and the like
        if method is None:
            raise AttributeError(f"'Set' object has no attribute {name!r}")
        return lambda *args: method(self, *args)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._members.values())

    def __len__(self) -> int:
        return len(self._members)

    def __repr__(self) -> str:
        return _guarded_repr(self, "Set", self._members)

    def __reduce__(self) -> Any:
        return (Set, (), list(self._members.values()))

    def __setstate__(self, members: list[_T]) -> None:
        for member in members:
            self.add(member)


class Date:
    """A moment that `datetime` cannot hold: the invalid date, and the years outside of 1 to 9999. Inert.

    `time` is in milliseconds since the epoch, NaN for the invalid date. As in JavaScript, fractions are cut off
    and a time beyond 8.64e15 makes the date invalid, as `undefined` does. Raises InvalidArgTypeError for what is no
    number: unlike JavaScript's, this one reads no text. Source: ECMA-262 21.4.1.31 TimeClip.
    """

    __slots__ = ("time",)

    def __init__(self, time: float | Undefined = undefined) -> None:
        if time is undefined:
            time = float("nan")
        try:
            self.time: float = int(time) if -_LAST_TIME <= time <= _LAST_TIME else float("nan")  # type: ignore[operator, arg-type]
        except TypeError:
            raise errors.InvalidArgTypeError("time", "of type number", time) from None

    def getTime(self) -> float:
        """Milliseconds since the epoch, NaN for the invalid date."""
        return self.time

    def toISOString(self) -> str:
        """ISO 8601 text; years outside of 0 to 9999 have a sign and six digits.

        Raises ValueError for the invalid date.
        """
        if self.time != self.time:
            raise ValueError("Invalid time value")
        days, rest = divmod(int(self.time), 86_400_000)
        eras, day = divmod(days, _DAYS_OF_400_YEARS)
        moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(days=day, milliseconds=rest)
        year = moment.year + 400 * eras
        text = f"{year:04}" if 0 <= year <= 9999 else f"{'-' if year < 0 else '+'}{abs(year):06}"
        return f"{text}{moment.isoformat(timespec='milliseconds')[4:]}Z"

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return repr(self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Date):
            return NotImplemented
        return self.time == other.time or (self.time != self.time and other.time != other.time)

    def __hash__(self) -> int:
        return hash(("Date", None if self.time != self.time else self.time))

    def __repr__(self) -> str:
        return "Invalid Date" if self.time != self.time else self.toISOString()


_LAST_TIME: Final = 8_640_000_000_000_000  # milliseconds, ECMA-262 21.4.1.1
_DAYS_OF_400_YEARS: Final = 146_097


class RegExp:
    """A regular expression that arrived but that Python's `re` cannot compile, or must not: inert text.

    `source` is the pattern and `flags` the letters, both as JavaScript names them.
    """

    __slots__ = ("flags", "source")

    def __init__(self, source: str, flags: str = "") -> None:
        self.source: str = source
        self.flags: str = flags

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RegExp):
            return NotImplemented
        return (self.source, self.flags) == (other.source, other.flags)

    def __hash__(self) -> int:
        return hash((self.source, self.flags))

    def __repr__(self) -> str:
        return f"/{self.source}/{self.flags}"
