"""The parent of handles: passes a server, a connection or a datagram socket to the child, and gets one of its.

It prints a line per check, [name, problem]. argv: the order {command, module, how, wire}.
"""

from __future__ import annotations

import json
from typing import Any

import nodecompat
from nodecompat import clearTimeout, dgram, net, process, setTimeout
from nodecompat.child_process import spawn
from nodecompat.promise import Promise

order = json.loads(process.argv[2])
what = order["how"].split(" ")[0]
(file, *before), module, wire = order["command"], order["module"], order["wire"]
child = spawn(file, [*before, module, what], {"serialization": wire, "stdio": ["ignore", "inherit", "inherit", "ipc"]})
waiting: dict[str, Any] = {}
early: dict[str, Any] = {}  # what came before it was waited for


def report(name: str, problem: str | None = None) -> None:
    """Print the line of a check."""
    print(json.dumps([name, problem or None]), flush=True)


def give_up() -> None:
    """What was waited for has not come."""
    report(",".join(waiting), "nothing came")
    child.kill("SIGKILL")
    process.exit(0)


def heard(say: str) -> Promise:
    """What the child says under a name: the message, and the handle."""
    promise, resolve, _ = Promise.withResolvers()
    if say in early:
        resolve(early.pop(say))
    else:
        waiting[say] = resolve
    return promise


def said(message: dict[str, Any], handle: Any) -> None:
    """Give a message to whoever waits for it, or keep it."""
    say = message["say"]
    if say in waiting:
        waiting.pop(say)([message, handle])
    else:
        early[say] = [message, handle]


def ask(port: int) -> Promise:
    """What is to be read at a port."""
    promise, resolve, _ = Promise.withResolvers()
    if what == "datagram":
        asking = dgram.createSocket("udp4", lambda m: (asking.close(), resolve(m.decode())))
        asking.send("question", port, "127.0.0.1")
        return promise
    parts: list[bytes] = []
    socket = net.connect(port, "127.0.0.1").on("data", parts.append)
    socket.on("error", lambda e: resolve(e.code)).on("close", lambda: resolve(b"".join(parts).decode()))
    return promise


async def datagrams_there() -> str | None:
    """The same of a datagram socket."""
    socket = dgram.createSocket("udp4")
    await Promise(lambda resolve, _: socket.bind(0, "127.0.0.1", resolve))
    port = socket.address().port
    child.send({"take": 1}, socket)
    await heard("taken")
    socket.close()
    answer = await ask(port)
    return None if answer == "child" else f"heard {answer}"


async def there() -> str | None:
    """What is passed to the child is answered there."""
    if what == "datagram":
        return await datagrams_there()

    def connection(socket: net.Socket) -> None:
        if what == "socket":
            child.send({"take": 1}, socket)
        else:
            socket.end("parent")

    server = net.createServer(connection)
    await Promise(lambda resolve, _: server.listen(0, "127.0.0.1", resolve))
    port = server.address().port
    if what == "server":
        child.send({"take": 1}, server)
        await heard("taken")
        server.close()
    answer = await ask(port)
    if what == "socket":
        server.close()
    return None if answer == "child" else f"heard {answer}"


async def back() -> str | None:
    """What the child has made is answered here."""
    child.send({"settle": 1})  # as the JavaScript beside it
    await heard("settled")
    child.send({"give": 1})
    message, handle = await heard("given")
    if not handle:
        return "it came without a handle"
    if what != "socket":
        handle.on("connection", lambda socket: socket.end("parent"))
        handle.on("message", lambda m, info: handle.send("parent", info.port, info.address))
        await heard("closed")
        answer = await ask(message["port"])
        handle.close()
    else:
        handle.end("parent")
        answer = (await heard("heard"))[0]["answer"]
    return None if answer == "parent" else f"heard {answer}"


async def main() -> None:
    """All checks."""
    late = setTimeout(give_up, 15000)
    ended = Promise(lambda resolve, _: child.on("exit", lambda code, signal: resolve(signal or code)))
    await heard("ready")
    report("there", await there())
    report("back", await back())
    child.send({"leave": 1})
    how = await ended
    report("end", None if how == 0 else f"ended with {how}")
    clearTimeout(late)


child.on("message", said)
nodecompat.start(main())
