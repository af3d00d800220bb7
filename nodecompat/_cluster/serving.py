"""Servers whose connections go to the asyncio that a program runs, rather than to streams of Node's kind.

Either they come one by one, as the primary hands them out, or the program has the socket and accepts by itself.

What must stay true: a connection belongs to asyncio as soon as it has come, early data included; the server knows when
it has ended, so that `close`, and with it a worker's `disconnect`, waits for it. For a socket that the program has,
they wait until the program has closed it.
"""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeError
from .._js.arity import is_function
from .._loop.current import engine
from .._net.server import Server
from .._on_use import on_use
from ..promise import Promise
from ..values import undefined

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from typing import Self

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


class LentSocket(socket.socket):
    """A socket that listens, for a server that accepts by itself; its end is the end of `_lender`'s."""

    _lender: LendingServer | None = None

    def close(self) -> None:
        super().close()
        self._return()

    def detach(self) -> int:
        """How uvloop closes one: it has the descriptor then."""
        fd = super().detach()
        self._return()
        return fd

    def _return(self) -> None:
        lender, self._lender = self._lender, None
        if lender is not None:
            lender.close()


class LendingServer(Server):
    """A net.Server that listens, and leaves the accepting to whoever has its socket."""

    def __init__(self, closing: Callable[[], object]) -> None:
        super().__init__()
        self._closing = closing
        self._asked = False
        self.lent: LentSocket | None = None

    def _acquire(self, query: dict[str, Any], *, exclusive: bool) -> None:
        super()._acquire({**query, "shares": True}, exclusive=exclusive)

    def lend(self) -> LentSocket:
        """The socket, once it listens. Raises ERR_CLUSTER_NO_SOCKET, OSError without descriptors."""
        handle = self._handle
        if handle is None or handle.fd < 0:
            self.close()
            raise NodeError(_NO_SOCKET, code="ERR_CLUSTER_NO_SOCKET")
        handle.on_readable(None)
        try:
            made = LentSocket(fileno=os.dup(handle.fd))
        except OSError:
            self.close()
            raise
        made.setblocking(False)
        made._lender, self.lent = self, made
        return made

    def close(self, callback: object = undefined) -> Self:
        """Have the program close the socket, if it has not; 'close' when it has."""
        if self.lent is None or self.lent.fileno() < 0:
            return super().close(callback)
        if is_function(callback):
            self.once("close", callback)
        if not self._asked:
            self._asked = True
            engine.take_result(self._closing())
        return self


_NO_SOCKET = (
    "The primary hands out connections and keeps its socket: set cluster.schedulingPolicy to SCHED_NONE there, or use "
    "cluster.createServer"
)


async def listen(closing: Callable[[], object], port: object, host: object, options: dict[str, Any]) -> socket.socket:
    """See `Cluster.listen`."""
    server = LendingServer(closing)
    await _started(server, port, host, options)
    return server.lend()


async def _started(server: Server, port: object, host: object, options: dict[str, Any]) -> None:
    """Until the server listens. Raises what would be its 'error'."""
    listening, resolve, reject = Promise.withResolvers()
    server.once("listening", lambda: resolve(server))
    server.once("error", reject)
    where = {} if "path" in options else {"port": port, **({} if host is None else {"host": host})}
    server.listen({**where, **options})
    await listening
    server.removeListener("error", reject)


async def create_server(factory: Factory, port: object, host: object, options: dict[str, Any]) -> AsyncioServer:
    """See `Cluster.createServer`."""
    server = AsyncioServer(factory)
    await _started(server, port, host, options)
    return server


async def start_server(connected: Any, port: object, host: object, options: dict[str, Any]) -> AsyncioServer:
    """See `Cluster.startServer`."""

    def make() -> asyncio.BaseProtocol:
        loop = asyncio.get_running_loop()
        return asyncio.StreamReaderProtocol(asyncio.StreamReader(loop=loop), connected, loop=loop)

    return await create_server(make, port, host, options)
