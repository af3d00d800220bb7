"""`util.isDeepStrictEqual`: whether two values are the same all the way down.

What must stay true: numbers compare as Object.is does (NaN is itself, -0 is not 0, 1.0 is 1); lists and tuples
both stand for arrays; objects need the same class; the order of keys, entries and members does not matter;
values that contain themselves end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._js.arity import is_function
from nodecompat._js.classes import bases, full_name, type_name
from nodecompat._js.fields import key_of, public_fields
from nodecompat._js.kinds import class_name
from nodecompat._js.numbers import is_number
from nodecompat._js.own import Object
from nodecompat._js.record import Record

from ..values import Map, RegExp, Set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Pairs(set[tuple[int, int]]):
    """The pairs that are being compared, which count as equal when they are met again; and how they are."""

    partial = False  # whether the left one may have more


_ARRAYS, _SETS = (list, tuple), (set, frozenset, Set)


def is_deep_strict_equal(left: object, right: object) -> bool:
    """Whether two values are deeply and strictly equal."""
    return _same(left, right, Pairs())


def is_partial_strict_equal(left: object, right: object) -> bool:
    """Whether all that the right value has the left has too, in its order, all the way down."""
    pairs = Pairs()
    pairs.partial = True
    return _same(left, right, pairs)


def _same(left: object, right: object, pairs: Pairs) -> bool:
    if left is right:
        return True
    if is_number(left) or is_number(right):
        return is_number(left) and is_number(right) and _same_number(left, right)
    if _class(left) is not _class(right):
        return False
    pair = (id(left), id(right))
    if pair in pairs:
        return True
    pairs.add(pair)
    try:
        return _comparison(left)(left, right, pairs)
    finally:
        pairs.discard(pair)


def _same_number(left: float, right: float) -> bool:
    if left != left or right != right:
        return left != left and right != right
    return left == right and (left != 0 or str(float(left)) == str(float(right)))


def _class(value: object) -> type:
    if type_name(value) == "list" or type(value) is tuple:
        return list
    if type(value) in (frozenset, Set):
        return set
    if isinstance(value, (bytes, bytearray)) and class_name(value) == "Buffer":
        return bytes  # what was read, what a program has made, what `Buffer` names: all are Node's
    is_plain = isinstance(value, Record) or type(value) is Object  # what we give as a result, and what a port makes
    return dict if is_plain else type(value)


def _comparison(value: object) -> Callable[[Any, Any, Pairs], bool]:
    for kinds, compare in _COMPARISONS:
        if isinstance(value, kinds):
            return compare
    if any(full_name(cls) in _BY_VALUE for cls in bases(type(value))) or isinstance(value, type) or is_function(value):
        return _equal
    return _same_fields


def _equal(left: object, right: object, _: Pairs) -> bool:
    try:
        return bool(left == right)
    except Exception:
        return False


def _same_array(left: Sequence[object], right: Sequence[object], pairs: Pairs) -> bool:
    if pairs.partial:
        rest = iter(left)
        return all(any(_same(one, other, pairs) for one in rest) for other in right)
    if len(left) != len(right):
        return False
    return all(_same(one, other, pairs) for one, other in zip(left, right, strict=False)) and _same_extra(
        left, right, pairs
    )


def _same_dict(left: dict[Any, object], right: dict[Any, object], pairs: Pairs) -> bool:
    return _same_named(
        {key_of(key): value for key, value in dict.items(left)},
        {key_of(key): value for key, value in dict.items(right)},
        pairs,
    ) and _same_extra(left, right, pairs)


def _same_named(left: dict[Any, Any], right: dict[Any, Any], pairs: Pairs) -> bool:
    if not (pairs.partial or left.keys() == right.keys()):
        return False
    return all(name in left and _same(left[name], value, pairs) for name, value in right.items())


def _same_extra(left: object, right: object, pairs: Pairs) -> bool:
    if type(left).__module__ == "builtins":
        return True
    return _same_named(public_fields(left), public_fields(right), pairs)


def _same_fields(left: object, right: object, pairs: Pairs) -> bool:
    if not hasattr(left, "__dict__") and not any("__slots__" in vars(cls) for cls in bases(type(left))):
        return _equal(left, right, pairs)
    return _same_named(public_fields(left), public_fields(right), pairs)


def _same_error(left: BaseException, right: BaseException, pairs: Pairs) -> bool:
    try:
        if str(left) != str(right):
            return False
    except Exception:
        return False
    return _same(left.__cause__, right.__cause__, pairs) and _same_named(
        public_fields(left), public_fields(right), pairs
    )


def _same_set(left: Iterable[Any], right: Iterable[Any], pairs: Pairs) -> bool:
    common = _quick(left) & _quick(right)
    return _same_unordered(_without(left, common), _without(right, common), pairs)


def _same_map(left: Map[Any, Any], right: Map[Any, Any], pairs: Pairs) -> bool:
    common = _quick(left) & _quick(right)
    if not all(_same(left[key], right[key], pairs) for key in common):
        return False
    mine, theirs = ([(key, one[key]) for key in _without(one, common)] for one in (left, right))
    return _same_unordered(mine, theirs, pairs)


def _quick(members: Iterable[Any]) -> set[Any]:
    """The members that can be looked up; each of the others is compared with each of the others."""
    return {one for one in members if type(one) is str or type(one) is int}


def _without(members: Iterable[Any], common: set[Any]) -> list[Any]:
    return [one for one in members if not ((type(one) is str or type(one) is int) and one in common)]


def _same_unordered(left: list[Any], right: list[Any], pairs: Pairs) -> bool:
    if len(left) < len(right) or not (pairs.partial or len(left) == len(right)):
        return False
    rest = [*left]
    for other in right:
        at = next((at for at, one in enumerate(rest) if _same(one, other, pairs)), -1)
        if at < 0:
            return False
        del rest[at]
    return True


def _same_pattern(left: RegExp, right: RegExp, _: Pairs) -> bool:
    return left == right


_COMPARISONS: tuple[tuple[Any, Callable[[Any, Any, Pairs], bool]], ...] = (
    ((str, bytes, bytearray, memoryview), _equal),
    (_ARRAYS, _same_array),
    (dict, _same_dict),
    (_SETS, _same_set),
    (Map, _same_map),
    (RegExp, _same_pattern),
    (BaseException, _same_error),
)
_BY_VALUE = frozenset(
    (
        "array.array",
        "collections.deque",
        "datetime.date",
        "datetime.timedelta",
        "datetime.time",
        "decimal.Decimal",
        "enum.Enum",
        "fractions.Fraction",
        "pathlib.PurePath",
        "pathlib._local.PurePath",
        "re.Pattern",
        "uuid.UUID",
    )
)
