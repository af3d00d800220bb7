"""The name of an address and of its port, which the operating system is asked for in a thread."""

from __future__ import annotations

import _socket
from typing import TYPE_CHECKING, Any

from .._net.addresses import isIP
from .._net.names import failed, in_a_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._errors.base import NodeError

ADDRCONFIG, ALL, V4MAPPED = int(_socket.AI_ADDRCONFIG), int(_socket.AI_ALL), int(_socket.AI_V4MAPPED)


def name_of(address: str, port: int, told: Callable[[NodeError | None, str, str], object], *, at: bool) -> None:
    """Call with an error, or None and the two names. `at`: whether the error names the address."""

    def ask() -> tuple[NodeError | None, str, str]:
        place = (address, port, 0, 0) if isIP(address) == 6 else (address, port)
        try:
            return (None, *_socket.getnameinfo(place, _socket.NI_NAMEREQD))
        except _socket.gaierror as error:
            return failed(address if at else "", error.errno, "getnameinfo"), "", ""

    def settle(fault: BaseException | None, answer: Any) -> None:
        if fault is not None:
            raise fault
        told(*answer)

    in_a_thread(ask, settle)
