"""`Object`: a dict whose own keys are attributes, and a dict in everything else."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from nodecompat._js.own import FrozenObject, Object, as_objects
from nodecompat.util import inspect
from nodecompat.values import Map, Set, undefined


def test_own_keys_are_attributes_and_absent_is_undefined() -> None:
    """`m.type` is `m['type']`; `m.nope` is undefined, `m['nope']` a KeyError; a key wins over a method of dict."""
    m: Any = Object({"type": "job", "items": [1], "keys": "k", "_id": 7})

    assert (m.type, m["type"], m.items, m.keys, m._id, m.get("type")) == ("job", "job", [1], "k", 7, "job")
    assert m.nope is undefined
    assert m._nope is undefined
    with pytest.raises(KeyError):
        m["nope"]
    with pytest.raises(AttributeError):
        m.__nope__
    assert next(iter(dict.items(m))) == ("type", "job")
    assert Object().items().__class__ is {}.items().__class__


def test_attributes_are_set_and_deleted_as_keys() -> None:
    """Also those that a method of dict is called by; to delete what is not there is nothing, as in JavaScript."""
    m: Any = Object(a=1)
    m.b = 2
    m.pop = 3
    del m.a
    del m.nope

    assert m == {"b": 2, "pop": 3}


def test_it_is_a_dict_in_everything_else() -> None:
    """Equal, shown, copied and pickled as one, whatever its keys are called."""
    m: Any = Object({"items": [Object(a=1)], "__class__": "x"})
    same = {"items": [{"a": 1}], "__class__": "x"}

    assert m == same
    assert (repr(m), inspect(m)) == (repr(same), inspect(same))
    for one in (copy.copy(m), copy.deepcopy(m), pickle.loads(pickle.dumps(m)), {**m}, m | {}):
        assert one == same
    inner: Any = copy.deepcopy(m)
    assert type(inner.items[0]) is Object
    assert isinstance(m, dict)


def test_the_class_has_what_javascript_has_on_it() -> None:
    """`Object.keys` takes an object; on an object `keys` is the method of dict."""
    m: Any = Object(b=1, a=2)

    cls: Any = Object
    assert (cls.keys(m), cls.values(m), cls.entries({"x": 1})) == (["b", "a"], [1, 2], [["x", 1]])
    assert list(m.keys()) == ["b", "a"]
    frozen = cls.freeze(m)
    frozen.b = 5
    assert (type(frozen), frozen) == (FrozenObject, {"b": 1, "a": 2})


def test_messages_become_objects_all_the_way_down() -> None:
    """In lists, Maps and Sets, once for each dict; what holds itself ends, and what is no container stays."""
    shared = {"n": 1}
    circle: dict[str, object] = {"shared": shared, "again": [shared]}
    circle["me"] = circle
    found = as_objects({"circle": circle, "map": Map([("k", {"v": 1})]), "set": Set([{"s": 1}])})

    assert found.circle.me is found.circle
    assert found.circle.shared is found.circle.again[0]
    assert (found.map.get("k").v, next(iter(found.set)).s) == (1, 1)
    assert as_objects("text") == "text"
