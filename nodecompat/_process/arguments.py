"""`process.argv` as JavaScript reads it: what is not there is undefined.

What must stay true: it is a list of Python's in all else; counting from the end and cutting pieces out is Python's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._on_use import on_use
from ..values import undefined

if TYPE_CHECKING:
    from . import identity
else:
    identity = on_use("nodecompat._process.identity")  # the arguments of an ordinary script are known without it


class Arguments(list[Any]):
    """A list that has `undefined` past its end, as arrays have in JavaScript."""

    __slots__ = ()

    def __getitem__(self, index: Any) -> Any:
        try:
            return list.__getitem__(self, index)
        except IndexError:
            if index < 0:
                raise
            return undefined

    def __reduce__(self) -> tuple[type[list[Any]], tuple[list[Any]]]:
        return list, ([*self],)


# Its kind and what shows it are those of any list.
Arguments.__name__ = Arguments.__qualname__ = "list"


def listed(given: Any) -> Arguments:
    """The arguments as they were set, or as the interpreter has them when they were not."""
    if type(given) is Arguments:
        return given
    return Arguments(identity.argv() if given is None else given)
