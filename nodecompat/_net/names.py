"""The addresses of a name. Node: dns.lookup.

What must stay true: the operating system is asked in a thread, so that the loop goes on meanwhile; the callback comes
on the loop, which waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError, inspect_brief, system_error
from .._js.arity import fit
from .._js.numbers import int32, is_number
from .._js.record import Record
from .._loop.current import engine
from .._loop.threads import Threads
from .._on_use import on_use
from ..values import undefined
from .addresses import isIP

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable

    from .._errors.base import NodeError

    Found = Callable[..., object]
else:
    _socket = on_use("_socket")  # an extension module

in_a_thread = Threads(4).do  # as many as libuv has
ORDERS = ("verbatim", "ipv4first", "ipv6first")
defaults = {"order": ORDERS[0]}  # `dns.setDefaultResultOrder` sets it
_FIRST_EAI = 3000
# libuv's numbers of what getaddrinfo() answers, which differ from the system's.
_EAI = (
    "ADDRFAMILY", "AGAIN", "BADFLAGS", "CANCELED", "FAIL", "FAMILY", "MEMORY", "NODATA", "NONAME", "OVERFLOW",
    "SERVICE", "SOCKTYPE",
)  # fmt: skip


def lookup(host: str, options: dict[str, Any], callback: Found) -> None:
    """Call back with an error or None, then an address and its family; with `all`, a list of them as records.

    Options: family (0, 4, 6), hints, all, order. Raises ERR_INVALID_ARG_VALUE and ERR_INVALID_ARG_TYPE for them.
    """
    family, hints = _family(options.get("family", undefined)), _hints(options.get("hints", 0))
    wants_all, order = bool(options.get("all")), options.get("order") or defaults["order"]
    known = isIP(host)
    if known:
        found = [Record(address=host, family=known)]
        engine.next_tick(_answer, callback, None, found, wants_all)
        return

    def told(fault: BaseException | None, answer: Any) -> None:
        error, found = (fault, []) if fault is not None else answer
        if order != ORDERS[0]:
            found.sort(key=lambda one: one["family"], reverse=order == ORDERS[2])
        _answer(callback, error, found, wants_all)

    in_a_thread(lambda: resolve(host, family, hints), told)


def _answer(callback: Found, error: object, found: list[Record], wants_all: bool) -> None:
    if error is not None:
        fit(callback, 1)(error)
    elif wants_all:
        fit(callback, 2)(None, found)
    else:
        fit(callback, 3)(None, found[0]["address"], found[0]["family"])


def _family(family: Any) -> int:
    if family is None or family is undefined:
        return 0
    if not is_number(family) or family not in (0, 4, 6):
        text = f"The property 'options.family' must be one of: 0, 4, 6. Received {inspect_brief(family)}"
        raise NodeTypeError(text, code="ERR_INVALID_ARG_VALUE")
    return int(family)


def _hints(hints: Any) -> int:
    if hints is None or hints is undefined:
        return 0
    if not is_number(hints):
        raise InvalidArgTypeError("options.hints", "of type number", hints)
    flags = int32(hints)
    if flags & ~(_socket.AI_ADDRCONFIG | _socket.AI_ALL | _socket.AI_V4MAPPED):
        raise InvalidArgValueError("hints", hints)
    return flags


# -- in a thread ------------------------------------------------------------------------------------------


def resolve(host: str, family: int, hints: int) -> tuple[NodeError | None, list[Record]]:
    """Ask the operating system, which may take its time. The error, or the addresses in the system's order."""
    wanted = {4: _socket.AF_INET, 6: _socket.AF_INET6}.get(family, _socket.AF_UNSPEC)
    try:
        name = host.encode("ascii") if host.isascii() else host  # else Python loads the tables of IDNA
        answers = _socket.getaddrinfo(name, None, wanted, _socket.SOCK_STREAM, 0, hints)
    except _socket.gaierror as error:
        return failed(host, error.errno), []
    except (OSError, UnicodeError):
        return failed(host, _socket.EAI_NONAME), []
    numbers = {_socket.AF_INET: 4, _socket.AF_INET6: 6}
    found = [Record(address=one[4][0], family=numbers[one[0]]) for one in answers if one[0] in numbers]
    return (None, found) if found else (failed(host, _socket.EAI_NONAME), [])


def failed(host: str, number: int | None, call: str = "getaddrinfo") -> NodeError:
    """The error of a number that `getaddrinfo` or `getnameinfo` gave."""
    name = next((name for name in _EAI if getattr(_socket, f"EAI_{name}", None) == number), "FAIL")
    code = "ENOTFOUND" if name in ("NODATA", "NONAME") else f"EAI_{name}"
    number = _FIRST_EAI + _EAI.index(name)
    asked = {"hostname": host} if host else {}
    return system_error(number, call, f"{call} {code} {host}".rstrip(), code=code, **asked)
