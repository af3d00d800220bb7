"""How a socket connects: checks, look-up, one attempt after the other.

What must stay true: what is wrong with the arguments is raised, in Node's order; everything that happens later is an
event. A socket that was destroyed meanwhile is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError
from .._errors.checks import check_integer
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.numbers import is_number, uint32
from .._loop.current import engine
from .._on_use import on_use
from .._seeing.live import live, publish
from ..values import undefined
from . import names
from .addresses import FAMILIES, check_port, isIP
from .attempts import Attempt, Attempts, try_one
from .failures import failure

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable

    from .._js import own
    from .arguments import Given
    from .protocols import Connectable
else:
    _socket = on_use("_socket")  # an extension module
    own = on_use("nodecompat._js.own")  # only a look-up of the program's own needs it

_SHORTEST_ATTEMPT = 10  # milliseconds
_INT32_MAX = 2**31 - 1


class Defaults:
    """Whether several addresses are tried, and for how long each but the last: `autoSelectFamily`."""

    several = True
    milliseconds = 500


def getDefaultAutoSelectFamily() -> bool:
    """Whether a connection tries all addresses of a name, of both families, until one answers."""
    return Defaults.several


def setDefaultAutoSelectFamily(value: object = undefined) -> None:
    """Change that. Raises ERR_INVALID_ARG_TYPE."""
    Defaults.several = _boolean("value", value)


def getDefaultAutoSelectFamilyAttemptTimeout() -> int:
    """How many milliseconds an address has to answer before the next one is tried."""
    return Defaults.milliseconds


def setDefaultAutoSelectFamilyAttemptTimeout(value: object = undefined) -> None:
    """Change that; at least 10. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    Defaults.milliseconds = max(check_integer("value", value, 1, _INT32_MAX), _SHORTEST_ATTEMPT)


