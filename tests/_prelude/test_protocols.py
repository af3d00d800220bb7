"""Iterators of JavaScript's that classes of converted programs give."""

from __future__ import annotations

from typing import Any

from nodecompat import js, run


class Counter:
    """An object that is its own iterator."""

    def __init__(self, end: int) -> None:
        self.at, self.end = 0, end

    @js.iterates
    def __iter__(self) -> Any:
        return self

    def next(self) -> Any:
        """JavaScript's step."""
        self.at += 1
        return js.obj(value=self.at, done=self.at > self.end)


class Later:
    """A class whose asynchronous iterator is an object with `next`."""

    @js.iterates_async
    def __aiter__(self) -> Any:
        counter = Counter(2)
        return js.obj(next=js.promised(_answer(counter)))


def _answer(counter: Counter) -> Any:
    async def next_() -> Any:
        return counter.next()

    return next_


def test_an_iterator_of_javascripts_gives_its_values_until_it_is_done() -> None:
    """In loops, in spread, and where values are taken out."""
    assert list(js.each(Counter(3))) == [1, 2, 3]
    assert [*Counter(2)] == [1, 2]
    assert js.first(Counter(9), 2) == [1, 2]


def test_an_asynchronous_one_may_give_promises() -> None:
    """`next` gives a promise of {value, done}."""

    async def main() -> list[Any]:
        return [each async for each in js.each_async(Later())]

    assert run(main()) == [1, 2]
