"""The scheduler of a Dask cluster is killed: with it ends all that Dask holds for children, so they end as lost ones."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import environment, run_program, write
from support_remote import CARRIERS, MAIN, WORKER

from conformance import engines

pytest.importorskip("distributed")

# A scheduler and a worker, as their own commands start them. Says the address and the pids; ends with its stdin.
CLUSTER = """
import os, subprocess, sys, time

def command(name, *words):
    return subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{name}", *words, "--dashboard-address", "127.0.0.1:0"])

scheduler = command("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", "file")
worker = command("worker", "--scheduler-file", "file", "--nthreads", "4")
print(os.path.abspath("file"), scheduler.pid, worker.pid, flush=True)
sys.stdin.read()
for each in (worker, scheduler):
    each.terminate()
    each.wait()
"""

PROGRAM = """
import distributed
from nodecompat import remote, undefined

async def main():
    file, scheduler, worker = sys.argv[2].rsplit(" ", 2)
    client = distributed.Client(scheduler_file=file)
    client.wait_for_workers(1)
    options = {"connect": sys.argv[1], "grace": 50}
    child = fork("worker.py", cwd=os.getcwd(), on=remote.dask(client, **options))
    child.send(["deaf", os.path.abspath("told")])
    pid, agent = await child.getOneMessage()
    unheard = fork("worker.py", cwd=os.getcwd(), on=remote.dask(client, **options))
    unheard.send(["deaf", os.devnull])
    others, _ = await unheard.getOneMessage()
    waiting = fork("worker.py", on=remote.dask(client, resources={"moon": 1}, **options))
    traces = [traced(child), traced(unheard), traced(waiting)]
    unheard.removeAllListeners("error")

    os.kill(int(scheduler), signal.SIGKILL)
    await asyncio.gather(*map(closed, (child, unheard, waiting)))
    print(*traces, sep="\\n")
    print(child.kill(), waiting.pid)
    await gone(pid, others, agent, int(worker))
    print(open("told").read())

    late = fork("worker.py", on=remote.dask(client, **options | {"connect": "parent"}, startTimeout=50))
    trace = traced(late)
    await closed(late)
    print(trace)
    client.close()
start(main())
"""

LOST = "('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')]"
FAILED = "[('error', 'ERR_REMOTE_START'), ('disconnect',), ('close', -1, None)]"


@pytest.mark.slow
@pytest.mark.parametrize("connect", ["parent", "worker", "scheduler"])
def test_the_schedulers_death(tmp_path: Path, connect: str) -> None:
    """A child that ran is lost, with a warning where nobody listens; one that waited was not started; nothing is left."""
    write(tmp_path, worker_py=WORKER, main_py=MAIN + PROGRAM, carriers_py=CARRIERS)
    with engines.launched(CLUSTER, tmp_path, environment({"DASK_LOGGING__DISTRIBUTED": "critical"})) as place:
        done = run_program(sys.executable, "main.py", connect, place, cwd=tmp_path)
    assert done.stderr.count("RemoteWarning") == 1, done.stderr
    assert done.lines == [
        "[('error', 'ERR_REMOTE_CHILD_LOST'), " + LOST,
        "[" + LOST,
        FAILED,
        "False undefined",
        "disconnect",
        FAILED,
    ]
