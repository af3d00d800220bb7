"""A scheduler with two workers, one of which is killed at each line of stdin, and started again; it ends with that."""

from __future__ import annotations

import os
import signal
import sys

import dask.config
from distributed import LocalCluster


def main() -> None:
    """Say the address, then do as told."""
    dask.config.set({"distributed.deploy.lost-worker-timeout": "1 hour"})  # however long the next one takes to start
    cluster = LocalCluster(n_workers=2, threads_per_worker=4, processes=True, dashboard_address=None, silence_logs=50)
    print(cluster.scheduler_address, flush=True)
    for number, _ in enumerate(sys.stdin):
        pid = getattr(getattr(cluster.workers[number % 2].process, "process", None), "pid", None)
        if pid is not None:  # the one before has been started again
            os.kill(pid, signal.SIGKILL)
    cluster.close()


if __name__ == "__main__":
    main()
