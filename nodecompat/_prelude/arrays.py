"""The methods of JavaScript's arrays, as functions on lists. Source: ECMA-262 23.1.3.

What must stay true: callbacks get the item, its index and the list, of which they take as many as they have names for;
what JavaScript changes in place is changed in place; a place that does not exist is undefined.
"""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.dates import microseconds
from nodecompat._js.holes import dig, holes_of, settle
from nodecompat._js.kinds import kind_of, truthy
from nodecompat._js.text import string_of
from nodecompat.values import undefined

from . import locales
from .calling import callback, integer, relative, shown
from .faults import RangeError, TypeError
from .freezing import check_frozen
from .operators import number, same, text
from .symbols import WELL_KNOWN
from .units import units_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from .terms import Found, Given

    Array = list[Any]

# -- items at the ends, and in the middle ----------------------------------------------------------------


def push(array: Array, *items: Given) -> int:
    """Add items at the end; returns the new length."""
    check_frozen(array, "Cannot add property {}, object is not extensible", len(array))
    array.extend(items)
    return len(array)


def pop(array: Array, *_: object) -> Found:
    """Take the last item; undefined of an empty list."""
    check_frozen(array, "Cannot delete property '{}' of [object Array]", len(array) - 1)
    return array.pop() if array else undefined


def shift(array: Array, *_: object) -> Found:
    """Take the first item; undefined of an empty list."""
    check_frozen(array, "Cannot remove array element {}", 0)
    holes = holes_of(array)
    taken = array.pop(0) if array else undefined
    if holes:
        settle(array, (place - 1 for place in holes if place))
    return taken


def unshift(array: Array, *items: Given) -> int:
    """Add items at the beginning; returns the new length."""
    check_frozen(array, "Cannot add property {}, object is not extensible", len(array))
    holes = holes_of(array)
    array[:0] = items
    if holes:
        settle(array, (place + len(items) for place in holes))
    return len(array)


def splice(array: Array, *args: Given) -> Array:
    """`splice(start, count, *items)`: take items out and put others in their place; returns those taken."""
    check_frozen(array, "Cannot add/remove sealed array elements", 0)
    start, end = _cut(array, args)
    holes = holes_of(array)
    taken = list(array[start:end])
    array[start:end] = args[2:]
    if holes:
        dig(taken, [place - start for place in holes if start <= place < end])
        moved = len(args[2:]) - (end - start)
        settle(array, (place if place < start else place + moved for place in holes if not start <= place < end))
    return taken


def toSpliced(array: Array, *args: Given) -> Array:
    """A copy with items taken out and others put in their place."""
    start, end = _cut(array, args)
    return [*array[:start], *args[2:], *array[end:]]


def _cut(array: Array, args: tuple[Given, ...]) -> tuple[int, int]:
    start = relative(args[0] if args else undefined, len(array))
    rest = len(array) - start
    count = 0 if not args else rest if len(args) == 1 else max(0, min(integer(args[1]), rest))
    return start, start + count


def at(array: Array, index: Given = undefined, *_: object) -> Found:
    """The item at a place, counted from the end if negative."""
    place = integer(index)
    place = place + len(array) if place < 0 else place
    return array[place] if 0 <= place < len(array) else undefined


def with_(array: Array, index: Given = undefined, value: Given = undefined, *_: object) -> Array:
    """A copy with another item at a place (`with` in JavaScript). Raises RangeError."""
    place = integer(index)
    place = place + len(array) if place < 0 else place
    if not 0 <= place < len(array):
        raise RangeError("Invalid index : " + string_of(number(index)))
    return [*array[:place], value, *array[place + 1 :]]


# -- parts and sums --------------------------------------------------------------------------------------


def slice(array: Array, start: Given = undefined, end: Given = undefined, *_: object) -> Array:
    """A part, from a place up to another; negative ones count from the end."""
    begin, last = relative(start, len(array)), relative(end, len(array), len(array))
    found = list(array[begin:last])
    if holes := holes_of(array):
        dig(found, [place - begin for place in holes if begin <= place < last])
    return found


def concat(array: Array, *others: Given) -> Array:
    """A list with the items of several lists; what is no list is an item."""
    found = [*array]
    holes = [*holes_of(array)]
    for other in others:
        if isinstance(other, (list, tuple)):
            holes += [place + len(found) for place in holes_of(other)]
            found.extend(other)
        elif isinstance(other, dict) and truthy(dict.get(other, WELL_KNOWN["isConcatSpreadable"])):
            found.extend(dict.get(other, str(place), undefined) for place in range(integer(other["length"])))
        else:
            found.append(other)
    return dig(found, holes) if holes else found


