"""Completed I/O and closing handles, for programs which in JavaScript use `fs` and `net`.

nodecompat has no `fs.stat` and no sockets to destroy, but their place in a turn of the loop is what the programs are
about: `stat` completes in the poll phase through a real descriptor, `close_handle` in the closing phase.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from nodecompat._loop.current import engine


def stat(callback: Callable[[], Any]) -> None:
    """Stand for `fs.stat('/', callback)`: several calls in one callback complete in one poll, in order."""
    read_end, write_end = os.pipe()
    os.write(write_end, b"!")

    def ready() -> None:
        watcher.close()
        os.close(read_end)
        os.close(write_end)
        callback()

    watcher = engine.watch(read_end, readable=ready)


def close_handle(on_close: Callable[[], Any]) -> None:
    """Stand for `socket.destroy()`: `on_close` is its 'close' listener."""
    engine.closing(on_close)
