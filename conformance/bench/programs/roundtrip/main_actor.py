"""The same with an actor of Dask's, on a worker of this machine: each trip is a call of its method."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, orders, payload
from conformance.bench.programs.measured import work
from conformance.bench.programs.one_worker import connected


class Echo:
    """Gives back what it gets."""

    def echo(self, message: Any) -> Any:
        """The message."""
        return message

    def cpu(self) -> float:
        """The processor time of its worker."""
        return cpu()


def main() -> None:
    order = orders()
    message, check = payload(order)
    with connected() as client:
        actor = client.submit(Echo, actor=True).result()

        def trips(count: int) -> int:
            return sum(check(actor.echo(message).result()) for _ in range(count))

        work(order, trips, lambda: float(actor.cpu().result()))


if __name__ == "__main__":
    main()
