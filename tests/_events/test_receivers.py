"""Listeners that ask for their `this`, which is the emitter."""

from __future__ import annotations

import pytest

from nodecompat._prelude.receivers import method, strict_method
from nodecompat.events import EventEmitter


@pytest.mark.parametrize("made", [method, strict_method])
@pytest.mark.parametrize("add", ["on", "once", "prependListener", "prependOnceListener"])
def test_they_are_known_as_they_were_added(made: object, add: str) -> None:
    """`listeners()` has the function itself; it is counted and removed by that, and called with the emitter."""
    emitter, seen = EventEmitter(), list[object]()

    @made  # type: ignore[operator]
    def listener(this: object, value: object) -> None:
        seen.append((this, value))

    for _ in range(2):
        getattr(emitter, add)("x", listener)
    assert [one is listener for one in emitter.listeners("x")] == [True, True]
    assert emitter.listenerCount("x", listener) == 2
    emitter.removeListener("x", listener)
    emitter.emit("x", 1)
    emitter.removeListener("x", listener)

    assert seen == [(emitter, 1)]
    assert emitter.eventNames() == []
