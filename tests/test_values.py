"""`undefined`, `Map`, `Set` and `RegExp` behave as their JavaScript models do, and as Python containers."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, MutableMapping, MutableSet
from typing import Any, ClassVar, cast

import pytest

from nodecompat import errors, util
from nodecompat.events import EventEmitter
from nodecompat.values import Date, Map, RegExp, Set, Undefined, undefined

NAN = float("nan")


def test_undefined_is_one_falsy_object() -> None:
    """`undefined` is falsy, equals None but is not it, prints its name and has no second instance."""
    assert not undefined
    assert undefined is not None
    nothing: object = None
    assert undefined == nothing
    assert nothing == undefined
    assert not undefined != nothing  # noqa: SIM202
    assert hash(undefined) == hash(None)
    others: list[object] = [undefined, 0, False, "", [], "undefined"]
    assert [undefined == other for other in others] == [True, *[False] * 5]
    assert repr(undefined) == "undefined"
    assert Undefined() is undefined


def test_undefined_copies_and_pickles_to_itself() -> None:
    """However it is copied, it stays the one object."""
    assert copy.copy(undefined) is undefined
    assert copy.deepcopy([undefined])[0] is undefined
    assert pickle.loads(pickle.dumps(undefined)) is undefined


def test_what_equals_none_is_still_told_apart() -> None:
    """A Map, a Set, `isDeepStrictEqual` and names of events take null and undefined for two."""
    assert list(Map([(None, 1), (undefined, 2)]).entries()) == [(None, 1), (undefined, 2)]
    assert [repr(one) for one in Set([None, undefined, None])] == ["None", "undefined"]
    for one, other in ((None, undefined), ([None], [undefined]), ({"a": None}, {"a": undefined})):
        assert not util.isDeepStrictEqual(one, other)
        assert not util.isDeepStrictEqual(other, one)
    assert not util.isDeepStrictEqual(Map([(None, 1)]), Map([(undefined, 1)]))
    assert not util.isDeepStrictEqual(Set([None]), Set([undefined]))
    emitter = EventEmitter()
    emitter.on(None, lambda: None).on(undefined, lambda: None)
    assert emitter.eventNames() == ["null", "undefined"]


class _Owner:
    send = undefined
    rest: ClassVar[list[Any]] = [undefined]

    def itself(self) -> _Owner:
        return self


_owner = _Owner()


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: undefined(), "undefined is not a function"),
        (lambda: _owner.send({"a": 1}, *[2], last=3), "_owner.send is not a function"),
        (lambda: _owner.rest[0](), "_owner.rest[0] is not a function"),
        (lambda: _owner.itself().send(), "_owner.itself(...).send is not a function"),
        (lambda: (lambda callback: callback(1))(undefined), "callback is not a function"),
        (lambda: [*map(undefined, [1])], "undefined is not a function"),
        (lambda: cast("Any", undefined).pid, "Cannot read properties of undefined (reading 'pid')"),
        (lambda: cast("Any", undefined)[0], "Cannot read properties of undefined (reading '0')"),
        (lambda: setattr(undefined, "pid", 1), "Cannot set properties of undefined (setting 'pid')"),
        (lambda: cast("Any", undefined).__setitem__("pid", 1), "Cannot set properties of undefined (setting 'pid')"),
    ],
)
def test_what_undefined_cannot_do_is_a_type_error_with_the_text_of_v8(call: Callable[[], object], text: str) -> None:
    """It names what the program called."""
    with pytest.raises(TypeError) as raised:
        call()
    assert str(raised.value) == text


def test_undefined_has_no_attribute() -> None:
    """For `hasattr` and `getattr` it is an object without attributes; the error shows as JavaScript's TypeError."""
    assert not hasattr(undefined, "pid")
    assert getattr(undefined, "pid", 5) == 5
    with pytest.raises(AttributeError) as raised:
        cast("Any", undefined).pid
    assert (type(raised.value).__name__, raised.value.name) == ("TypeError", "TypeError")
    with pytest.raises(TypeError):
        iter(cast("Any", undefined)).__next__()


