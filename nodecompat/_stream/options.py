"""The options of a stream: a dict, keywords, or both.

What must stay true: an unknown name is ignored in the dict, as Node does, and a TypeError as a keyword (`joined`, which
sockets, servers and files use as well); a function given as an option is called with as many arguments as it takes, and
with the stream first if its first parameter is called `self` or `this`.
"""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from .._js.arity import bound, fit, is_function
from .._js.kinds import defined
from .._loop.current import engine
from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._errors import advice
    from . import ending
    from .protocols import StreamLike
else:
    advice = on_use("nodecompat._errors.advice")  # only for options that are none
    ending = on_use("nodecompat._stream.ending")  # only a signal needs it

COMMON = frozenset(
    ("highWaterMark", "objectMode", "emitClose", "autoDestroy", "destroy", "construct", "signal", "captureRejections")
)
READABLE = COMMON | {"read", "encoding", "defaultEncoding"}
WRITABLE = COMMON | {"write", "writev", "final", "decodeStrings", "defaultEncoding"}
_SIDES = {side + what for side in ("readable", "writable") for what in ("", "ObjectMode", "HighWaterMark")}
DUPLEX = READABLE | WRITABLE | _SIDES | {"allowHalfOpen"}
SOCKET = DUPLEX | {
    "fd", "handle", "keepAlive", "keepAliveInitialDelay", "manualStart", "noDelay", "onread", "pauseOnCreate",
    "typeOfService",
}  # fmt: skip
TRANSFORM = DUPLEX | {"transform", "flush"}

# Option -> the method it stands for, and how many arguments that gets.
_HOOKS = {
    "read": ("_read", 1),
    "write": ("_write", 3),
    "writev": ("_writev", 2),
    "final": ("_final", 1),
    "destroy": ("_destroy", 2),
    "construct": ("_construct", 1),
    "transform": ("_transform", 3),
    "flush": ("_flush", 1),
}


def merge(function: str, options: object, keywords: Mapping[str, object], known: frozenset[str]) -> dict[str, Any]:
    """As `joined`, without what is undefined."""
    return defined(joined(function, options, keywords, known))


def joined(function: str, options: object, keywords: Mapping[str, object], known: frozenset[str]) -> dict[str, Any]:
    """One dict of both; keywords win. For all that takes both; `function` is what errors name.

    Raises TypeError for a keyword that is no option; one in the dict that looks misspelt is a warning.
    """
    for keyword in keywords:
        if keyword not in known:
            raise advice.unexpected(function, keyword, sorted(known))
    if not isinstance(options, dict):
        return dict(keywords)
    if not known.issuperset(options):
        for text in advice.misspelt(function, options, known):
            engine.warn(text)
    return {**options, **keywords}


def install(stream: StreamLike, options: Mapping[str, Any], known: frozenset[str]) -> None:
    """Make the functions among the options the stream's methods, and let its signal destroy it."""
    for name, (method, count) in _HOOKS.items():
        function = options.get(name)
        if is_function(function) and name in known:
            setattr(stream, method, fit(_bound(function, stream), count))
    if options.get("signal"):
        ending.addAbortSignal(options["signal"], stream)


def _bound(function: Callable[..., object], stream: object) -> Callable[..., object]:
    if type(function) is FunctionType:
        code = function.__code__
        if code.co_argcount and code.co_varnames[0] in ("self", "this"):
            return MethodType(function, stream)
    found: Callable[..., object] = bound(function, stream)
    return found
