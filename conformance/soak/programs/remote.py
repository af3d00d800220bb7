"""The parent of children elsewhere: starts one after the other, some at a time, while workers are killed.

argv: the order {carrier, seconds, points, flight, pause, seed}. At some points, when no child is there, it tells what it
has, and what is left of those that were.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import monotonic
from typing import Any

from nodecompat import Promise, process, remote, start
from nodecompat.child_process import ChildProcess, fork

HERE = Path(__file__).parent
order = json.loads(process.argv[2])
chance = random.Random(order["seed"])
WAYS = ("disconnect", "exit", "kill", "deaf", "large", "early")
MESSAGES = 300
LARGE = bytes(range(256)) * 4000
ENDS = {
    "disconnect": ((0, None),),
    "exit": ((3, None),),
    "kill": ((None, "SIGKILL"),),
    "deaf": ((None, "SIGKILL"),),
    "large": ((0, None),),
    "early": ((None, "SIGTERM"),),
}
LOST = ("ERR_REMOTE_CHILD_LOST", "ERR_REMOTE_START")


class Engine:
    """What the children run on."""

    def __init__(self) -> None:
        self.killed = 0
        self.agents: set[int] = set()
        self.cluster: subprocess.Popen[bytes] | None = None
        if order["carrier"] == "local":
            self.carrier: Any = remote.local(grace=100)
            return
        words = [sys.executable, str(HERE / "remote_cluster.py")]
        self.cluster = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.cluster.stdout is not None
        self.carrier = remote.dask(self.cluster.stdout.readline().decode().strip(), grace=100)

    def kill(self) -> None:
        """A worker, which is started again; or an agent, where there are no workers."""
        self.killed += 1
        if self.cluster is not None and self.cluster.stdin is not None:
            self.cluster.stdin.write(b"kill\n")
            self.cluster.stdin.flush()
        elif there := sorted(filter(is_there, self.agents)):
            os.kill(chance.choice(there), 9)

    def tasks(self) -> int:
        """What the scheduler still holds."""
        if self.cluster is None:
            return 0
        found: int = self.carrier.client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
        return found

    def close(self) -> None:
        """End it."""
        if self.cluster is not None and self.cluster.stdin is not None:
            self.carrier.close()
            self.cluster.stdin.close()
            self.cluster.wait()


def is_there(pid: int) -> bool:
    """Whether a process runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class Soak:
    """What was seen."""

    def __init__(self) -> None:
        self.engine = Engine()
        self.ends: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.pids: set[int] = set()
        self.left = 0
        self.has: dict[str, dict[str, list[int]]] = {}

    async def one(self, way: str) -> None:
        """A child, to its end in some way."""
        child = fork(HERE / "remote_child.py", on=self.engine.carrier, cwd=str(HERE))
        errors: list[str] = []
        got: list[Any] = []
        closed = Promise[Any](lambda resolve: child.once("close", lambda code, signal: resolve((code, signal))))
        child.on("error", lambda error: errors.append(error.code))
        child.on("message", lambda message: self.answered(child, way, message, got))
        if way == "early":
            child.kill()
        else:
            child.send([way, LARGE if way == "large" else MESSAGES])
        end = await closed
        if any(code in LOST for code in errors):
            self.ends["lost"] += 1
        elif end in ENDS[way] and (way not in ("exit", "large") or got[1:] == expected(way)):
            self.ends[way] += 1
        else:
            self.wrong.append(f"{way}: {end} {errors} {len(got)} messages")

    def answered(self, child: ChildProcess, way: str, message: Any, got: list[Any]) -> None:
        """A message came; the first one tells who it is."""
        got.append(message)
        if len(got) == 1:
            self.pids.add(message[0])
            self.engine.agents.add(message[1])
        if way in ("kill", "deaf") and len(got) == 1:
            child.kill("SIGKILL" if way == "kill" else "SIGTERM")
        if way == "deaf" and len(got) == 2:
            child.kill("SIGKILL")
        if way == "disconnect" or (way == "large" and len(got) == 2):
            child.disconnect()

    async def look(self) -> None:
        """No child is there: what is?"""
        until = monotonic() + 60
        ending = self.engine.agents if self.engine.cluster is None else set()  # those of workers stay
        while monotonic() < until and (any(map(is_there, self.pids | ending)) or self.engine.tasks()):
            await asyncio.sleep(0.1)
        self.left += sum(map(is_there, self.pids)) + self.engine.tasks()
        self.pids.clear()
        gc.collect()
        names = {"parent": [os.getpid()], "agents": [*filter(is_there, self.engine.agents)]}
        if self.engine.cluster is not None:
            names["scheduler"] = [self.engine.cluster.pid]
        for name, pids in names.items():
            found = self.has.setdefault(name, {"fds": [], "rss": []})
            found["fds"].append(max((len(os.listdir(f"/proc/{pid}/fd")) for pid in pids), default=0))
            found["rss"].append(max(map(rss, pids), default=0))


def expected(way: str) -> list[Any]:
    """What a child sends after its first message."""
    return [LARGE] if way == "large" else [*range(MESSAGES)]


def rss(pid: int) -> int:
    """Bytes in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def main() -> None:
    """Run for the time that was ordered."""
    soak, began, point = Soak(), monotonic(), 0
    next_kill = began + order["pause"]

    async def work(until: float) -> None:
        nonlocal next_kill
        while monotonic() < until:
            await soak.one(chance.choice(WAYS))
            if monotonic() > next_kill:
                next_kill = monotonic() + order["pause"]
                soak.engine.kill()

    await asyncio.gather(*[soak.one(way) for way in WAYS])
    await soak.look()
    while point < order["points"]:
        point += 1
        until = began + order["seconds"] * point / order["points"]
        await asyncio.gather(*[work(until) for _ in range(order["flight"])])
        await soak.look()
    soak.engine.close()
    seen = {"ends": soak.ends, "wrong": soak.wrong, "left": soak.left, "killed": soak.engine.killed}
    print(json.dumps({**seen, "has": soak.has, "seconds": monotonic() - began}))


if __name__ == "__main__":
    start(main())