@pytest.mark.parametrize("refused", ["on", "once", "prependListener", "removeListener"])
def test_undefined_is_not_taken_for_a_function(refused: str) -> None:
    """It can be called, for the sake of the error only: wherever a function is wanted, it is refused as in Node."""
    with pytest.raises(errors.InvalidArgTypeError, match=r"of type function\. Received undefined"):
        getattr(EventEmitter(), refused)("x", undefined)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        (NAN, float("nan"), True),
        (-0.0, 0, True),
        ("1", 1, False),
        (None, undefined, False),
        ((1, 2), (1, 2), True),
    ],
)
def test_keys_compare_by_same_value_zero(one: object, other: object, same: bool) -> None:
    """Keys are equal when ECMAScript's SameValueZero says so; what Python can hash is compared by value."""
    assert Map([(one, "x")]).has(other) is same
    assert (other in Set([one])) is same


def test_unhashable_keys_are_compared_by_identity() -> None:
    """A dict or list is a key by its identity, as an object is in JavaScript."""
    key: list[int] = []
    keyed = Map([(key, 1)])

    assert keyed[key] == 1
    assert not keyed.has([])
    assert {} not in Set([{}])


def test_map_has_javascript_methods() -> None:
    """`set` chains, `delete` tells whether there was an entry, a key keeps its place when set again."""
    keyed: Map[str, int] = Map([("a", 1)])

    assert keyed.set("b", 2).set("a", 3) is keyed
    assert list(keyed.entries()) == [("a", 3), ("b", 2)]
    assert keyed.size == len(keyed) == 2
    assert repr(keyed.get("nope")) == "undefined"
    assert keyed.delete("a") is True
    assert keyed.delete("a") is False
    assert repr(keyed) == "Map([('b', 2)])"
    keyed.clear()
    assert repr(keyed) == "Map()"


def test_map_is_a_python_mapping() -> None:
    """It is made of pairs or a mapping, iterates over its keys and equals a dict with the same entries."""
    keyed = Map({"a": 1})

    assert isinstance(keyed, MutableMapping)
    assert list(keyed) == ["a"]
    assert list(keyed.keys()) == ["a"]
    assert list(keyed.values()) == [1]
    assert list(keyed.items()) == [("a", 1)]
    assert keyed == {"a": 1}
    assert keyed != {"a": 2}
    assert keyed != {}
    assert keyed != 5
    assert keyed.pop("a") == 1
    with pytest.raises(KeyError, match="gone"):
        keyed["gone"]
    with pytest.raises(KeyError, match="gone"):
        del keyed["gone"]


def test_set_has_javascript_methods() -> None:
    """`add` chains, `delete` tells whether it was a member, order is that of insertion."""
    members: Set[object] = Set([2])

    assert members.add(1).add(2) is members
    assert list(members.values()) == list(members.keys()) == list(members) == [2, 1]
    assert list(members.entries()) == [(2, 2), (1, 1)]
    assert members.size == len(members) == 2
    assert members.has(1)
    assert members.delete(1) is True
    assert members.delete(1) is False
    members.discard(9)
    assert repr(members) == "Set([2])"
    members.clear()
    assert repr(members) == "Set()"


def test_set_is_a_python_set() -> None:
    """It takes part in set algebra with Python's own."""
    assert isinstance(Set(), MutableSet)
    same: object = Set([2, 1])

    assert same == {1, 2}
    assert list(Set([1, 2]) & {2, 3}) == [2]


def test_for_each_calls_with_value_key_and_container() -> None:
    """`forEach` passes what JavaScript passes."""
    calls: list[object] = []
    keyed, members = Map([("k", 1)]), Set([2])
    keyed.forEach(lambda value, key, whole: calls.append((value, key, whole is keyed)))
    members.forEach(lambda value, key, whole: calls.append((value, key, whole is members)))

    assert calls == [(1, "k", True), (2, 2, True)]


