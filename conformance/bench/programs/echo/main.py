"""Blocks there and back over one connection on loopback, several under way at a time. Some go ahead, untimed."""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, now, orders, report
from nodecompat import net

order = orders()
n, size, flight = order["n"], order["size"], order["flight"]
block = b"\7" * size
is_timed = False
goal = sent = got = 0
start = began = 0.0
server = net.createServer({"noDelay": True}, lambda socket: socket.pipe(socket))
client: net.Socket


def begin(some: int) -> None:
    global goal, sent, got, start, began
    goal, sent, got = some, min(flight, some), 0
    start, began = now(), cpu()
    for _ in range(sent):
        client.write(block)


def receive(data: bytes) -> None:
    global got, sent, is_timed
    got += len(data)
    back = got // size
    while sent < goal and sent - back < flight:
        sent += 1
        client.write(block)
    if back < goal:
        return
    if not is_timed:
        is_timed = True
        begin(n)
        return
    report(seconds=now() - start, count=back, check=got, cpu_main=cpu() - began)
    client.destroy()
    server.close()


def listening() -> None:
    global client
    client = net.connect(server.address().port, "127.0.0.1", lambda: begin(order["warm"]))
    client.setNoDelay()
    client.on("data", receive)


server.listen(0, "127.0.0.1", listening)