def join(array: Array, separator: Given = undefined, *_: object) -> str:
    """The texts of the items with a text between them; None and undefined have none."""
    between = "," if separator is undefined else text(separator)
    return between.join(["" if item is None or item is undefined else _text_in(item, array) for item in array])


def _text_in(item: Given, array: Array) -> str:
    return "" if item is array else text(item)


def toString(array: Array, *_: object) -> str:
    """The items with commas between them."""
    return join(array)


def flat(array: Array, depth: Given = 1, *_: object) -> Array:
    """A list in which the items of lists inside stand themselves, so many levels deep."""
    levels = integer(depth, 1)
    found: Array = []
    for _place, item in _each(array):
        if isinstance(item, (list, tuple)) and levels > 0:
            found.extend(flat(item, levels - 1))  # type: ignore[arg-type]  # of a tuple nothing is changed
        else:
            found.append(item)
    return found


def reverse(array: Array, *_: object) -> Array:
    """Turn the list around; returns it."""
    holes = holes_of(array)
    array.reverse()
    return settle(array, (len(array) - 1 - place for place in holes)) if holes else array


def toReversed(array: Array, *_: object) -> Array:
    """A copy that is turned around."""
    return [*reversed(array)]


def fill(array: Array, value: Given = undefined, start: Given = undefined, end: Given = undefined, *_: object) -> Array:
    """Put a value at each place; returns the list."""
    for place in range(relative(start, len(array)), relative(end, len(array), len(array))):
        array[place] = value
    return array


def copyWithin(array: Array, target: Given = 0, start: Given = 0, end: Given = undefined, *_: object) -> Array:
    """Copy a part to another place of the list; returns it."""
    size = len(array)
    place = relative(target, size)
    part = array[relative(start, size) : relative(end, size, size)][: size - place]
    array[place : place + len(part)] = part
    return array


# -- order -----------------------------------------------------------------------------------------------


def toSorted(array: Array, compare: Given = undefined, *_: object) -> Array:
    """A sorted copy: by `compare(a, b)`, or by the texts of the items; undefined comes last."""
    if compare is not undefined and not callable(compare):
        raise TypeError(f"The comparison function must be either a function or undefined: {shown(compare)}")
    items = [item for item in array if item is not undefined]
    if compare is undefined:
        found = sorted(items, key=lambda item: units_of(text(item)))
    else:
        function = callback(compare, 2)

        def order(left: Given, right: Given) -> int:
            result = function(left, right)
            result = result if type(result) is int else number(result)
            return (result > 0) - (result < 0)

        found = sorted(items, key=cmp_to_key(order))
    return [*found, *[undefined] * (len(array) - len(items))]


def sort(array: Array, compare: Given = undefined, *_: object) -> Array:
    """Sort the list, as `toSorted` does; returns it."""
    check_frozen(array, "Cannot assign to read only property '{}' of object '[object Array]'", 0)
    holes = holes_of(array)
    array[:] = toSorted(array, compare)
    return settle(array, range(len(array) - len(holes), len(array))) if holes else array


# -- one after the other ---------------------------------------------------------------------------------


