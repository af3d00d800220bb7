"""Dask alone: what it holds for a child, what waits, and what it runs again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from support import ROOT, run_program, write
from support_remote import MAIN, WORKER, running

pytest.importorskip("distributed")

PROGRAM = """
import distributed

async def main():
    client = distributed.Client(os.environ["CARRIER"].split()[1])
    from nodecompat import remote
    on = remote.dask(client, resources={"slot": 1})

    # five children, for which there are four slots: two workers of one thread and two slots each
    children, traces, workers = [], [], []
    for _ in range(5):
        child = fork("worker.py", cwd=os.getcwd(), on=on)
        children.append(child)
        traces.append(traced(child))
        child.send(["deaf", os.devnull])
    while sum(child.pid is not undefined for child in children) < 4:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    running = [child for child in children if child.pid is not undefined]
    [waiting] = [child for child in children if child.pid is undefined]
    print(len(running), waiting.kill(0))
    running[0].kill("SIGKILL")
    await closed(running[0])
    await waiting.getOneMessage()
    print("the fifth is up")

    # a worker is killed: its children are lost, and Dask, which runs the tasks again, starts none a second time
    agents = {}
    for child, trace in zip(children, traces):
        if child.exitCode is None and child.signalCode is None:
            while "message" not in (step[0] for step in trace):
                await asyncio.sleep(0.01)
            pid, agent = next(step[1] for step in trace if step[0] == "message")
            agents.setdefault(agent, []).append((child, pid))
    agent, lost = next(iter(agents.items()))
    with open(f"/proc/{agent}/stat") as file:
        worker = int(file.read().rpartition(")")[2].split()[1])
    os.kill(worker, signal.SIGKILL)
    for child, pid in lost:
        if child.signalCode is None:
            await closed(child)
        await gone(pid)
        print([step for step in traces[children.index(child)] if step[0] != "message"])
    for child in children:
        if child.signalCode is None:
            child.kill("SIGKILL")
            await closed(child)
    while client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)):
        await asyncio.sleep(0.05)
    print(sum(step[0] == "spawn" for trace in traces for step in trace), "starts, no task is left")

    # no worker has what is wanted: the child does not start, and the task is taken back
    child = fork("worker.py", on=remote.dask(client, resources={"moon": 1}, startTimeout=200))
    trace = traced(child)
    await closed(child)
    print(trace)
    while client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)):
        await asyncio.sleep(0.05)

    # this process dials the worker's machine, or both dial the scheduler's
    for where in ("worker", "scheduler"):
        child = fork("worker.py", cwd=os.getcwd(), on=remote.dask(client, connect=where))
        trace = traced(child)
        child.send(["big", bytes(3_000_000)])
        print(len(await child.getOneMessage()))
        child.send(["bye"])
        await closed(child)
        print([step for step in trace if step[0] != "message"])

    for wrong, options in ((5, {}), (None, {}), (client, {"connect": "elsewhere"})):
        try:
            remote.dask(wrong, **options)
        except Exception as error:
            print(error.code)
    client.close()

from nodecompat import undefined
start(main())
"""


STRANGERS = """
import json, os, socket, subprocess, sys

agent = subprocess.Popen(
    [sys.executable, "-m", "nodecompat._remote.agent", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
)
agent.stdin.write(json.dumps({"token": "t" * 32, "listen": "127.0.0.1"}).encode() + b"\\n")
agent.stdin.flush()
port = json.loads(agent.stdout.readline())["port"]
for said in (b"", b"x" * 32, b"t" * 31 + b"x", b"GET / HTTP/1.1\\r\\n\\r\\n" * 3):
    with socket.create_connection(("127.0.0.1", port)) as stranger:
        try:
            stranger.sendall(said)
            stranger.shutdown(socket.SHUT_WR)
            print(stranger.recv(100))
        except OSError:  # closed already
            print(b"")
with socket.create_connection(("127.0.0.1", port)) as parent:
    parent.sendall(b"t" * 32)
    print(parent.recv(5)[:1])
    parent.sendall(b"B\\0\\0\\0\\0")
print(json.loads(agent.stdout.readline()))
agent.stdin.close()
print(agent.wait())
"""


def test_an_agent_that_waits_speaks_to_its_parent_only() -> None:
    """Who does not name the job is told nothing; the next one still is."""
    done = run_program(sys.executable, "-c", STRANGERS)
    assert done.stderr == ""
    assert done.lines == ["b''"] * 4 + ["b'H'", "{'token': '" + "t" * 32 + "', 'error': ''}", "0"]


@pytest.mark.slow
def test_slots_queues_and_the_loss_of_a_worker(tmp_path: Path) -> None:
    """Four of five children run; the fifth when a slot is free. A child is started once, whatever Dask does again."""
    with running("dask", tmp_path) as variables:
        write(tmp_path, worker_py=WORKER, main_py=MAIN)
        with open(tmp_path / "main.py", "a") as file:
            file.write(PROGRAM)
        done = run_program(sys.executable, "main.py", cwd=tmp_path, env=variables)
    lost = "[('spawn',), ('error', 'ERR_REMOTE_CHILD_LOST'), ('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')]"
    lines = [line for line in done.lines if line != lost]
    assert done.lines.count(lost) in (1, 2)
    assert lines == [
        "4 True",
        "the fifth is up",
        "5 starts, no task is left",
        "[('error', 'ERR_REMOTE_START'), ('disconnect',), ('close', -1, None)]",
        *["3000000", "[('spawn',), ('disconnect',), ('exit', 0, None), ('close', 0, None)]"] * 2,
        "ERR_INVALID_ARG_TYPE",
        "ERR_INVALID_ARG_TYPE",
        "ERR_INVALID_ARG_VALUE",
    ], done.stderr


@pytest.mark.slow
def test_the_guides_cluster_on_one_machine(tmp_path: Path) -> None:
    """The guide's program with a LocalCluster prints what its worker answers, and ends."""
    place = shutil.copytree(ROOT / "conformance" / "guide" / "programs" / "remote", tmp_path / "remote")
    done = run_program(sys.executable, "laptop.py", cwd=place)
    assert (done.lines, done.code) == (["{'square': 400}"], 0), done.stderr
