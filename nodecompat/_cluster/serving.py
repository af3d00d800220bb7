"""Servers whose connections go to the asyncio that a program runs, rather than to streams of Node's kind.

What must stay true: a connection belongs to asyncio as soon as it has come, early data included; the server knows when
it has ended, so that `close`, and with it a worker's `disconnect`, waits for it.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

from .._net.server import Server
from .._on_use import on_use
from ..promise import Promise

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from .._net.handle import Handle

    Factory = Callable[[], asyncio.BaseProtocol]
else:
    asyncio = on_use("asyncio")  # a program that comes here has it


class AsyncioServer(Server):
    """A net.Server that makes a transport and a protocol of each connection, instead of emitting 'connection'."""

    def __init__(self, factory: Factory) -> None:
        super().__init__()
        self._factory = factory
        self._loop = asyncio.get_running_loop()
        self._starting: set[asyncio.Task[None]] = set()

    def _accepted(self, number: int, handle: Handle | None) -> None:
        if handle is None:
            super()._accepted(number, handle)
            return
        self._connections += 1
        task = self._loop.create_task(self._start(socket.socket(fileno=handle.release())))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _start(self, connection: socket.socket) -> None:
        ended = False

        def end() -> None:
            nonlocal ended
            if not ended:
                ended = True
                self._connection_ended()

        def make() -> asyncio.BaseProtocol:
            protocol: Any = self._factory()
            lost = protocol.connection_lost

            def connection_lost(error: Exception | None) -> None:
                try:
                    lost(error)
                finally:
                    end()

            protocol.connection_lost = connection_lost
            return protocol  # type: ignore[no-any-return]

        try:
            await self._loop.connect_accepted_socket(make, connection)
        except BaseException:
            connection.close()
            end()
            raise


async def create_server(factory: Factory, port: object, host: object, options: dict[str, Any]) -> AsyncioServer:
    """See `Cluster.createServer`."""
    server = AsyncioServer(factory)
    listening, resolve, reject = Promise.withResolvers()
    server.once("listening", lambda: resolve(server))
    server.once("error", reject)
    where = {} if "path" in options else {"port": port, **({} if host is None else {"host": host})}
    server.listen({**where, **options})
    await listening
    server.removeListener("error", reject)
    return server


async def start_server(connected: Any, port: object, host: object, options: dict[str, Any]) -> AsyncioServer:
    """See `Cluster.startServer`."""

    def make() -> asyncio.BaseProtocol:
        loop = asyncio.get_running_loop()
        return asyncio.StreamReaderProtocol(asyncio.StreamReader(loop=loop), connected, loop=loop)

    return await create_server(make, port, host, options)
