"""The same with multiprocessing.Pipe."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection

from conformance.bench.programs.lib import cpu, now, orders, payload, report


def child(end: Connection, warm: int) -> None:
    send, receive = end.send, end.recv
    for _ in range(warm):
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
    process = context.Process(target=child, args=(theirs, order["warm"]))
    process.start()

    def trips(count: int) -> int:
        total, sent = 0, min(flight, count)
        for _ in range(sent):
            end.send(message)
        for _ in range(count):
            total += check(end.recv())
            if sent < count:
                sent += 1
                end.send(message)
        return total

    trips(order["warm"])
    start, began = now(), cpu()
    total = trips(n)
    seconds, used = now() - start, cpu() - began
    end.send("done")
    report(seconds=seconds, count=n, check=total, cpu_main=used, cpu_child=end.recv()["cpu"])
    process.join()


if __name__ == "__main__":
    main()
