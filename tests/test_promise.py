"""Promises: ECMAScript's semantics and job counts, and awaiting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support import run_python
from support_events import Trace, run_loop

from nodecompat.promise import Promise

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def trace() -> Trace:
    return Trace()


def lines(body: str) -> list[str]:
    outcome = run_python(
        "import asyncio\nfrom nodecompat import Promise, process, queueMicrotask, setTimeout, start\n" + body
    )
    assert (outcome.stderr, outcome.code) == ("", 0)
    return outcome.lines


def test_a_promise_without_a_value_is_one_of_undefined() -> None:
    """Also what a function or an `async def` returns that returns nothing; what was passed as null stays None."""
    lines = run_python("""
        from nodecompat import Promise, console, util
        async def nothing(): pass
        def show(v): console.log(v)
        Promise.resolve().then(show)
        Promise(lambda resolve: resolve()).then(show)
        Promise(lambda resolve, reject: reject()).catch(show)
        Promise.resolve(1).then(lambda v: None).then(show)
        Promise.resolve(nothing()).then(show)
        util.promisify(lambda callback: callback())().then(show)
        util.promisify(lambda callback: callback(None, None))().then(show)
        Promise.resolve(None).then(show)
        """).lines
    assert sorted(lines) == ["null"] * 2 + ["undefined"] * 6


def test_reactions_cost_one_microtask_each() -> None:
    """Two chains interleave link by link, with queueMicrotask in the same queue."""
    assert lines(
        """
def chain(name):
    Promise.resolve().then(lambda _: print(name + "1")).then(lambda _: print(name + "2"))
chain("a")
queueMicrotask(lambda: print("q"))
chain("b")
"""
    ) == ["a1", "q", "b1", "a2", "b2"]


def test_resolving_with_a_promise_costs_two_more() -> None:
    """A returned promise is followed by a job of its own."""
    assert lines(
        """
Promise.resolve().then(lambda _: Promise.resolve("inner")).then(print)
p = Promise.resolve()
for n in range(1, 6):
    p = p.then(lambda _, *, n=n: print(n))
"""
    ) == ["1", "2", "3", "inner", "4", "5"]


def test_the_executor_runs_at_once_and_its_failure_rejects() -> None:
    """What the executor raises is the reason; settling twice does nothing."""
    assert lines(
        """
def executor(resolve, reject):
    print("now")
    resolve(1)
    resolve(2)
    reject(3)
    raise ValueError("too late")
Promise(executor).then(lambda value: print("value", value))
def failing(resolve):
    raise ValueError("x")
Promise(failing).catch(lambda error: print("caught", error))
print("sync")
"""
    ) == ["now", "sync", "value 1", "caught x"]


def test_finally_passes_the_outcome_on() -> None:
    """Its function gets nothing and changes nothing, unless it fails."""
    assert lines(
        """
Promise.resolve(1).finally_(lambda: print("f1")).then(print)
Promise.reject(ValueError("no")).finally_(lambda: print("f2")).catch(lambda error: print("still", error))
def fail():
    raise KeyError("new")
Promise.resolve(1).finally_(fail).catch(lambda error: print(repr(error)))
"""
    ) == ["f1", "f2", "KeyError('new')", "1", "still no"]


def test_coroutines_are_started() -> None:
    """A coroutine object handed to a promise runs, as the promise of an async function's call does in JavaScript."""
    assert lines(
        """
async def job(n):
    print("runs", n)
    return n * 10
async def fails():
    raise ValueError("failed")
Promise.all([job(1), job(2), 3]).then(print)
Promise(lambda resolve: resolve(job(4))).then(print)
promise, resolve, reject = Promise.withResolvers()
promise.then(print)
resolve(job(5))
print("sync")
setTimeout(lambda: Promise.race([job(6)]).then(print), 1)
setTimeout(lambda: Promise.any([fails(), job(7)]).then(print), 2)
setTimeout(lambda: Promise.allSettled([fails(), job(8)]).then(lambda all: print([one["status"] for one in all])), 3)
setTimeout(lambda: Promise.resolve(fails()).catch(lambda error: print(repr(error))), 4)
"""
    ) == [
        *("runs 1", "runs 2", "runs 4", "runs 5", "sync", "[10, 20, 3]", "40", "50"),
        *("runs 6", "60", "runs 7", "70", "runs 8", "['rejected', 'fulfilled']", "ValueError('failed')"),
    ]


def test_then_is_looked_up_on_the_class() -> None:
    """A mock, which has every attribute, is a value; an instance of a class with `then` is followed."""
    assert lines(
        """
from unittest.mock import Mock
mock = Mock()
class Proxy:
    def __getattr__(self, name): return lambda *args: None
class Thenable:
    def then(self, resolve, reject): resolve("followed", "surplus")
Promise.resolve(mock).then(lambda value: print(value is mock))
Promise.all([Proxy()]).then(lambda values: print(type(values[0]).__name__))
Promise.resolve(Thenable()).then(print)
Promise.resolve(1).then(lambda _: mock).then(lambda value: print(value is mock))
"""
    ) == ["True", "Proxy", "followed", "True"]


def test_resolve_and_reject_drop_surplus_arguments() -> None:
    """JavaScript's functions take any number of arguments."""
    assert lines(
        """
Promise(lambda resolve, reject: resolve(1, 2)).then(print)
Promise(lambda resolve, reject: reject("reason", 2)).catch(print)
"""
    ) == ["1", "reason"]


