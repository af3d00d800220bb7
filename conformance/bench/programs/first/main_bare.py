"""What any Python child costs: a bare interpreter that writes one word to a pipe, and nothing imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from conformance.bench.programs.lib import orders
from conformance.bench.programs.measured import first_words


@contextmanager
def child() -> Iterator[int]:
    with subprocess.Popen([sys.executable, "-c", "print('ready', flush=True)"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield len(process.stdout.readline().strip())


first_words(orders(), child)
