"""The same with multiprocessing.Pipe."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection

from conformance.bench.programs.lib import Order, cpu, now, orders, payload, report


def child(end: Connection, order: Order) -> None:
    message, send = payload(order)[0], end.send
    for _ in range(order["warm"]):
        send(message)
    end.recv()
    began = cpu()
    for _ in range(order["n"]):
        send(message)
    end.send({"cpu": cpu() - began})


def main() -> None:
    order = orders()
    check = payload({**order, "size": 1})[1]
    context = get_context("spawn")
    end, theirs = context.Pipe()
    process = context.Process(target=child, args=(theirs, order))
    process.start()
    total, receive = 0, end.recv
    for _ in range(order["warm"]):
        total += check(receive())
    total = 0
    start, began = now(), cpu()
    end.send("go")
    for _ in range(order["n"]):
        total += check(receive())
    seconds, used = now() - start, cpu() - began
    report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=end.recv()["cpu"])
    process.join()


if __name__ == "__main__":
    main()
