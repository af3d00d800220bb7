"""Own properties: what is found, in which order, and that nothing of the object runs."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from nodecompat import Symbol
from nodecompat._js.classes import full_name, is_a
from nodecompat._js.fields import attributes, key_of, method, ordered, own_fields, public_fields
from nodecompat.events import EventEmitter


class Slotted:
    __slots__ = ("z", "__hidden", "a", "unset")  # noqa: RUF023  # the order matters

    def __init__(self) -> None:
        self.a = 1
        self.z = 2
        self.__hidden = 3


class Mixed(Slotted):
    def __init__(self) -> None:
        super().__init__()
        self.later = 4
        self.__own = 5
        self._shown = 6


@dataclasses.dataclass(slots=True)
class Point:
    y: int
    x: int


class Hostile:
    """Whatever is asked of it fails."""

    def __init__(self) -> None:
        self.field = 1

    @property
    def found(self) -> int:
        raise RuntimeError("a property ran")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("__getattr__ ran")

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError("__getattribute__ ran")

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        raise RuntimeError("__class__ ran")


class Liar:
    @property
    def __dict__(self) -> Any:  # type: ignore[override]
        raise RuntimeError("__dict__ ran")


def test_slots_then_attributes_as_they_are_declared() -> None:
    """A slot that was not assigned is no field."""
    assert list(own_fields(Mixed())) == ["z", "a", "later", "_shown"]
    assert own_fields(Point(1, 2)) == {"y": 1, "x": 2}
    assert list(own_fields(Point(1, 2))) == ["y", "x"]


def test_what_is_shown() -> None:
    """Without what a class made private."""
    assert public_fields(Mixed()) == {"z": 2, "a": 1, "later": 4, "_shown": 6}
    assert list(public_fields(Slotted())) == ["z", "a"]


def test_of_our_own_objects_nothing_with_an_underscore_is_shown() -> None:
    """Except where a program derives from an emitter."""
    emitter = EventEmitter()
    emitter.name, emitter._of_the_program = "x", 1  # type: ignore[attr-defined]

    assert {"name", "_of_the_program"} <= {*public_fields(emitter)}


@pytest.mark.parametrize("walk", [own_fields, public_fields, attributes])
def test_nothing_runs(walk: Any) -> None:
    """No property, no `__getattr__`, no `__dict__` of the object's own making."""
    assert walk(Hostile()) == {"field": 1}
    assert walk(Liar()) == {}
    assert is_a(Hostile(), Hostile)
    assert full_name(type(Hostile())) == f"{__name__}.Hostile"


def test_names_in_order() -> None:
    """Whole numbers first; keys of one text stand next to each other."""
    symbol = Symbol("s")

    assert ordered([(symbol, 1), ("b", 2), (2, 3), ("1", 4), (1, 5)]) == [
        ("1", 4),
        ("1", 5),
        ("2", 3),
        ("b", 2),
        (symbol, 1),
    ]


def test_a_key_whose_text_fails() -> None:
    """It is an object like any other."""

    class Failing:
        def __str__(self) -> str:
            raise RuntimeError

    assert key_of(Failing()) == "[object Object]"


def test_hooks() -> None:
    """Under the symbol or the name: in a dict, in an instance, or in a class, which binds it."""
    hook = Symbol("hook")

    class Classy:
        def named(self) -> object:
            return self

    classy, instance = Classy(), Slotted.__new__(Mixed)
    instance.__dict__[hook] = len  # type: ignore[index]
    bound = method(classy, hook, "named")
    assert bound is not None
    assert bound() is classy
    assert method({hook: len}, hook, "named") is len
    assert method(instance, hook, "named") is len
    assert method({"named": len}, hook, "named") is None
    assert method(5, hook, "named") is None
