"""`nodecompat.run()`: until nothing is left, until something is settled, for a time."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import nodecompat
from nodecompat import Promise, clearTimeout, process, setTimeout
from nodecompat.errors import RejectionError


async def value(result: object) -> object:
    await asyncio.sleep(0.001)
    return result


async def failure(error: BaseException) -> None:
    await asyncio.sleep(0.001)
    raise error


class Awaitable:
    """What has `__await__` and is neither a coroutine nor a promise."""

    def __await__(self) -> Any:
        return value("awaitable").__await__()


def test_until_it_is_settled() -> None:
    """The result comes back, and what is left stays for the next call."""
    fired: list[int] = []
    timer = setTimeout(fired.append, 20_000, 1)

    assert nodecompat.run(value(1)) == 1
    assert nodecompat.run(Promise.resolve(2)) == 2
    assert nodecompat.run(Promise(lambda resolve: setTimeout(resolve, 1, 3))) == 3
    assert nodecompat.run(Awaitable()) == "awaitable"
    assert fired == []

    clearTimeout(timer)
    assert nodecompat.run() is None


def test_its_error_is_raised() -> None:
    """The very object; a reason that is no exception is in a RejectionError."""
    error = KeyError("x")

    for until in (failure(error), Promise.reject(error)):
        with pytest.raises(KeyError) as raised:
            nodecompat.run(until)
        assert raised.value is error
    with pytest.raises(RejectionError, match="reason"):
        nodecompat.run(Promise.reject("reason"))


def test_the_time_is_over() -> None:
    """In seconds. With something to wait for it is a TimeoutError, and nothing is lost; else the end of the call."""
    fired: list[int] = []
    timer = setTimeout(fired.append, 20_000, 1)
    resolves: list[Any] = []
    later: Promise[str] = Promise(resolves.append)

    assert nodecompat.run(timeout=0.001) is None
    with pytest.raises(TimeoutError, match=r"not settled within 0\.001 seconds"):
        nodecompat.run(later, timeout=0.001)
    setTimeout(resolves[0], 1, "later")
    assert nodecompat.run(later, timeout=20) == "later"
    assert fired == []

    clearTimeout(timer)
    assert nodecompat.run(timeout=20) is None


def test_nobody_will_settle_it() -> None:
    """When nothing is left the call says so, instead of nothing or a wait without end."""
    with pytest.raises(RuntimeError, match="Nothing is left in the loop"):
        nodecompat.run(Promise())


def test_what_ends_a_process_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything else is settled; `exitCode` stays."""
    monkeypatch.setattr(process, "exitCode", 5)
    never: Promise[None] = Promise()
    held = setTimeout(print, 20_000)

    def leave() -> None:
        process.exit(3)

    setTimeout(leave, 1)
    with pytest.raises(SystemExit, match="3"):
        nodecompat.run(never)
    assert process.exitCode == 5
    with pytest.raises(TimeoutError):
        nodecompat.run(never, timeout=0)
    clearTimeout(held)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"until": 1}, 'The "until" argument must be'),
        ({"until": print}, 'The "until" argument must be'),
        ({"timeout": "1"}, 'The "timeout" argument must be'),
        ({"timeout": -1}, 'The "timeout" argument must be'),
    ],
)
def test_arguments_are_checked(arguments: dict[str, Any], text: str) -> None:
    """Before the loop turns."""
    with pytest.raises(TypeError, match=text):
        nodecompat.run(**arguments)


def test_afterwards_no_loop_is_the_running_one() -> None:
    """However it ended: what the caller starts next may be an asyncio loop of its own."""
    setTimeout(value, 1, 1)
    nodecompat.run()
    assert asyncio.run(value(2)) == 2

    setTimeout(failure, 1, KeyError("k"))
    with pytest.raises(KeyError):
        nodecompat.run()
    assert asyncio.run(value(3)) == 3

    assert nodecompat.run(value(4)) == 4
    assert asyncio.run(value(5)) == 5
