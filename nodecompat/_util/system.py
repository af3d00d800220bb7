"""The errors of the system by number: their names, libuv's texts, and the exit codes of signals.

What must stay true: the numbers and texts are those of libuv; numbers of its own (`EAI_…`, `EOF`) are the same on every
system.
"""

from __future__ import annotations

import signal
from errno import errorcode
from typing import Final

from .._errors.base import UV_TEXT, InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._js.numbers import is_integer, is_number
from ..values import Map

_OTHER_TEXTS: Final = {
    "E2BIG": "argument list too long",
    "EAGAIN": "resource temporarily unavailable",
    "EALREADY": "connection already in progress",
    "ECANCELED": "operation canceled",
    "ECONNABORTED": "software caused connection abort",
    "ECONNREFUSED": "connection refused",
    "ECONNRESET": "connection reset by peer",
    "EDESTADDRREQ": "destination address required",
    "EFAULT": "bad address in system call argument",
    "EHOSTDOWN": "host is down",
    "EHOSTUNREACH": "host is unreachable",
    "EILSEQ": "illegal byte sequence",
    "EINTR": "interrupted system call",
    "EISCONN": "socket is already connected",
    "EMLINK": "too many links",
    "EMSGSIZE": "message too long",
    "ENETDOWN": "network is down",
    "ENETUNREACH": "network is unreachable",
    "ENFILE": "file table overflow",
    "ENOBUFS": "no buffer space available",
    "ENODATA": "no data available",
    "ENODEV": "no such device",
    "ENOEXEC": "exec format error",
    "ENOMEM": "not enough memory",
    "ENONET": "machine is not on the network",
    "ENOPROTOOPT": "protocol not available",
    "ENOTCONN": "socket is not connected",
    "ENOTTY": "inappropriate ioctl for device",
    "EOVERFLOW": "value too large for defined data type",
    "EPROTO": "protocol error",
    "EPROTONOSUPPORT": "protocol not supported",
    "EPROTOTYPE": "protocol wrong type for socket",
    "ERANGE": "result too large",
    "EREMOTEIO": "remote I/O error",
    "ESHUTDOWN": "cannot send after transport endpoint shutdown",
    "ESOCKTNOSUPPORT": "socket type not supported",
    "ETIMEDOUT": "connection timed out",
    "EUNATCH": "protocol driver not attached",
}
_OF_LIBUV: Final = {
    -3000: ["EAI_ADDRFAMILY", "address family not supported"],
    -3001: ["EAI_AGAIN", "temporary failure"],
    -3002: ["EAI_BADFLAGS", "bad ai_flags value"],
    -3003: ["EAI_CANCELED", "request canceled"],
    -3004: ["EAI_FAIL", "permanent failure"],
    -3005: ["EAI_FAMILY", "ai_family not supported"],
    -3006: ["EAI_MEMORY", "out of memory"],
    -3007: ["EAI_NODATA", "no address"],
    -3008: ["EAI_NONAME", "unknown node or service"],
    -3009: ["EAI_OVERFLOW", "argument buffer overflow"],
    -3010: ["EAI_SERVICE", "service not available for socket type"],
    -3011: ["EAI_SOCKTYPE", "socket type not supported"],
    -3013: ["EAI_BADHINTS", "invalid value for hints"],
    -3014: ["EAI_PROTOCOL", "resolved protocol is unknown"],
    -4028: ["EFTYPE", "inappropriate file type or format"],
    -4080: ["ECHARSET", "invalid Unicode character"],
    -4094: ["UNKNOWN", "unknown error"],
    -4095: ["EOF", "end of file"],
}


def getSystemErrorName(err: object) -> str:
    """The name of a negative error number: -2 is 'ENOENT'. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    number = _checked(err)
    return _OF_LIBUV[number][0] if number in _OF_LIBUV else errorcode.get(-number, _unknown(number))


def getSystemErrorMessage(err: object) -> str:
    """The text of a negative error number: -2 is 'no such file or directory'. Raises as getSystemErrorName does.

    Node: util.getSystemErrorMessage.
    """
    number = _checked(err)
    return getSystemErrorMap().get(number, ["", _unknown(number)])[1]  # type: ignore[no-any-return]


def getSystemErrorMap() -> Map[int, list[str]]:
    """The names and texts of the negative error numbers. Node: util.getSystemErrorMap."""
    texts = {**UV_TEXT, **_OTHER_TEXTS}
    found = {-number: [name, texts[name]] for number, name in errorcode.items() if name in texts}
    return Map({**found, **_OF_LIBUV})


def convertProcessSignalToExitCode(signalCode: object) -> int:
    """The exit code that shells have for a signal: 143 of 'SIGTERM'. Raises ERR_INVALID_ARG_VALUE.

    Node: util.convertProcessSignalToExitCode.
    """
    found = signal.Signals.__members__.get(signalCode) if isinstance(signalCode, str) else None
    if found is None:
        names = ", ".join(f"'{name}'" for name in signal.Signals.__members__)
        raise InvalidArgValueError("signalCode", signalCode, f"must be one of: {names}")
    return 128 + found


def _checked(err: object) -> int:
    if not is_number(err):
        raise InvalidArgTypeError("err", "of type number", err)
    if not is_integer(err) or err >= 0:
        raise OutOfRangeError("err", "a negative integer", err)
    return int(err)


def _unknown(number: int) -> str:
    return f"Unknown system error {number}"