def test_containers_are_not_hashable() -> None:
    """As Python's mutable containers."""
    with pytest.raises(TypeError):
        hash(Map())
    with pytest.raises(TypeError):
        hash(Set())


def test_containers_copy_and_pickle() -> None:
    """Identity keys are set anew in the copy, cycles included."""
    keyed: Map[object, object] = Map([([1], "list")])
    keyed["self"] = keyed
    copied = copy.deepcopy(keyed)
    again = pickle.loads(pickle.dumps(Set([(1, 2), "x"])))

    assert copied["self"] is copied
    assert [copied[key] for key in copied if key == [1]] == ["list"]
    assert again == Set([(1, 2), "x"])


def test_repr_of_a_cycle_ends() -> None:
    """A container that holds itself prints `...` there."""
    keyed: Map[object, object] = Map()
    keyed["me"] = keyed
    members: Set[object] = Set()
    members.add(members)

    assert repr(keyed) == "Map([('me', Map(...))])"
    assert repr(members) == "Set([Set(...)])"


def test_regexp_is_inert_and_comparable() -> None:
    """It holds source and flags, compares by them and matches nothing."""
    assert RegExp("a+", "g") == RegExp("a+", "g")
    assert RegExp("a+", "g") != RegExp("a+")
    assert RegExp("a") != "a"
    assert len({RegExp("a"), RegExp("a")}) == 1
    assert repr(RegExp("a+", "gi")) == "/a+/gi"


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (253_402_300_800_000, "+010000-01-01T00:00:00.000Z"),
        (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
        (-62_198_755_200_000, "-000001-01-01T00:00:00.000Z"),
        (8_640_000_000_000_000, "+275760-09-13T00:00:00.000Z"),
        (-8_640_000_000_000_000, "-271821-04-20T00:00:00.000Z"),
    ],
)
def test_dates_are_written_as_toISOString_writes_them(time: int, text: str) -> None:
    """Measured on Node 24."""
    assert (Date(time).toISOString(), repr(Date(time)), Date(time).getTime()) == (text, text, time)


def test_a_time_beyond_the_last_makes_the_invalid_date() -> None:
    """As `new Date(8.64e15 + 1)` does; fractions of a millisecond are cut off."""
    for date in (Date(), Date(NAN), Date(8.64e15 + 1), Date(float("-inf"))):
        assert (repr(date), date) == ("Invalid Date", Date())
        assert len({date, Date()}) == 1
        with pytest.raises(ValueError, match="Invalid time value"):
            date.toISOString()
    assert Date(1.9) == Date(1)
    assert Date(-1.9) == Date(-1)
    assert Date(1) != Date(2)
    assert Date(undefined) == Date()
    assert copy.copy(Date(5)) == pickle.loads(pickle.dumps(Date(5))) == Date(5)


@pytest.mark.parametrize(
    ("time", "received"), [("x", "type string ('x')"), (None, "null"), ([], "an instance of Array")]
)
def test_a_time_is_a_number(time: object, received: str) -> None:
    """JavaScript's Date reads texts too; this one says that it does not."""
    with pytest.raises(errors.InvalidArgTypeError) as caught:
        Date(time)  # type: ignore[arg-type]

    assert (caught.value.code, str(caught.value)) == (
        "ERR_INVALID_ARG_TYPE",
        f'The "time" argument must be of type number. Received {received}',
    )


def test_minus_zero_is_no_key() -> None:
    """Map and Set turn it into +0, as JavaScript's do."""
    assert (
        repr([*Map([(-0.0, 1)]), *Set([-0.0]), *Set[float]().add(-0.0), *Map[float, int]().set(-0.0, 1)])
        == "[0.0, 0.0, 0.0, 0.0]"
    )
