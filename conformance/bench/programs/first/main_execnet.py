"""The same with execnet: a gateway to an interpreter that it starts for each word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import execnet

from conformance.bench.programs.lib import orders
from conformance.bench.programs.measured import first_words


@contextmanager
def child() -> Iterator[int]:
    yield len(execnet.makegateway("popen").remote_exec('channel.send("ready")').receive())
    execnet.default_group.terminate(timeout=5)


if __name__ == "__main__":
    first_words(orders(), child)
