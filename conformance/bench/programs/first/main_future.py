"""The same with tasks of Dask's, which a worker runs that is there already: no process is started."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from conformance.bench.programs.lib import orders
from conformance.bench.programs.measured import first_words
from conformance.bench.programs.one_worker import connected


def word() -> str:
    """The word."""
    return "ready"


def main() -> None:
    with connected() as client:

        @contextmanager
        def child() -> Iterator[int]:
            yield len(client.submit(word, pure=False).result())

        first_words(orders(), child)


if __name__ == "__main__":
    main()
