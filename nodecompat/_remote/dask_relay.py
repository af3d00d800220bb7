"""What runs inside a Dask scheduler for `connect='scheduler'`: it joins the connections of a parent and an agent.

Both dial the scheduler's machine and say the same 64 letters first, which only they know. For networks in which the two
cannot reach each other, but both reach the scheduler.

What must stay true: a connection that says nothing, or finds nobody, is closed in its time; bytes are passed on as the
other side takes them, so that none pile up here.
"""

from __future__ import annotations

import contextlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from .._on_use import on_use

if TYPE_CHECKING:
    import asyncio

    Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
else:
    asyncio = on_use("asyncio")  # this file is loaded in a scheduler, where it is

KEY_LETTERS: Final = 64
_WAIT_SECONDS: Final = 60
_MOST_WAITING: Final = 1024
_READ_BYTES: Final = 1 << 18
_LEAVE_SECONDS: Final = 10


class Relay:
    """The connections of one scheduler."""

    def __init__(self) -> None:
        self._waiting: dict[bytes, asyncio.Future[Any]] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: the first of two waits for the other, which joins them."""
        said = b""
        try:
            said = await asyncio.wait_for(reader.readexactly(KEY_LETTERS), _WAIT_SECONDS)
            first = self._waiting.pop(said, None)
            if first is not None and not first.done():
                first.set_result((reader, writer))
                return
            if len(self._waiting) < _MOST_WAITING:
                self._waiting[said] = second = asyncio.get_running_loop().create_future()
                other_reader, other_writer = await asyncio.wait_for(second, _WAIT_SECONDS)
                await _join((reader, writer), (other_reader, other_writer))
        except (OSError, EOFError, asyncio.TimeoutError):
            pass  # it said nothing, or nobody came
        finally:
            self._waiting.pop(said, None)
        writer.close()


async def _join(one: Connection, other: Connection) -> None:
    """Pass on what each sends until one has ended; what it had sent still leaves."""
    passing = {asyncio.create_task(_pass_on(one[0], other[1])), asyncio.create_task(_pass_on(other[0], one[1]))}
    await asyncio.wait(passing, return_when=asyncio.FIRST_COMPLETED)
    for _, writer in (one, other):
        writer.close()
        with contextlib.suppress(OSError, asyncio.TimeoutError):
            await asyncio.wait_for(writer.wait_closed(), _LEAVE_SECONDS)
        writer.transport.abort()  # its side reads no more
    for each in passing:
        each.cancel()
    await asyncio.gather(*passing, return_exceptions=True)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(_READ_BYTES):
            writer.write(data)
            await writer.drain()


def key(token: str) -> str:
    """What both say first. Who knows it alone cannot tell the token."""
    return sha256(f"relay {token}".encode()).hexdigest()


async def port(dask_scheduler: Any) -> int:
    """Run on the scheduler: the port of its relay, which is made at the first call."""
    if not hasattr(dask_scheduler, "nodecompat_relay"):
        host = urlsplit(dask_scheduler.address).hostname  # it listens where the scheduler does
        dask_scheduler.nodecompat_relay = await asyncio.start_server(Relay().serve, host, 0)
    return int(dask_scheduler.nodecompat_relay.sockets[0].getsockname()[1])
