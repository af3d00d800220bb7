"""Any plain value on the `advanced` wire: our reader and an independent one read what our writer wrote."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodecompat._wires.v8.read import decode
from nodecompat._wires.v8.write import encode
from nodecompat.values import undefined

pytestmark = pytest.mark.slow


def body(value: Any) -> bytes:
    frame = encode(value)
    return (frame if isinstance(frame, bytes) else b"".join(frame))[4:]


def plain(value: Any) -> Any:
    """What a value arrives as."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= 2**53 and str(value) != "-0.0":
        return int(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def values(text: Any, *more: Any) -> Any:
    """Any values made of these leaves."""
    leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), text, *more)
    containers = st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4), max_leaves=25
    )
    return containers


VALUES = values(st.text(st.characters(codec=None, exclude_categories=()), max_size=20), st.binary(max_size=9))
# What the independent reader knows: no Buffer, which is Node's own, and no half of a character.
KNOWN_VALUES = values(st.text(st.characters(codec="utf-8"), max_size=20))


def merged(value: Any) -> Any:
    """Two halves of a character side by side are that character in UTF-16."""
    if isinstance(value, str):
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    if isinstance(value, list):
        return [merged(item) for item in value]
    if isinstance(value, dict):
        return {merged(key): merged(item) for key, item in value.items()}
    return value


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_any_plain_value_comes_back(value: Any) -> None:
    """Our reader reads what our writer wrote."""
    assert decode(body(value)) == merged(plain(value))


@given(KNOWN_VALUES)
@settings(max_examples=100, deadline=None)
def test_an_independent_reader_agrees(value: Any) -> None:
    """v8serialize, where it is installed, reads the same out of our bytes."""
    v8serialize = pytest.importorskip("v8serialize")
    from v8serialize.jstypes import JSUndefined

    def unwrapped(arrived: Any) -> Any:
        name = type(arrived).__name__
        if name == "JSArray":
            return [unwrapped(arrived[index]) for index in range(len(arrived.array))]
        if name == "JSObject":
            return {str(key): unwrapped(item) for key, item in arrived.items()}
        return undefined if arrived is JSUndefined else arrived

    assert unwrapped(v8serialize.loads(body(value))) == value
