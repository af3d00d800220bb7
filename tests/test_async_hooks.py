"""Stores that follow what is started with them: what the case async_hooks/storage does not ask."""

from __future__ import annotations

import pytest
from support import run_python
from support_events import run_loop

from nodecompat import errors, setImmediate
from nodecompat.async_hooks import AsyncLocalStorage, AsyncResource, executionAsyncId


def test_a_store_is_that_of_the_task() -> None:
    """Tasks of asyncio that run beside each other have their own, as promises have."""
    outcome = run_python(
        """
        import asyncio
        from nodecompat.async_hooks import AsyncLocalStorage
        storage = AsyncLocalStorage()

        async def work(name):
            storage.enterWith(name)
            await asyncio.sleep(0)
            print(name, storage.getStore())

        async def both():
            await asyncio.gather(work("a"), work("b"))

        asyncio.run(both())
        """
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["a a", "b b"], "", 0)


def test_functions_drop_what_they_do_not_take() -> None:
    """As all that the library calls; an error of `run` leaves the store as it was."""
    storage = AsyncLocalStorage(defaultValue="none", name="own")

    assert storage.run("one", lambda: storage.getStore(), 1, 2) == "one"
    with pytest.raises(ZeroDivisionError):
        storage.run("two", lambda: 1 / 0)
    assert (storage.getStore(), storage.name) == ("none", "own")


def test_a_resource_calls_in_its_own_scope() -> None:
    """With its number and the stores of its making; what is no function is refused."""
    storage = AsyncLocalStorage()
    resource = storage.run(5, lambda: AsyncResource("THING"))

    found = resource.runInAsyncScope(lambda x: [storage.getStore(), executionAsyncId(), x], None, 1)

    assert found == [5, resource.asyncId(), 1]
    with pytest.raises(errors.InvalidArgTypeError):
        AsyncLocalStorage.bind(5)  # type: ignore[arg-type]  # which is no function


def test_who_loses_a_store_that_is_disabled() -> None:
    """What goes on with the same one; not what was begun with another, nor the callers of `run`. As in Node 26."""
    storage = AsyncLocalStorage(defaultValue="none")
    seen: list[object] = []

    def see() -> None:
        seen.append(storage.getStore())

    def inner() -> None:
        setImmediate(see)
        storage.disable()
        see()

    def outer() -> None:
        setImmediate(see)
        storage.run("inner", inner)
        see()

    storage.run("outer", outer)
    see()
    storage.disable()
    run_loop()

    assert seen == ["none", "outer", "none", "outer", "none"]