def map(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> Array:
    """The results of `function(item, index, list)`."""
    call = callback(function, 3, this)
    if not (holes := holes_of(array)):
        return [call(item, index, array) for index, item in _each(array)]
    found: Array = [undefined] * len(array)
    for index, item in _each(array):
        found[index] = call(item, index, array)
    return dig(found, holes)


def forEach(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> Found:
    """Call `function(item, index, list)` for each item; returns undefined."""
    call = callback(function, 3, this)
    for index, item in _each(array):
        call(item, index, array)
    return undefined


def filter(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> Array:
    """The items for which `function(item, index, list)` is true, as JavaScript sees it."""
    call = callback(function, 3, this)
    return [item for index, item in _each(array) if truthy(call(item, index, array))]


def flatMap(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> Array:
    """The results of a function; the items of those that are lists."""
    return flat(map(array, function, this), 1)


def some(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> bool:
    """Whether a function is true of any item."""
    call = callback(function, 3, this)
    return any(truthy(call(item, index, array)) for index, item in _each(array))


def every(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> bool:
    """Whether a function is true of every item."""
    call = callback(function, 3, this)
    return all(truthy(call(item, index, array)) for index, item in _each(array))


def _each(array: Array) -> Iterator[tuple[int, Any]]:
    """The items that were there at the beginning, as they are when their turn comes."""
    holes = holes_of(array)
    for index in range(len(array)):
        if index >= len(array):
            return
        if index not in holes:
            yield index, array[index]


def reduce(array: Array, function: Given = undefined, *initial: Given) -> Found:
    """`function(result, item, index, list)` over the items, from the left; without an initial result the first item.

    Raises TypeError for an empty list without one.
    """
    return _reduced(array, function, initial, [*range(len(array))])


def reduceRight(array: Array, function: Given = undefined, *initial: Given) -> Found:
    """As `reduce`, from the right."""
    return _reduced(array, function, initial, [*range(len(array) - 1, -1, -1)])


def _reduced(array: Array, function: Given, initial: tuple[Given, ...], places: list[int]) -> Found:
    call = callback(function, 4)
    if holes := holes_of(array):
        places = [place for place in places if place not in holes]
    if initial:
        found = initial[0]
    elif places:
        found = array[places.pop(0)]
    else:
        raise TypeError("Reduce of empty array with no initial value")
    for place in places:
        if place < len(array):
            found = call(found, array[place], place, array)
    return found


# -- looking for items -----------------------------------------------------------------------------------


def _place(array: Array, function: Given, this: Given, places: Iterable[int]) -> int:
    call = callback(function, 3, this)
    return next((place for place in places if truthy(call(at(array, place), place, array))), -1)


def find(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> Found:
    """The first item for which a function is true; undefined when there is none."""
    place = _place(array, function, this, range(len(array)))
    return undefined if place < 0 else at(array, place)


def findIndex(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> int:
    """The place of the first item for which a function is true; -1 when there is none."""
    return _place(array, function, this, range(len(array)))


def findLast(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> Found:
    """The last item for which a function is true; undefined when there is none."""
    place = _place(array, function, this, range(len(array) - 1, -1, -1))
    return undefined if place < 0 else at(array, place)


def findLastIndex(array: Array, function: Given = undefined, this: Given = undefined, *_: object) -> int:
    """The place of the last item for which a function is true; -1 when there is none."""
    return _place(array, function, this, range(len(array) - 1, -1, -1))


def indexOf(array: Array, value: Given = undefined, start: Given = undefined, *_: object) -> int:
    """The first place of a value, compared by `===`; -1 when it is not there."""
    places = range(relative(start, len(array)), len(array))
    holes = holes_of(array) if value is undefined else ()
    return next((place for place in places if same(array[place], value) and place not in holes), -1)


def lastIndexOf(array: Array, value: Given = undefined, *start: Given) -> int:
    """The last place of a value, compared by `===`; -1 when it is not there."""
    last = integer(start[0]) if start else len(array) - 1
    last = last + len(array) if last < 0 else min(last, len(array) - 1)
    return next((place for place in range(last, -1, -1) if same(array[place], value)), -1)


def includes(array: Array, value: Given = undefined, start: Given = undefined, *_: object) -> bool:
    """Whether a value is there; NaN is found, too."""
    if isinstance(value, float) and value != value:
        return any(isinstance(item, float) and item != item for item in array)
    if value is undefined:
        return any(item is undefined for item in array[relative(start, len(array)) :])
    return indexOf(array, value, start) >= 0


def keys(array: Array, *_: object) -> Iterator[int]:
    """The places."""
    return iter(range(len(array)))


def entries(array: Array, *_: object) -> Iterator[Array]:
    """The items, each with its place: `[index, item]`."""
    return ([index, array[index]] for index in range(len(array)))


def values(array: Array, *_: object) -> Iterator[Any]:
    """The items."""
    return iter(array)


def toLocaleString(array: Array, *_: object) -> str:
    """The items as a reader of English writes them, with commas between them."""
    return join([_local(item) for item in array])


def _local(item: Given) -> Found:
    if isinstance(item, (int, float)) and not isinstance(item, bool):
        return locales.number_in_words(item)
    if kind_of(type(item)) == "date":
        return locales.date_in_words(microseconds(item) / 1000, "any", undefined, undefined)
    return item


METHODS: Final[dict[str, Callable[..., Any]]] = {
    **{
        name: value
        for name, value in globals().items()
        if name[:1] != "_" and getattr(value, "__module__", "") == __name__
    },
    "with": with_,
}
"""The functions of this file by the names that JavaScript has for them."""
