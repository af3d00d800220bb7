"""Room for messages of many levels: writers and readers call themselves once for each, and Python allows 1,000 calls.

Loaded by the first message that has so many levels, or that is sent where the program itself is many calls deep.
"""

from __future__ import annotations

import sys
from _thread import RLock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import TracebackType

CALLS: Final = 8000  # 1,000 levels; a level takes five at the most, where a toJSON gives what has a toJSON


class Room:
    """While it is entered, by however many threads, Python allows CALLS more calls in each of them.

    Calls of functions written in Python take no room on the stack of the machine, so nothing can overflow.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._users = 0
        self._usual = 0

    def __enter__(self) -> None:
        with self._lock:
            if not self._users:
                self._usual = sys.getrecursionlimit()
                sys.setrecursionlimit(self._usual + CALLS)
            self._users += 1

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._users -= 1
            if not self._users and sys.getrecursionlimit() == self._usual + CALLS:  # else somebody else has set it
                sys.setrecursionlimit(self._usual)


room: Final = Room()
