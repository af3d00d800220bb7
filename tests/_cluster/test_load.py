"""A cluster under load: workers that are replaced on purpose lose nothing, those that are killed what they had alone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from support import put_node_on_path, run_program, write

pytestmark = pytest.mark.slow

PRIMARY = """
    import sys
    from nodecompat import cluster, net, process, setTimeout

    CONNECTIONS, REQUESTS, HOW = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    EXECS = sys.argv[4:]
    state = {"served": 0, "lost": 0, "by": {}, "port": 0, "left": CONNECTIONS, "ups": 0, "trouble": True}
    killed = set()

    def fork():
        cluster.setupPrimary({"exec": EXECS[state["ups"] % len(EXECS)], "args": []})
        state["ups"] += 1
        return cluster.fork()

    def finished():
        state["left"] -= 1
        if not state["left"]:
            print(state["served"] >= REQUESTS, state["lost"], len(state["by"]) > 4)
            cluster.disconnect()

    class Client:
        def __init__(self, requests):
            self.left, self.worker = requests, None
            self.connect()

        def goes_on(self):
            return self.left > 0 or state["trouble"]

        def connect(self):
            self.socket = net.connect(state["port"], "127.0.0.1")
            self.worker = None
            self.done = False
            self.socket.setEncoding("utf8")
            self.socket.on("data", self.data)
            self.socket.on("error", lambda error: None)
            self.socket.on("close", self.closed)
            self.socket.write("x")

        def data(self, text):
            self.worker = int(text.partition(".")[0])
            state["by"][self.worker] = True
            state["served"] += 1
            self.left -= 1
            self.done = True
            if self.goes_on() and self.left % 5:
                self.done = False
                self.socket.write("x")
            else:
                self.socket.end()

        def closed(self, *_):
            if not self.done:
                state["lost"] += 1
                assert HOW == "kill" and (self.worker in killed or (self.worker is None and killed)), self.worker
            if self.goes_on():
                self.connect()
            else:
                finished()

    def trouble(count):
        if not count:
            state["trouble"] = False
            return
        victim = next(iter(cluster.workers.values()), None)
        if victim is None:
            return setTimeout(trouble, 10, count) and None
        def replaced():
            if HOW == "kill":
                killed.add(victim.id)
                victim.process.kill("SIGKILL")
            else:
                victim.disconnect()
            setTimeout(trouble, 100, count - 1)
        fork().once("listening", lambda _: replaced())

    ready = []
    def listening(worker, at):
        ready.append(worker)
        if len(ready) == 4:
            state["port"] = at.port
            for _ in range(CONNECTIONS):
                Client(REQUESTS // CONNECTIONS)
            trouble(4)
    cluster.on("listening", listening)
    for _ in range(4):
        fork()
    """
WORKER_PY = """
    from nodecompat import cluster, net
    server = net.createServer(lambda socket: socket.on("data", lambda data: socket.write(f"{cluster.worker.id}.")))
    server.listen(0, "127.0.0.1")
    """
WORKER_JS = """
    const cluster = require('cluster');
    const server = require('net').createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', () => socket.write(`${cluster.worker.id}.`));
    });
    server.listen(0, '127.0.0.1');
    """


@pytest.mark.parametrize("workers", ["worker.py", "worker.py worker.js"])
@pytest.mark.parametrize("how", ["reload", "kill"])
def test_requests_over_many_connections(tmp_path: Path, how: str, workers: str) -> None:
    """A rolling reload loses no request; a kill only those of connections that the worker had, which are asked again.

    Pythons alone, and Pythons and Nodes at one port.
    """
    put_node_on_path()
    if "js" in workers and shutil.which("node") is None:
        pytest.skip("there is no node")
    write(tmp_path, primary_py=PRIMARY, worker_py=WORKER_PY, worker_js=WORKER_JS)
    done = run_program(sys.executable, "primary.py", "50", "3000", how, *workers.split(), cwd=tmp_path)

    assert (done.stderr, done.code) == ("", 0)
    served, lost, changed = done.lines[0].split()
    assert (served, changed) == ("True", "True")
    assert lost == "0" or how == "kill"
