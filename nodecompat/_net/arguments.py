"""What `connect` and `listen` are given: a port, a path or options, then perhaps a callback.

What must stay true: options that a program gives are not changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import is_function
from .._js.numbers import number_of
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Given:
    """The arguments of a call: `options`, and the `callback` or None."""

    __slots__ = ("args", "callback", "options")

    def __init__(self, args: tuple[Any, ...], keywords: Mapping[str, Any]) -> None:
        self.args = args
        self.options: dict[str, Any] = dict(keywords)
        self.callback: Callable[..., object] | None = None
        if not args:
            return
        first = args[0]
        if isinstance(first, dict):
            self.options = {**first, **keywords}
        elif is_pipe_name(first):
            self.options["path"] = first
        elif is_function(first) and keywords:
            pass
        else:
            self.options["port"] = first
            if len(args) > 1 and isinstance(args[1], str):
                self.options["host"] = args[1]
        if is_function(args[-1]):
            self.callback = args[-1]

    def get(self, name: str) -> Any:
        """An option; undefined for one that is not there."""
        return self.options.get(name, undefined)


def is_pipe_name(value: object) -> bool:
    """Whether a text stands for a path: it is no number of 0 and more."""
    return isinstance(value, str) and counted(value) is False


def counted(value: object) -> float | bool:
    """A number of 0 and more; False for anything else."""
    try:
        number = number_of(value)
    except TypeError:
        return False
    return number if number >= 0 else False
