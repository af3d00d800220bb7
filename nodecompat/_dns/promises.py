"""`dns/promises`: the functions of `dns` as promises.

What must stay true: a bad argument raises at once, as in Node; a host without a name rejects.
"""

from __future__ import annotations

from typing import Any

from .._errors.base import MissingArgsError
from .._js.record import Record
from .._net import names
from ..promise import Promise
from ..values import undefined
from . import service
from .arguments import address_and_port, checked_order, empty_name, name_of_host, options_of
from .codes import CODES

__all__ = ["getDefaultResultOrder", "lookup", "lookupService", "setDefaultResultOrder"]

globals().update(CODES)


def lookup(hostname: object = undefined, options: object = undefined) -> Promise[Any]:
    """The address of a name and its family, or with `all` a list of them.

    Options: family, hints, all, order, verbatim. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE. Node:
    dnsPromises.lookup.
    """
    host, given = name_of_host(hostname), options_of(options)
    if not host:
        return Promise.reject(empty_name(hostname))
    promise, resolve, reject = Promise.withResolvers()

    def found(error: object, address: Any = undefined, family: Any = undefined) -> None:
        if error is not None:
            reject(error)
        else:
            resolve(address if given.get("all") else Record(address=address, family=family))

    names.lookup(host, given, found)
    return promise


def lookupService(address: object = undefined, port: object = undefined) -> Promise[Any]:
    """The host name of an address and the service of a port, by the system's `getnameinfo`.

    Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT. Node: dnsPromises.lookupService.
    """
    if port is undefined:
        raise MissingArgsError("address", "port")
    place = address_and_port(address, port)
    promise, resolve, reject = Promise.withResolvers()

    def told(error: object, hostname: str, name: str) -> None:
        if error is not None:
            reject(error)
        else:
            resolve(Record(hostname=hostname, service=name))

    service.name_of(*place, told, at=False)
    return promise


def getDefaultResultOrder() -> str:
    """The order in which addresses are given where no other is asked for. Node: dnsPromises.getDefaultResultOrder."""
    return names.defaults["order"]


def setDefaultResultOrder(order: object = undefined) -> None:
    """'verbatim' as the system has them, 'ipv4first' or 'ipv6first'. Raises ERR_INVALID_ARG_VALUE.

    Node: dnsPromises.setDefaultResultOrder.
    """
    names.defaults["order"] = checked_order("dnsOrder", order)
