"""`net.SocketAddress`: an address and a port, in their canonical form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeError
from .._errors.checks import check_uint32
from .._js.record import Record
from .._on_use import on_use
from ..values import undefined
from .addresses import check_port
from .failures import failure

if TYPE_CHECKING:
    import _socket
else:
    _socket = on_use("_socket")  # an extension module

_AUTHORITY: Final = re.compile(r"/*(?:[^/\\?#]*@)?(\[[0-9a-fA-F:.]+\]|[0-9a-fA-FxX.]+)(?::([0-9]*))?(?:[/\\?#].*)?")
_ASSUMED: Final = 80  # the port of http, which an address of the web leaves out


class SocketAddress:
    """Where a socket is. Node: net.SocketAddress.

    `SocketAddress({address, family, port, flowlabel})`, the family 'ipv4' or 'ipv6'.
    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT, ERR_OUT_OF_RANGE, ERR_INVALID_ADDRESS.
    """

    _families: ClassVar = {"ipv4": "127.0.0.1", "ipv6": "::"}

    def __init__(self, options: Any = undefined, **keywords: Any) -> None:
        if options is undefined:
            options = {}
        elif not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        given = {**options, **keywords}
        wanted = given.get("family", "ipv4")
        family = wanted.lower() if isinstance(wanted, str) else ""
        if family not in self._families:
            raise InvalidArgValueError("options.family", wanted)
        address = given.get("address", self._families["ipv4" if wanted == "ipv4" else "ipv6"])
        if not isinstance(address, str):
            raise InvalidArgTypeError("options.address", "of type string", address)
        self.address = address
        self.port = check_port(given.get("port", 0), "options.port")
        self.family = family
        label = check_uint32("options.flowlabel", given.get("flowlabel", 0))
        self.flowlabel = label if family == "ipv6" else 0
        self.address = _canonical(address, family)

    @staticmethod
    def isSocketAddress(value: object) -> bool:
        """Whether a value is one."""
        return isinstance(value, SocketAddress)

    @classmethod
    def parse(cls, input: object) -> Any:
        """The address in a text such as '1.2.3.4:8' or '[::1]:8', else undefined. Raises ERR_INVALID_ARG_TYPE."""
        if not isinstance(input, str):
            raise InvalidArgTypeError("input", "of type string", input)
        found = _AUTHORITY.fullmatch(re.sub(r"[\t\r\n]", "", input).rstrip("\0 "))
        if found is None:
            return undefined
        host, port = found[1], int(found[2] or 0)
        options: dict[str, Any] = {"port": 0 if port == _ASSUMED else port}
        try:
            if host[0] == "[":
                return cls({**options, "address": host[1:-1], "family": "ipv6"})
            return cls({**options, "address": _socket.inet_ntoa(_socket.inet_aton(host.removesuffix(".")))})
        except (OSError, NodeError):
            return undefined

    def toJSON(self) -> Record:
        """As JSON shows it."""
        return Record(address=self.address, port=self.port, family=self.family, flowlabel=self.flowlabel)

    def __repr__(self) -> str:
        return f"SocketAddress({vars(self)!r})"


def _canonical(address: str, family: str) -> str:
    kind = _socket.AF_INET6 if family == "ipv6" else _socket.AF_INET
    host = address.partition("%")[0] if family == "ipv6" else address
    try:
        return _socket.inet_ntop(kind, _socket.inet_pton(kind, host))
    except (OSError, ValueError):
        raise failure("ERR_INVALID_ADDRESS") from None
