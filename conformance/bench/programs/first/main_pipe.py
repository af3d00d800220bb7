"""The same with multiprocessing: start method `spawn`, which begins a fresh interpreter as fork() does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from conformance.bench.programs.lib import orders
from conformance.bench.programs.measured import first_words


def say(end: Connection) -> None:
    end.send("ready")


def main() -> None:
    context = get_context("spawn")

    @contextmanager
    def child() -> Iterator[int]:
        ours, theirs = context.Pipe()
        process = context.Process(target=say, args=(theirs,))
        process.start()
        theirs.close()
        yield len(ours.recv())
        process.join()

    first_words(orders(), child)


if __name__ == "__main__":
    main()