def _boolean(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidArgTypeError(name, "of type boolean", value)
    return value


def connect(socket: Connectable, given: Given) -> None:
    """Start connecting. Raises what is wrong with the arguments."""
    if live:
        publish("net.client.socket", socket=socket)
    if given.callback is not None:
        socket.once("connect", given.callback)
    path = given.get("path")
    if given.get("port") is undefined and (path is None or path is undefined):
        text = 'The "options" or "port" or "path" argument must be specified'
        raise NodeTypeError(text, code="ERR_MISSING_ARGS")
    is_pipe = truthy(path)
    socket._prepare("PipeWrap" if is_pipe else "TCPSocketWrap")
    if not is_pipe:
        _Request(socket, given).start()
        return
    if not isinstance(path, str):
        raise InvalidArgTypeError("options.path", "of type string", path)
    try_one(socket, Attempt(socket, path))


# -- to a host ------------------------------------------------------------------------------------------


class _Request:
    """What a socket was asked to connect to."""

    def __init__(self, socket: Connectable, given: Given) -> None:
        """Check it all, in Node's order."""
        self._socket = socket
        self._given = given
        get = given.get
        host = get("host")
        self._host: str = host if truthy(host) else "localhost"
        _check_host(self._host)
        address, port = get("localAddress"), get("localPort")
        if truthy(address) and not isIP(address):
            raise failure("ERR_INVALID_IP_ADDRESS", address)
        if truthy(port) and not is_number(port):
            raise InvalidArgTypeError("options.localPort", "of type number", port)
        self._local = (str(address) if truthy(address) else "", uint32(port) & 0xFFFF if truthy(port) else 0)
        self._port = _remote_port(get("port"))
        several, timeout = get("autoSelectFamily"), get("autoSelectFamilyAttemptTimeout")
        absent = (None, undefined)
        self._several = Defaults.several
        if several not in absent:
            self._several = _boolean("options.autoSelectFamily", several)
        self._timeout = Defaults.milliseconds
        if timeout not in absent:
            name = "options.autoSelectFamilyAttemptTimeout"
            self._timeout = max(check_integer(name, timeout, 1, _INT32_MAX), _SHORTEST_ATTEMPT)

    def start(self) -> None:
        """Look the name up, unless it is an address, and connect."""
        known = isIP(self._host)
        if known:
            engine.next_tick(self._connect_if_wanted, self._host, known)
            return
        given, socket = self._given, self._socket
        look_up = given.get("lookup")
        its_own = look_up is not None and look_up is not undefined
        if its_own and not is_function(look_up):
            raise InvalidArgTypeError("options.lookup", "of type function", look_up)
        family, hints = given.get("family"), given.get("hints")
        family = {name: number for number, name in FAMILIES.items()}.get(family, family)
        options: dict[str, Any] = {"family": family, "hints": hints if truthy(hints) else 0}
        if family not in (4, 6) and not options["hints"]:
            options["hints"] = int(_socket.AI_ADDRCONFIG)
        socket._host = self._host
        found: Callable[..., None] = self._found_one
        if family not in (4, 6) and not self._local[0] and self._several:
            options["all"] = True
            found = self._found_several
        if its_own:
            fit(look_up, 3)(self._host, own.Object(options), found)
        else:
            names.lookup(self._host, options, found)

    def _connect_if_wanted(self, address: str, family: int) -> None:
        if self._socket.connecting:
            try_one(self._socket, Attempt(self._socket, address, self._port, family, self._local))

    def _found_one(self, error: object = None, address: Any = undefined, family: Any = undefined) -> None:
        socket = self._socket
        socket.emit("lookup", error, address, family, self._host)
        if not socket.connecting:
            return
        if not error:
            error = self._unusable(address, family)
        if error:
            engine.next_tick(socket.destroy, error)
            return
        socket._restart_timer()
        self._connect_if_wanted(address, family)

    def _unusable(self, address: object, family: object) -> Any:
        """The error for what a look-up has found, if that is no address."""
        if not isinstance(address, str) or not isIP(address):
            return failure("ERR_INVALID_IP_ADDRESS", address)
        if family in (4, 6):
            return None
        error: Any = failure("ERR_INVALID_ADDRESS_FAMILY", family, self._given.get("host"), self._given.get("port"))
        error.host, error.port = self._given.get("host"), self._given.get("port")
        return error

    def _found_several(self, error: object = None, found: Any = undefined, *_: object) -> None:
        socket = self._socket
        if not socket.connecting:
            return
        if error:
            socket.emit("lookup", error, undefined, undefined, self._host)
            engine.next_tick(socket.destroy, error)
            return
        addresses = [_pair(one) for one in found] if isinstance(found, (list, str)) and found else [_pair(None)]
        for address, family in addresses:
            socket.emit("lookup", None, address, family, self._host)
            if not socket.connecting:
                return
        usable = [*dict.fromkeys(one for one in addresses if self._unusable(*one) is None)]
        if not usable:
            engine.next_tick(socket.destroy, self._unusable(*addresses[0]))
            return
        socket._restart_timer()
        if len(usable) == 1:
            self._connect_if_wanted(*usable[0])
        else:
            Attempts(socket, _interleaved(usable), self._port, self._local[1], self._timeout).next()


def _pair(found: object) -> tuple[Any, Any]:
    """Address and family of what a look-up gave, which may be anything if it is the program's own."""
    if not isinstance(found, dict):
        return undefined, undefined
    return found.get("address", undefined), found.get("family", undefined)


def _check_host(host: object) -> None:
    if not isinstance(host, str):
        raise InvalidArgTypeError("options.host", "of type string", host)
    if "\0" in host:
        raise InvalidArgValueError("options.host", host, "must be a string without null bytes")


def _remote_port(port: object) -> int:
    if port is undefined:
        return 0
    if not is_number(port) and not isinstance(port, str):
        raise InvalidArgTypeError("options.port", "one of type number or string", port)
    return check_port(port)


def _interleaved(addresses: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The addresses of both families in turn, that of the first one first."""
    first = [one for one in addresses if one[1] == addresses[0][1]]
    others = [one for one in addresses if one[1] != addresses[0][1]]
    longest = max(len(first), len(others))
    return [one for n in range(longest) for one in (*first[n : n + 1], *others[n : n + 1])]
