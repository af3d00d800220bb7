"""The same with an actor of Dask's, on a worker of this machine: each trip is a call of its method."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, now, orders, payload, report
from conformance.bench.programs.one_worker import connected


class Echo:
    """Gives back what it gets."""

    def __init__(self) -> None:
        self._began = 0.0

    def begin(self) -> None:
        """From here on the processor time counts."""
        self._began = cpu()

    def echo(self, message: Any) -> Any:
        """The message."""
        return message

    def used(self) -> float:
        """The processor time since `begin`, that of the worker's other work with it."""
        return cpu() - self._began


def main() -> None:
    order = orders()
    message, check = payload(order)
    with connected() as client:
        actor = client.submit(Echo, actor=True).result()

        def trips(count: int) -> int:
            return sum(check(actor.echo(message).result()) for _ in range(count))

        trips(order["warm"])
        actor.begin().result()
        start, began = now(), cpu()
        total = trips(order["n"])
        seconds, used = now() - start, cpu() - began
        report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=actor.used().result())


if __name__ == "__main__":
    main()
