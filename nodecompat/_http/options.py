"""What a server, an agent and a request may be given, and the checks of it.

What must stay true: the checks come in Node's order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._errors.checks import check_integer
from .._js.arity import is_function
from .._js.kinds import defined
from .._js.numbers import MAX_SAFE_INTEGER
from .._net.arguments import CONNECT
from .._net.arguments import SERVER as NET_SERVER
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVER = NET_SERVER | {
    "IncomingMessage", "ServerResponse", "connectionsCheckingInterval", "headersTimeout", "httpValidation",
    "insecureHTTPParser", "joinDuplicateHeaders", "keepAliveTimeout", "keepAliveTimeoutBuffer", "maxHeaderSize",
    "optimizeEmptyRequests", "rejectNonStandardBodyWrites", "requestTimeout", "requireHostHeader",
    "shouldUpgradeCallback", "uniqueHeaders",
}  # fmt: skip
AGENT = CONNECT | {
    "agentKeepAliveTimeoutBuffer", "createConnection", "defaultPort", "keepAliveMsecs", "maxFreeSockets", "maxSockets",
    "maxTotalSockets", "protocol", "proxyEnv", "scheduling",
}  # fmt: skip
REQUEST = CONNECT | {
    "agent", "auth", "createConnection", "defaultPort", "headers", "hostname", "httpValidation", "insecureHTTPParser",
    "joinDuplicateHeaders", "maxHeaderSize", "method", "protocol", "setDefaultHeaders", "setHost", "socketPath",
    "uniqueHeaders",
}  # fmt: skip
VALIDATIONS = ["strict", "relaxed", "insecure"]


def checked(options: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a server. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_INVALID_ARG_VALUE."""
    given = defined(options)
    found: dict[str, Any] = {"maxHeaderSize": _count(given, "maxHeaderSize", undefined)}
    _boolean(given, "optimizeEmptyRequests", False)
    found["insecureHTTPParser"] = _boolean(given, "insecureHTTPParser", undefined)
    found["httpValidation"] = check_validation(given)
    found["requestTimeout"] = request = _count(given, "requestTimeout", 300_000)
    found["headersTimeout"] = headers = _count(given, "headersTimeout", min(60_000, request))
    if request > 0 and 0 < request < headers:
        raise OutOfRangeError("headersTimeout", "<= requestTimeout", headers)
    found["keepAliveTimeout"] = _count(given, "keepAliveTimeout", 5000)
    found["keepAliveTimeoutBuffer"] = _count(given, "keepAliveTimeoutBuffer", 1000)
    found["connectionsCheckingInterval"] = _count(given, "connectionsCheckingInterval", 30_000)
    found["requireHostHeader"] = _boolean(given, "requireHostHeader", True)
    found["joinDuplicateHeaders"] = _boolean(given, "joinDuplicateHeaders", undefined)
    found["rejectNonStandardBodyWrites"] = _boolean(given, "rejectNonStandardBodyWrites", False)
    upgrade = given.get("shouldUpgradeCallback", undefined)
    if upgrade is not undefined and not is_function(upgrade):
        raise InvalidArgTypeError("options.shouldUpgradeCallback", "of type function", upgrade)
    return found


def check_validation(given: Mapping[str, Any]) -> Any:
    """The option httpValidation. Raises ERR_INVALID_ARG_VALUE."""
    validation = given.get("httpValidation", undefined)
    if validation is undefined:
        return validation
    if validation not in VALIDATIONS:
        reason = "must be one of: 'strict', 'relaxed', 'insecure'"
        raise InvalidArgValueError("options.httpValidation", validation, reason)
    if given.get("insecureHTTPParser", undefined) is not undefined:
        reason = "cannot be used together with options.insecureHTTPParser"
        raise InvalidArgValueError("options.httpValidation", validation, reason)
    return validation


def _count(given: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    value = given.get(name, undefined)
    return otherwise if value is undefined else check_integer(name, value, 0, MAX_SAFE_INTEGER)


def _boolean(given: Mapping[str, Any], name: str, otherwise: Any) -> Any:
    value = given.get(name, undefined)
    if value is undefined:
        return otherwise
    if not isinstance(value, bool):
        raise InvalidArgTypeError(f"options.{name}", "of type boolean", value)
    return value
