"""Result objects with fixed fields: dicts whose items are attributes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nodecompat import undefined
from nodecompat._js.record import FrozenRecord, Record

if TYPE_CHECKING:
    from collections.abc import Callable


def test_records_are_dicts_with_attributes() -> None:
    """A field is an item and an attribute; a missing one is undefined as an attribute and a KeyError as an item."""
    record = Record(a=1)
    record.b = 2
    assert record == {"a": 1, "b": 2}
    assert record.a == record["a"] == 1
    del record.a
    assert record.a is undefined
    with pytest.raises(KeyError):
        _ = record["a"]
    assert not hasattr(record, "__wrapped__")


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(a=2),
        lambda r: r.pop("a"),
        lambda r: r.__setitem__("a", 2),
        lambda r: setattr(r, "b", 2),
        lambda r: delattr(r, "a"),
    ],
)
def test_frozen_records(change: Callable[[FrozenRecord], object]) -> None:
    """No way to change one."""
    record = FrozenRecord(a=1)
    with pytest.raises(TypeError):
        change(record)
    assert record == {"a": 1}
