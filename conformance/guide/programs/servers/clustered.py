import asyncio
import sys

import uvicorn

from nodecompat import cluster

port = int(sys.argv[1])


async def serve():
    server = uvicorn.Server(uvicorn.Config("api:app"))

    def stop():  # called when the worker is told to disconnect, which waits for the server's end
        server.should_exit = True

    socket = await cluster.listen(stop, port, "localhost")
    await server.serve(sockets=[socket])


if cluster.isPrimary:
    for _ in range(2):
        cluster.fork()
    cluster.on("exit", lambda worker: worker.exitedAfterDisconnect or cluster.fork())
else:
    asyncio.run(serve())
