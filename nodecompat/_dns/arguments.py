"""What `dns.lookup` and `dns.lookupService` are called with: Node's checks, in Node's words."""

from __future__ import annotations

from typing import Any

from .._errors.base import (
    InvalidArgTypeError,
    InvalidArgValueError,
    NodeTypeError,
    inspect_brief,
)
from .._js.kinds import defined, truthy
from .._js.numbers import is_number
from .._net.addresses import check_port, isIP
from .._net.names import ORDERS
from ..values import undefined

_FAMILIES = {"IPv4": 4, "IPv6": 6}


def name_of_host(hostname: object) -> str:
    """Raises ERR_INVALID_ARG_TYPE; what is empty in JavaScript is an empty text."""
    if not truthy(hostname):
        return ""
    if not isinstance(hostname, str):
        raise InvalidArgTypeError("hostname", "of type string", hostname)
    return hostname


def empty_name(hostname: object) -> InvalidArgValueError:
    """What Node has against it."""
    return InvalidArgValueError("hostname", hostname, "must be a non-empty string")


def options_of(given: object) -> dict[str, Any]:
    """The options, which may be the family alone. Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE."""
    if given is undefined or given is None:
        return {}
    if is_number(given):
        if given not in (0, 4, 6):
            raise InvalidArgValueError("family", given, "must be one of: 0, 4, 6")
        return {"family": given}
    if not isinstance(given, dict):
        raise InvalidArgTypeError("options", "of type object or integer", given)
    options: dict[str, Any] = defined(given)
    family = options.get("family")
    if isinstance(family, str):
        options["family"] = _FAMILIES.get(family, family)
    for name in ("all", "verbatim"):
        if not isinstance(options.get(name, False), bool):
            raise InvalidArgTypeError(f"options.{name}", "of type boolean", options[name])
    if "order" in options:
        checked_order("options.order", options["order"])
    elif "verbatim" in options:
        options["order"] = "verbatim" if options["verbatim"] else "ipv4first"
    return options


def checked_order(name: str, order: object) -> str:
    """Raises ERR_INVALID_ARG_VALUE."""
    if order not in ORDERS:
        kind = "property" if "." in name else "argument"
        wanted = ", ".join(f"'{one}'" for one in ORDERS)
        text = f"The {kind} '{name}' must be one of: {wanted}. Received {inspect_brief(order)}"
        raise NodeTypeError(text, code="ERR_INVALID_ARG_VALUE")
    return str(order)


def address_and_port(address: object, port: object) -> tuple[str, int]:
    """Raises ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT."""
    if not isinstance(address, str) or not isIP(address):
        raise InvalidArgValueError("address", address)
    return address, check_port(port)
