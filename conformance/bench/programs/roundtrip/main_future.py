"""The same with futures of Dask's: each trip is a task that a worker of this machine runs."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, payload, report
from conformance.bench.programs.one_worker import connected


def echo(message: Any) -> Any:
    """The message."""
    return message


def main() -> None:
    order = orders()
    message, check = payload(order)
    with connected() as client:

        def trips(count: int) -> int:
            return sum(check(client.submit(echo, message, pure=False).result()) for _ in range(count))

        trips(order["warm"])
        before = client.submit(cpu, pure=False).result()
        start, began = now(), cpu()
        total = trips(order["n"])
        seconds, used = now() - start, cpu() - began
        there = client.submit(cpu, pure=False).result() - before
        report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=there)


if __name__ == "__main__":
    main()
