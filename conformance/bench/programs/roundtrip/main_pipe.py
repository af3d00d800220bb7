"""The same with multiprocessing.Pipe."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection

from conformance.bench.programs.lib import cpu, now, orders, payload, report


def child(end: Connection) -> None:
    send, receive = end.send, end.recv
    send(receive())
    message = receive()
    began = cpu()
    while message != "done":
        send(message)
        message = receive()
    send({"cpu": cpu() - began})


def main() -> None:
    order = orders()
    n, flight = order["n"], order["flight"]
    message, check = payload(order)
    context = get_context("spawn")
    end, theirs = context.Pipe()
    process = context.Process(target=child, args=(theirs,))
    process.start()
    end.send(message)
    end.recv()
    total, sent, start, began = 0, flight, now(), cpu()
    for _ in range(flight):
        end.send(message)
    for _ in range(n):
        total += check(end.recv())
        if sent < n:
            sent += 1
            end.send(message)
    seconds, used = now() - start, cpu() - began
    end.send("done")
    report(seconds=seconds, count=n, check=total, cpu_main=used, cpu_child=end.recv()["cpu"])
    process.join()


if __name__ == "__main__":
    main()
