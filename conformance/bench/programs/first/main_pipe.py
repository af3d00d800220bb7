"""The same with multiprocessing: start method `spawn`, which begins a fresh interpreter as fork() does."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection

from conformance.bench.programs.lib import cpu, now, orders, report


def child(end: Connection) -> None:
    end.send("ready")


def main() -> None:
    context = get_context("spawn")
    order = orders()
    seconds, heard, count, began = 0.0, 0, order["n"], cpu()
    for number in range(-order["warm"], count):
        if number == 0:
            seconds, heard, began = 0.0, 0, cpu()
        start = now()
        ours, theirs = context.Pipe()
        process = context.Process(target=child, args=(theirs,))
        process.start()
        theirs.close()
        heard += len(ours.recv())
        seconds += now() - start
        process.join()
    report(seconds=seconds, count=count, check=heard, cpu_main=cpu() - began)


if __name__ == "__main__":
    main()
