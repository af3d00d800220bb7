"""The same with tasks of Dask's, whose results are the messages: a burst of them at a time."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, orders, payload
from conformance.bench.programs.measured import work
from conformance.bench.programs.one_worker import connected


def message(order: dict[str, Any]) -> Any:
    """The message."""
    return payload(order)[0]


def main() -> None:
    order = orders()
    _, check = payload(order)
    with connected() as client:

        def take(count: int) -> int:
            total = 0
            while count > 0:
                tasks = [client.submit(message, order, pure=False) for _ in range(min(order["burst"], count))]
                total += sum(map(check, client.gather(tasks)))
                count -= len(tasks)
            return total

        work(order, take, lambda: float(client.submit(cpu, pure=False).result()))


if __name__ == "__main__":
    main()
