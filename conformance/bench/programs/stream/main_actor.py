"""The same with an actor of Dask's, which sends nothing by itself: it is called so often, a burst at a time."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu, orders, payload
from conformance.bench.programs.measured import work
from conformance.bench.programs.one_worker import connected


class Source:
    """Gives a message."""

    def __init__(self, message: Any) -> None:
        self._message = message

    def message(self) -> Any:
        """The message."""
        return self._message

    def cpu(self) -> float:
        """The processor time of its worker."""
        return cpu()


def main() -> None:
    order = orders()
    message, check = payload(order)
    with connected() as client:
        source = client.submit(Source, message, actor=True).result()

        def take(count: int) -> int:
            total = 0
            while count > 0:
                answers = [source.message() for _ in range(min(order["burst"], count))]
                total += sum(check(answer.result()) for answer in answers)
                count -= len(answers)
            return total

        work(order, take, lambda: float(source.cpu().result()))


if __name__ == "__main__":
    main()
