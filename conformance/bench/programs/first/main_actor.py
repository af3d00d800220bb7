"""The same with actors of Dask's, each of which a worker makes that runs already: no process is started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from conformance.bench.programs.lib import orders
from conformance.bench.programs.measured import first_words
from conformance.bench.programs.one_worker import connected


class Speaker:
    """Says one word."""

    def word(self) -> str:
        """The word."""
        return "ready"


def main() -> None:
    with connected() as client:

        @contextmanager
        def child() -> Iterator[int]:
            yield len(client.submit(Speaker, actor=True, pure=False).result().word().result())

        first_words(orders(), child)


if __name__ == "__main__":
    main()
