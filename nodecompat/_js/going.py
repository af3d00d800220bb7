"""What `keys()`, `values()` and `entries()` of a Map or a Set give, while these change.

Source: ECMA-262 24.1.5, 24.2.6.

What must stay true: what is removed before its turn is left out, what is added comes; a Map's keys and values are
views, as of any mapping of Python's, until JavaScript's `next` is called.
"""

from __future__ import annotations

from collections.abc import Iterator, KeysView, ValuesView
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_K = TypeVar("_K")
_V = TypeVar("_V")


class Going(Iterator[Any]):
    """What `keys()`, `values()` and `entries()` of a Map or a Set give: it sees what is added and removed meanwhile.

    `pick` makes of a name in the table what is given. Source: ECMA-262 24.1.5, 24.2.6.
    """

    __slots__ = ("_label", "_names", "_pick", "_seen", "_table")

    def __init__(self, table: dict[object, Any], pick: Callable[[object], Any], label: str) -> None:
        self._table, self._pick, self._label = table, pick, label
        self._seen: set[object] = set()
        self._names: Iterator[object] = iter([*table])

    def __next__(self) -> Any:
        while True:
            for name in self._names:
                if name in self._table:
                    self._seen.add(name)
                    return self._pick(name)
                self._seen.discard(name)
            left = [name for name in self._table if name not in self._seen]
            self._names = iter(left)
            if not left:
                raise StopIteration

    def inspectCustom(self, _depth: object, options: object, inspect: Callable[..., str]) -> str:  # noqa: N802  # Node's name
        """What `util.inspect` shows."""
        left = [inspect(self._pick(name), options) for name in self._table if name not in self._seen]
        return f"[{self._label}] {{ {', '.join(left)} }}"


class Keys(KeysView[_K]):
    """The keys of a Map: a view, as of any mapping, and JavaScript's iterator as soon as it is asked for the next."""

    __slots__ = ("_going",)

    def __iter__(self) -> Iterator[_K]:
        return self._made() if getattr(self, "_going", None) is None else self._going

    def __next__(self) -> _K:
        self._going: Iterator[_K] = iter(self)
        return next(self._going)

    def _made(self) -> Iterator[_K]:
        view: Any = self
        table = view._mapping._entries
        return Going(table, lambda name: table[name][0], "Map Iterator")

    def inspectCustom(self, *args: Any) -> str:  # noqa: N802  # Node's name
        """What `util.inspect` shows."""
        return Going.inspectCustom(iter(self), *args)  # type: ignore[arg-type]  # it is one


class Values(ValuesView[_V]):
    """The values of a Map, in the same way."""

    __slots__ = ("_going",)
    __iter__, __next__ = Keys.__iter__, Keys.__next__
    inspectCustom = Keys.inspectCustom  # noqa: N815  # Node's name

    def _made(self) -> Iterator[_V]:
        view: Any = self
        table = view._mapping._entries
        return Going(table, lambda name: table[name][1], "Map Iterator")
