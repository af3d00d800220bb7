"""What is set on a connection and asked of it, beside its data: delays, timeouts, addresses.

What must stay true: what is set before there is a connection is applied to it when there is; what only TCP has does
nothing to a path or a pipe.
"""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any, TypeVar

from .._errors.base import (
    InvalidArgTypeError,
    InvalidArgValueError,
    InvalidHandleTypeError,
    OutOfRangeError,
    system_error,
)
from .._errors.checks import check_integer
from .._js.arity import is_function
from .._js.kinds import truthy
from .._js.numbers import is_number, number_of, uint32
from .._js.record import Record
from .._loop.current import engine
from .._on_use import on_use
from .._timers.scheduling import TIMEOUT_MAX, setTimeout
from ..values import undefined
from .addresses import address_record, number_of_error
from .failures import failure
from .handle import Handle, kind_of

if TYPE_CHECKING:
    import _socket
    from collections.abc import Mapping

    from .. import _native as native
    from .protocols import Tunable, Tuned

    S = TypeVar("S", bound=Tunable)
else:
    _socket = on_use("_socket")  # an extension module
    native = on_use("nodecompat._native")  # what is set on few sockets
    S = TypeVar("S")

_INT32_MAX = 2**31 - 1
_NAMES = {"TCP": "TCPSocketWrap", "PIPE": "PipeWrap"}


def open_descriptor(fd: Any) -> Handle:
    """The handle of a connection or a pipe. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_INVALID_FD_TYPE."""
    check_integer("fd", fd, 0, _INT32_MAX)
    kind = kind_of(fd)
    if kind not in _NAMES:
        raise failure("ERR_INVALID_FD_TYPE", kind)
    return Handle(fd, _NAMES[kind])


# -- addresses ------------------------------------------------------------------------------------------


def nowhere() -> Record:
    """The address of what has none."""
    return Record()


def local_address(handle: Handle) -> Record:
    """The address of this side."""
    return _address(handle, "getsockname")


def remote_address(handle: Handle) -> Record:
    """The address of the other side."""
    return _address(handle, "getpeername")


def _address(handle: Handle, call: str) -> Record:
    if not handle.is_tcp or handle.fd < 0:
        return Record()
    try:
        return address_record(handle.call(call))
    except OSError:
        return Record()


# -- what is set on the socket ----------------------------------------------------------------------------


class Tuning:
    """What a program wants to be set."""

    def __init__(self) -> None:
        self.no_delay = False
        self.keep_alive = False
        self.delays: tuple[int, int | None, Any] = (0, None, undefined)  # seconds: initial delay, interval; count
        self.type_of_service: int | None = None

    def apply(self, socket: Tunable) -> None:
        """Set it on a new connection."""
        handle = socket._handle
        if handle is None or not handle.is_tcp:
            return
        if self.no_delay:
            apply_no_delay(handle, on=True)
        if self.keep_alive:
            apply_keep_alive(handle, self.keep_alive, self.delays)
        if self.type_of_service is not None:
            error = _set_type_of_service(handle, self.type_of_service)
            if error:
                socket.emit("error", error)


