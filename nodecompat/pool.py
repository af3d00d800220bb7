"""Pools of workers: processes that run jobs, and are replaced when they die. Not in Node.

    from nodecompat.pool import Pool                      # worker.py:  from nodecompat.pool import serve
                                                          #
    pool = Pool('worker.py', size=4)                      #             @serve
    result = await pool.run({'n': 30})                    #             def job(value): return fib(value['n'])

Workers are in the shape of npm's workerpool unless the option `shape` says otherwise, so a worker that is written in
JavaScript with `workerpool.worker({…})` is one of ours as it stands. `shape='message'` takes a script that answers each
message with one, `'jest-worker'` and `'tinypool'` a module for these packages, whose own file for the child is found in
`node_modules`.

And the reverse: a file with `serve` is a worker of these packages, under Node, started by `python -m nodecompat.pool`:

    workerpool.pool('worker.py', {workerType: 'process', forkOpts: {execPath: 'python3', execArgv: []}})
    new Worker('/path/worker.py', {exposedMethods: ['job'],
        forkOptions: {execPath: 'python3', execArgv: ['-m', 'nodecompat.pool'], serialization: 'json'}})
    process.execPath = 'python3'                          // tinypool has no option for it
    new Tinypool({runtime: 'child_process', filename: '/path/worker.py', execArgv: ['-m', 'nodecompat.pool'],
        env: process.env})

jest-worker and tinypool fork their own file always, which is then an argument that nobody reads; the module is named in
a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._on_use import loaded, names_on_use
from ._pool.serving import abortSignal as abortSignal
from ._pool.serving import progress as progress
from ._pool.serving import serve as serve

if TYPE_CHECKING:
    from ._pool.executor import PoolExecutor as PoolExecutor
    from ._pool.failures import CrashLoopError as CrashLoopError
    from ._pool.failures import JobTimeoutError as JobTimeoutError
    from ._pool.failures import PoolClosedError as PoolClosedError
    from ._pool.failures import QueueFullError as QueueFullError
    from ._pool.failures import WorkerDiedError as WorkerDiedError
    from ._pool.failures import WorkerStartError as WorkerStartError
    from ._pool.running import Pool as Pool
    from ._pool.task import Task as Task
    from ._pool.worker import Worker as Worker
else:
    __getattr__ = names_on_use(  # a worker, which wants `serve`, needs none of them
        __name__,
        {
            "PoolExecutor": "nodecompat._pool.executor",
            "CrashLoopError": "nodecompat._pool.failures",
            "JobTimeoutError": "nodecompat._pool.failures",
            "PoolClosedError": "nodecompat._pool.failures",
            "QueueFullError": "nodecompat._pool.failures",
            "WorkerDiedError": "nodecompat._pool.failures",
            "WorkerStartError": "nodecompat._pool.failures",
            "Pool": "nodecompat._pool.running",
            "Task": "nodecompat._pool.task",
            "Worker": "nodecompat._pool.worker",
        },
    )

__all__ = [
    "CrashLoopError",
    "JobTimeoutError",
    "Pool",
    "PoolClosedError",
    "PoolExecutor",
    "QueueFullError",
    "Task",
    "Worker",
    "WorkerDiedError",
    "WorkerStartError",
    "abortSignal",
    "progress",
    "serve",
]

if __name__ == "__main__":
    loaded("nodecompat._pool.runner").main()
