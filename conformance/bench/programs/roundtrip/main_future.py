"""The same with futures of Dask's: each trip is a task that a worker of this machine runs."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, orders, payload
from conformance.bench.programs.measured import work
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

        work(order, trips, lambda: float(client.submit(cpu, pure=False).result()))


if __name__ == "__main__":
    main()