def checked(options: Mapping[str, Any]) -> Tuning:
    """What the options of a socket ask for. Raises ERR_INVALID_ARG_VALUE, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    for name in ("objectMode", "readableObjectMode", "writableObjectMode"):
        if truthy(options.get(name, undefined)):
            raise InvalidArgValueError(f"options.{name}", options[name], "is not supported")
    found = Tuning()
    found.delays = (initial_delay(options), None, undefined)
    found.no_delay = truthy(options.get("noDelay", undefined))
    found.keep_alive = truthy(options.get("keepAlive", undefined))
    if "typeOfService" in options:
        found.type_of_service = check_integer("options.typeOfService", options["typeOfService"], 0, 255)
    return found


def initial_delay(options: Mapping[str, Any]) -> int:
    """The option keepAliveInitialDelay in seconds. Raises ERR_INVALID_ARG_TYPE."""
    delay = options.get("keepAliveInitialDelay", undefined)
    if delay is undefined:
        return 0
    if not is_number(delay):
        raise InvalidArgTypeError("options.keepAliveInitialDelay", "of type number", delay)
    return _seconds(max(delay, 0))


def _seconds(milliseconds: Any) -> int:
    number = number_of(milliseconds)
    return int(number / 1000) if number == number and abs(number) != math.inf else 0


def tuning_of(socket: Tunable) -> Tuned:
    """What is set on a socket, or will be."""
    if socket._tuning is None:
        socket._tuning = Tuning()
    return socket._tuning


def set_no_delay(socket: S, enable: object) -> S:
    """Send small pieces at once, or not."""
    on = enable is undefined or truthy(enable)
    wanted = tuning_of(socket)
    changed, wanted.no_delay = wanted.no_delay is not on, on
    if changed and socket._handle is not None:
        apply_no_delay(socket._handle, on=on)
    return socket


def apply_no_delay(handle: Handle, *, on: bool) -> None:
    """The same to the descriptor."""
    _set(handle, _socket.IPPROTO_TCP, "TCP_NODELAY", int(on))


def set_keep_alive(socket: S, enable: Any, delay: Any, interval: Any, count: Any) -> S:
    """Ask an idle peer whether it is there, or not."""
    if isinstance(enable, dict):
        given = enable
        enable = given.get("enable", undefined)
        delay, interval, count = (given.get(name, undefined) for name in ("initialDelay", "interval", "count"))
    on = truthy(enable)
    delays = (_seconds(delay), None if interval is undefined else _seconds(interval), count)
    wanted = tuning_of(socket)
    changed = on is not wanted.keep_alive or (on and wanted.delays != delays)
    wanted.keep_alive, wanted.delays = on, delays
    if changed and socket._handle is not None:
        apply_keep_alive(socket._handle, on, delays)
    return socket


def apply_keep_alive(handle: Handle, on: bool, delays: tuple[int, int | None, Any]) -> None:
    """The same to the descriptor."""
    delay, interval, count = delays
    _set(handle, _socket.SOL_SOCKET, "SO_KEEPALIVE", int(on))
    if on and delay > 0:
        _set(handle, _socket.IPPROTO_TCP, "TCP_KEEPIDLE", delay)
        _set(handle, _socket.IPPROTO_TCP, "TCP_KEEPINTVL", interval or 1)
        _set(handle, _socket.IPPROTO_TCP, "TCP_KEEPCNT", uint32(count) if is_number(count) and count > 0 else 10)


def _set(handle: Handle, level: int, name: str, value: int) -> None:
    """Set an option of TCP; what the system does not know or take is left."""
    option = getattr(_socket, name, None)
    if handle.is_tcp and handle.fd >= 0 and option is not None:
        try:
            native.set_option(handle.fd, level, option, value)
        except OSError:
            pass


def set_type_of_service(socket: S, tos: Any) -> S:
    """Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, and what the system says."""
    if tos != tos:
        raise InvalidArgTypeError("tos", "of type number", tos)
    tuning_of(socket).type_of_service = value = check_integer("tos", tos, 0, 255)
    handle = socket._handle
    if handle is not None and handle.is_tcp and handle.fd >= 0:
        error = _set_type_of_service(handle, value)
        if error:
            raise error
    return socket


def _set_type_of_service(handle: Handle, value: int) -> Any:
    try:
        handle.call("setsockopt", *_tos_option(handle), value)
    except OSError as error:
        return system_error(number_of_error(error), "setTypeOfService")
    return None


def _tos_option(handle: Handle) -> tuple[int, int]:
    if len(handle.call("getsockname")) == 4:
        return _socket.IPPROTO_IPV6, _socket.IPV6_TCLASS
    return _socket.IPPROTO_IP, _socket.IP_TOS


def type_of_service(socket: Tunable) -> int:
    """What is set on the socket, or will be. Raises what the system says."""
    handle = socket._handle
    if handle is None or not handle.is_tcp or handle.fd < 0:
        return tuning_of(socket).type_of_service or 0
    try:
        return int(handle.call("getsockopt", *_tos_option(handle)))
    except OSError as error:
        raise system_error(number_of_error(error), "getTypeOfService") from None


# -- time -------------------------------------------------------------------------------------------------


def set_timeout(socket: Tunable, msecs: Any, callback: object) -> None:
    """Emit 'timeout' after a time without traffic. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    socket.timeout = msecs
    milliseconds = duration(msecs)
    if socket._timer is not None:
        socket._timer.close()
        socket._timer = None
    if callback is undefined:
        callback = None
    elif not is_function(callback):
        if milliseconds:
            _start_timer(socket, milliseconds)
        raise InvalidArgTypeError("callback", "of type function", callback)
    if not milliseconds:
        if callback is not None:
            socket.removeListener("timeout", callback)
        return
    _start_timer(socket, milliseconds)
    if callback is not None:
        socket.once("timeout", callback)


def _start_timer(socket: Tunable, duration: float) -> None:
    socket._timer = setTimeout(_timed_out, duration, socket).unref()


def _timed_out(socket: Tunable) -> None:
    """Tell so, unless something that is being written has got on meanwhile."""
    rest = 0 if socket._rest is None else len(socket._rest[0])
    if rest and rest != socket._unsent:
        socket._unsent = rest
        socket._restart_timer()
    else:
        socket.emit("timeout")


def duration(msecs: Any, name: str = "msecs") -> float:
    """A time in milliseconds, as a timer takes it. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    if not is_number(msecs):
        raise InvalidArgTypeError(name, "of type number", msecs)
    if not 0 <= msecs < math.inf:
        raise OutOfRangeError(name, "a non-negative finite number", msecs)
    if msecs > TIMEOUT_MAX:
        text = f"{msecs} does not fit into a 32-bit signed integer.\nTimer duration was truncated to {TIMEOUT_MAX}."
        engine.warn(text, "TimeoutOverflowWarning")
        return TIMEOUT_MAX
    return float(msecs)


# -- the end ------------------------------------------------------------------------------------------------


def check_tcp(handle: Handle) -> None:
    """Raises ERR_INVALID_HANDLE_TYPE for what can't be reset."""
    if not handle.is_tcp:
        raise InvalidHandleTypeError()


def linger_not(handle: Handle) -> None:
    """Let the close to come drop what is unsent, and tell the peer so."""
    on_for_no_time = (1).to_bytes(4, sys.byteorder) + bytes(4)
    if handle.fd >= 0:
        try:
            handle.call("setsockopt", _socket.SOL_SOCKET, _socket.SO_LINGER, on_for_no_time)
        except OSError:
            pass
