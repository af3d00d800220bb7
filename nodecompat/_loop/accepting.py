"""Taking connections at a listening socket of nodecompat's own: where an agent dials, and where `why` and `top` ask.

What must stay true: while no descriptor is free, who waits waits, and the loop does not turn for a socket that stays
readable. Servers of the program's turn such connections away instead, as libuv does (`_net.listening`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._timers.scheduling import setTimeout

if TYPE_CHECKING:
    import socket

    from .poller import Watcher


def accept(listening: socket.socket, watcher: Watcher, patience: int) -> socket.socket | None:
    """The next connection; None where there is none. Without a free descriptor it is looked at after `patience` ms."""
    try:
        return listening.accept()[0]
    except BlockingIOError:
        return None
    except OSError:
        look = watcher.readable
        watcher.set(readable=None)

    def look_again() -> None:
        if listening.fileno() >= 0:  # it was not closed meanwhile
            watcher.set(readable=look)

    setTimeout(look_again, patience).unref()
    return None
