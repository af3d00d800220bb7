"""What `connect` and `listen` are given: a port, a path or options, then perhaps a callback; and the names of options.

What must stay true: options that a program gives are not changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import is_function
from .._js.numbers import number_of
from .._stream.options import SOCKET, joined
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


CONNECT = SOCKET | {
    "autoSelectFamily", "autoSelectFamilyAttemptTimeout", "blockList", "family", "hints", "host", "localAddress",
    "localPort", "lookup", "path", "port", "timeout",
}  # fmt: skip
SERVER = frozenset({
    "allowHalfOpen", "blockList", "highWaterMark", "keepAlive", "keepAliveInitialDelay", "noDelay", "pauseOnConnect",
})  # fmt: skip
LISTEN = frozenset({
    "backlog", "exclusive", "fd", "handle", "host", "ipv6Only", "path", "port", "readableAll", "reusePort", "signal",
    "writableAll",
})  # fmt: skip
DATAGRAM = frozenset({
    "ipv6Only", "lookup", "receiveBlockList", "recvBufferSize", "reuseAddr", "reusePort", "sendBlockList",
    "sendBufferSize", "signal", "type",
})  # fmt: skip
BIND = frozenset({"address", "exclusive", "fd", "port"})


class Given:
    """The arguments of a call: `options`, and the `callback` or None."""

    __slots__ = ("args", "callback", "options")

    def __init__(
        self, function: str, args: tuple[Any, ...], keywords: Mapping[str, Any], names: frozenset[str]
    ) -> None:
        self.args = args
        first = args[0] if args else None
        self.options: dict[str, Any] = joined(function, first, keywords, names)
        self.callback: Callable[..., object] | None = None
        if not args:
            return
        if is_pipe_name(first):
            self.options["path"] = first
        elif not (isinstance(first, dict) or (is_function(first) and keywords)):
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