def test_combinators() -> None:
    """all, allSettled, race and any."""
    assert lines(
        """
later = lambda value, ms: Promise(lambda resolve: setTimeout(resolve, ms, value))
boom = ValueError("boom")
Promise.all([later(1, 100), 2, Promise.resolve(3)]).then(lambda v: print("all", v))
Promise.all([later(1, 100), Promise.reject(boom)]).catch(lambda e: print("all rejects", e))
Promise.allSettled([1, Promise.reject("no")]).then(lambda v: print(v))
Promise.race([later("slow", 200), later("fast", 1)]).then(lambda v: print("race", v))
Promise.any([Promise.reject(1), later("any", 50)]).then(print)
Promise.any([Promise.reject(1), Promise.reject(2)]).catch(lambda e: print(e, e.errors))
Promise.all([]).then(print)
"""
    ) == [
        "[]",
        "all rejects boom",
        "[{'status': 'fulfilled', 'value': 1}, {'status': 'rejected', 'reason': 'no'}]",
        "All promises were rejected [1, 2]",
        "race fast",
        "any",
        "all [1, 2, 3]",
    ]


def test_thenables_are_followed() -> None:
    """Anything with a `then` method is, by a microtask."""
    assert lines(
        """
class Thenable:
    def then(self, resolve, reject):
        print("then called")
        resolve("thenable")
Promise.resolve(Thenable()).then(print)
print("sync")
"""
    ) == ["sync", "then called", "thenable"]


def test_a_chaining_cycle_is_a_type_error() -> None:
    """A promise resolved with itself rejects."""
    assert lines(
        """
resolvers = []
promise = Promise(lambda resolve: resolvers.append(resolve))
resolvers[0](promise)
promise.catch(lambda error: print(type(error).__name__, error))
"""
    ) == ["TypeError Chaining cycle detected for promise #<Promise>"]


def test_with_resolvers() -> None:
    """The promise and its two functions."""
    assert lines(
        """
promise, resolve, reject = Promise.withResolvers()
promise.then(print)
resolve(4)
"""
    ) == ["4"]


def test_awaiting_costs_one_microtask_also_when_settled() -> None:
    """`await` of a settled promise goes on in a microtask, as in JavaScript."""
    assert lines(
        """
async def main():
    print("a", await Promise.resolve(1))
start(main())
queueMicrotask(lambda: print("q"))
print("sync")
"""
    ) == ["sync", "a 1", "q"]


def test_a_reason_that_is_no_exception_is_raised_as_rejection_error() -> None:
    """Python can't raise a string; its `reason` is the string."""
    assert lines(
        """
from nodecompat.errors import RejectionError
async def main():
    try:
        await Promise.reject("text")
    except RejectionError as error:
        print(error.reason)
start(main())
"""
    ) == ["text"]


def test_an_async_executor_result_is_started() -> None:
    """Handlers may be coroutine functions: the promise follows what they return."""
    assert lines(
        """
async def double(value):
    await asyncio.sleep(0)
    return value * 2
Promise.resolve(2).then(double).then(print)
"""
    ) == ["4"]


def test_the_executor_must_be_a_function() -> None:
    """A TypeError with V8's text otherwise."""
    with pytest.raises(TypeError, match=r"^Promise resolver 5 is not a function$"):
        Promise(5)  # type: ignore[arg-type]


def test_what_cannot_be_iterated_rejects(trace: Trace) -> None:
    """All four functions; so does a generator that fails."""

    def failing() -> Iterator[int]:
        yield 1
        raise KeyError("late")

    for function in (Promise.all, Promise.race, Promise.any, Promise.allSettled):
        for values in ((5,), (None,), (), (failing(),)):
            function(*values).catch(lambda error: trace.append(str(error)))
    run_loop()

    end = "is not iterable (cannot read property Symbol(Symbol.iterator))"
    assert sorted(set(trace)) == ["'late'", f"number 5 {end}", f"object null {end}", f"undefined {end}"]


def test_try_gives_a_promise_of_the_outcome(trace: Trace) -> None:
    """What the function returns, or raises; surplus arguments are dropped."""

    def fails() -> None:
        raise KeyError("late")

    Promise.try_(lambda a: a + 1, 4, 5).then(trace.append)
    Promise.try_(fails).catch(lambda error: trace.append(str(error)))
    run_loop()

    assert trace == [5, "'late'"]


def test_what_can_be_awaited_is_followed() -> None:
    """Futures, tasks and any other object with `__await__`, wherever a promise would be."""
    assert lines(
        """
class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"

async def job():
    return "job"

async def fails():
    raise KeyError("late")

async def main():
    task = asyncio.get_running_loop().create_task
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    print(await Promise.all([future, task(job()), Awaitable()]))
    print(await Promise.resolve(Awaitable()), await Promise(lambda resolve: resolve(task(job()))))
    print(await Promise.resolve(1).then(lambda _: task(job())))
    print(await Promise.any([task(fails()), Awaitable()]))
    print([one["status"] for one in await Promise.allSettled([task(fails()), Awaitable()])])

asyncio.run(main())
"""
    ) == ["['future', 'job', 'awaited']", "awaited job", "job", "awaited", "['rejected', 'fulfilled']"]


def test_repr() -> None:
    """As Node shows a promise."""
    assert repr(Promise(lambda resolve, reject: None)) == "Promise { <pending> }"
    assert repr(Promise.resolve(1)) == "Promise { 1 }"


def test_the_parts_of_with_resolvers_have_names() -> None:
    """They are read by name as in JavaScript, or unpacked."""
    outcome = run_python(
        """
        from nodecompat import Promise

        parts = Promise.withResolvers()
        parts.promise.then(print)
        parts.resolve(1, 2)
        other = Promise.withResolvers()
        other.promise.catch(print)
        other.reject("no")
        """
    )

    assert outcome.lines == ["1", "no"]
