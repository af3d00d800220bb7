"""The client of every server: requests over so many connections at a time, each kept or made anew, answered by `hello`.

What it is told: the port, the process of the server, and the orders. It reports for the server, with its workers.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import socket
import sys

from conformance.bench.programs.lib import now, report

port, server, order = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
KEPT = order["kept"]
FIELDS = "Host: localhost\r\nUser-Agent: bench/1.0\r\nAccept: */*\r\n" + ("" if KEPT else "Connection: close\r\n")
REQUEST = f"GET /hello?a=1 HTTP/1.1\r\n{FIELDS}\r\n".encode()


def cpu_of(process: int) -> float:
    """The processor time of a process and its children so far, in seconds, but of this one."""
    parents: dict[int, int] = {}
    used: dict[int, int] = {}
    for name in os.listdir("/proc") if os.path.isdir("/proc/self") else ():
        if name.isdigit() and int(name) != os.getpid():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
                parents[int(name)], used[int(name)] = int(fields[1]), int(fields[11]) + int(fields[12])
    family = {process}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(used.get(one, 0) for one in family) / os.sysconf("SC_CLK_TCK")


def open_one(selector: selectors.BaseSelector) -> None:
    """A new connection with a request on it."""
    one = socket.create_connection(("127.0.0.1", port))
    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    one.sendall(REQUEST)
    selector.register(one, selectors.EVENT_READ, bytearray())


def work(times: int) -> int:
    """So many requests; returns the sum of the lengths of the bodies."""
    selector = selectors.DefaultSelector()
    begun, done, total = min(order["connections"], times), 0, 0
    for _ in range(begun):
        open_one(selector)
    while done < times:
        for key, _ in selector.select():
            one, got = key.fileobj, key.data
            assert isinstance(one, socket.socket)
            data = one.recv(65536)
            got += data
            if data and (not KEPT or not got.endswith(b"\r\n\r\nhello")):
                continue
            assert got.endswith(b"\r\n\r\nhello"), bytes(got)
            done += 1
            total += 5
            got.clear()
            if KEPT and begun < times:
                one.sendall(REQUEST)
                begun += 1
                continue
            selector.unregister(one)
            one.close()
            if begun < times:
                begun += 1
                open_one(selector)
    return total


def wait_for_server() -> None:
    """A server of another process may take its time."""
    until = now() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            if now() > until:
                raise


wait_for_server()
work(order["warm"])
start, began = now(), cpu_of(server)
check = work(order["n"])
report(seconds=now() - start, count=order["n"], check=check, cpu_main=cpu_of(server) - began)
