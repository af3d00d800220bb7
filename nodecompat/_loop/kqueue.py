"""The kernel object of macOS and the BSDs, for `poller`, which has Linux's."""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

READ, WRITE = 1, 2  # as `poller` has them


class Kqueue:
    """macOS and the BSDs: one filter a side."""

    def __init__(self) -> None:
        self._kqueue: Any = select.kqueue()  # type: ignore[attr-defined,unused-ignore]
        self.fileno: Callable[[], int] = self._kqueue.fileno
        self.close: Callable[[], None] = self._kqueue.close

    def change(self, fd: int, old: int, new: int) -> None:
        constants: Any = select
        filters = {READ: constants.KQ_FILTER_READ, WRITE: constants.KQ_FILTER_WRITE}
        changes = [
            constants.kevent(fd, number, constants.KQ_EV_ADD if new & side else constants.KQ_EV_DELETE)
            for side, number in filters.items()
            if (old ^ new) & side
        ]
        self._kqueue.control(changes, 0, 0)

    def wait(self, timeout: int | None) -> list[tuple[int, int]]:
        seconds = None if timeout is None else timeout / 1000
        read = select.KQ_FILTER_READ  # type: ignore[attr-defined,unused-ignore]
        found = self._kqueue.control(None, 256, seconds)
        return [(event.ident, READ if event.filter == read else WRITE) for event in found]
