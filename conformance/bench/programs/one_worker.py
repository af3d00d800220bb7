"""What the programs of Dask's share: a cluster of one worker with one thread, on this machine, and its client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from distributed import Client, LocalCluster


@contextmanager
def connected() -> Iterator[Any]:
    """The client, as long as it is wanted; the worker runs."""
    options: dict[str, Any] = {"n_workers": 1, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": 50}
    with LocalCluster(**options) as cluster, Client(cluster) as client:
        yield client
