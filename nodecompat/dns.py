"""Node's `dns`, as far as the operating system's own look-up goes: `lookup`, `lookupService` and `promises`.

    from nodecompat import dns
    dns.lookup('localhost', lambda error, address, family: print(address, family))

What must stay true: whatever a name server is asked for (`resolve`, `resolve4`, `reverse`, `Resolver` and the like) is
not here: for records there is dnspython.
"""

from __future__ import annotations

from ._dns import promises as promises
from ._dns import service
from ._dns.arguments import address_and_port, empty_name, name_of_host, options_of
from ._dns.codes import CODES
from ._dns.promises import getDefaultResultOrder as getDefaultResultOrder
from ._dns.promises import setDefaultResultOrder as setDefaultResultOrder
from ._errors.base import InvalidArgTypeError, MissingArgsError
from ._js.arity import fit, is_function
from ._net import names
from .values import undefined

__all__ = [
    "ADDRCONFIG",
    "ALL",
    "V4MAPPED",
    "getDefaultResultOrder",
    "lookup",
    "lookupService",
    "promises",
    "setDefaultResultOrder",
]

ADDRCONFIG = service.ADDRCONFIG
ALL = service.ALL
V4MAPPED = service.V4MAPPED
globals().update(CODES)


def lookup(hostname: object = undefined, options: object = undefined, callback: object = undefined) -> None:
    """Call back with the address of a name and its family, or with `all` a list of them.

    Options: family, hints, all, order, verbatim. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE. Node: dns.lookup.
    """
    if callback is undefined and is_function(options):
        options, callback = undefined, options
    if not is_function(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    host, given = name_of_host(hostname), options_of(options)
    if not host:
        raise empty_name(hostname)
    names.lookup(host, given, callback)


def lookupService(address: object = undefined, port: object = undefined, callback: object = undefined) -> None:
    """Call back with the host name of an address and the service of a port, by the system's `getnameinfo`.

    Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT, ERR_INVALID_ARG_TYPE. Node: dns.lookupService.
    """
    if callback is undefined:
        raise MissingArgsError("address", "port", "callback")
    place = address_and_port(address, port)
    if not is_function(callback):
        raise InvalidArgTypeError("callback", "of type function", callback)
    alone, both = fit(callback, 1), fit(callback, 3)

    def told(error: object, name: str, kind: str) -> None:
        if error is not None:
            alone(error)
        else:
            both(None, name, kind)

    service.name_of(*place, told, at=True)


setattr(lookup, "promisifyCustom", promises.lookup)
setattr(lookupService, "promisifyCustom", promises.lookupService)
