"""`cluster`, with real processes: what Node does not do, or nobody sees from a trace. The rest is in conformance/cases."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, run_python, write
from support_descriptors import with_few_descriptors

HEAD = "from nodecompat import cluster, dgram, net, process, setTimeout, undefined\n"


def run(folder: Path, primary: str, worker: str, *args: str, **env: str) -> list[str]:
    """What the two programs print; the worker is `worker.py`."""
    write(folder, primary_py=primary, worker_py=worker)
    for name in ("primary.py", "worker.py"):
        (folder / name).write_text(HEAD + (folder / name).read_text())
    done = run_program(sys.executable, "primary.py", *args, cwd=folder, env=env)
    assert (done.code, done.stderr) == (0, "")
    return done.lines


def test_the_module_is_the_object() -> None:
    """However it is imported; what a program sets on it holds."""
    done = run_python("""
        from nodecompat import cluster, require
        import nodecompat.cluster
        from nodecompat.cluster import cluster as same, isPrimary, fork
        print(cluster is nodecompat.cluster is same is require("cluster"), isPrimary, fork == cluster.fork)
        nodecompat.cluster.schedulingPolicy = 1
        print(cluster.schedulingPolicy, "primary" in cluster.__doc__, repr(cluster))
        """)

    assert (done.lines, done.stderr) == (["True True True", "1 True <cluster primary>"], "")


def test_a_child_that_is_no_worker_loads_nothing_of_it(tmp_path: Path) -> None:
    """A worker that does not import it comes online all the same; its variable is gone, and its own child is no worker."""
    show = "print(any('cluster' in name for name in sys.modules), 'NODE_UNIQUE_ID' in os.environ)"
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        cluster.fork().on("online", lambda: print("online"))
        """,
        f"""
        import os, sys
        from nodecompat.child_process import fork
        if len(sys.argv) > 1:
            {show}
            process.exit()
        {show}
        fork("worker.py", ["child"]).on("exit", lambda: process.exit())
        """,
    )

    assert sorted(lines) == ["True False", "True False", "online"]


def test_the_variable_without_a_channel() -> None:
    """The process is a worker, with that number; what it listens at never comes, which is no error."""
    done = run_python(
        """
        import os
        from nodecompat import cluster, net
        print(cluster.isWorker, cluster.worker.id, "NODE_UNIQUE_ID" in os.environ)
        net.createServer().listen(0, lambda: print("never"))
        """,
        env={"NODE_UNIQUE_ID": "7"},
    )

    assert (done.lines, done.code) == (["True 7 False"], 0)


@pytest.mark.parametrize("policy", ["rr", "none"])
def test_a_connection_in_flight_goes_to_another_worker(tmp_path: Path, policy: str) -> None:
    """A worker stands still, and is killed before it has taken the connection that it was given: another one serves it."""
    lines = run(
        tmp_path,
        """
        import signal
        cluster.setupPrimary({"exec": "worker.py"})
        def serve(message):
            if policy_none:
                return connect(message["port"])
            first.process.kill("SIGSTOP")
            connect(message["port"])
            connect(message["port"])
            setTimeout(lambda: first.process.kill("SIGKILL"), 100)
        left = [2]
        policy_none = cluster.schedulingPolicy == cluster.SCHED_NONE
        def connect(port):
            if policy_none:
                left[0] = 1
            net.connect(port, "127.0.0.1").on("data", lambda data: print(data.decode())).on("close", closed)
        def closed():
            left[0] -= 1
            if not left[0]:
                cluster.disconnect()
        first = cluster.fork()
        def second():
            cluster.fork({"SECOND": 1}).on("message", serve)
        first.on("listening", second)
        cluster.on("exit", lambda worker, code, signal: print("exit", worker.id, signal))
        """,
        """
        server = net.createServer(lambda socket: socket.end("served"))
        server.listen(0, "127.0.0.1", lambda: process.send(server.address()))
        """,
        NODE_CLUSTER_SCHED_POLICY=policy,
    )

    expected = ["exit 1 SIGKILL", "exit 2 None", "served", "served"]
    assert sorted(lines) == (expected if policy == "rr" else ["exit 1 None", "exit 2 None", "served"])


def test_a_connection_that_was_passed_on_is_waited_for_by_nobody(tmp_path: Path) -> None:
    """From a worker by way of the primary to another worker: the first one's server closes, and it ends. Not in Node."""
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        first, second = cluster.fork(), cluster.fork()
        def message(worker, message, socket):
            second.send("take it", socket)
            first.disconnect()
        cluster.on("message", message)
        def exit(worker, code):
            print("exit", worker.id)
            if worker is first:
                client.end("bye")
                second.disconnect()
        cluster.on("exit", exit)
        def listening(at):
            global client
            client = net.connect(at.port, "127.0.0.1").on("data", lambda data: print(data.decode()))
        first.on("listening", listening)
        second.on("online", lambda: first.send("listen"))
        """,
        """
        def message(message, socket):
            if message == "listen":
                server = net.createServer({"pauseOnConnect": True}, lambda socket: process.send("pass it on", socket))
                server.listen(0, "127.0.0.1")
            else:
                socket.resume().write("here")
        process.on("message", message)
        """,
    )

    assert sorted(lines) == ["exit 1", "exit 2", "here"]


def test_a_full_worker_is_asked_again(tmp_path: Path) -> None:
    """A connection that nobody may take waits, and is served as soon as somebody may."""
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        worker = cluster.fork()
        def listening(at):
            first = net.connect(at.port, "127.0.0.1")
            def full(data):
                print("first", data.decode())
                second = net.connect(at.port, "127.0.0.1", lambda: setTimeout(first.end, 60))
                second.on("data", lambda data: print("second", data.decode(), worker.disconnect() and ""))
                second.on("data", lambda _: second.end() and None)
            first.on("data", full)
        worker.on("listening", listening)
        worker.on("exit", lambda code: print("exit", code))
        """,
        """
        server = net.createServer(lambda socket: socket.write("hello"))
        server.on("connection", lambda socket: socket.resume())
        server.maxConnections = 1
        server.listen(0, "127.0.0.1")
        """,
    )

    assert [line.strip() for line in lines] == ["first hello", "second hello", "exit 0"]


def test_whatever_a_worker_says(tmp_path: Path) -> None:
    """Messages that no worker of ours would send harm nobody: questions for no socket are answered with EINVAL."""
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        cluster.on("listening", lambda worker, at: print("listening", dict(at)))
        worker = cluster.fork()
        worker.on("message", lambda message: print(message))
        worker.on("exit", lambda code: print("exit", code))
        """,
        """
        for message in (
            {}, {"act": 5}, {"act": []}, {"act": "nosuch"}, {"act": "close"}, {"act": "close", "key": []},
            {"ack": -1}, {"ack": "x"}, {"ack": 0.5, "act": "online"}, {"act": "listening"},
        ):
            process.send({"cmd": "NODE_CLUSTER", **message})
        seen = []
        @process.on("internalMessage")
        def answered(message):
            seen.append(message.get("errno"))
            if len(seen) == 2:
                process.send(seen)
                cluster.worker.disconnect()
        process.send({"cmd": "NODE_CLUSTER", "act": "queryServer", "addressType": {}, "seq": 50})
        process.send({"cmd": "NODE_CLUSTER", "act": "queryServer", "addressType": 4, "port": -5, "seq": 51})
        """,
    )

    assert lines == [
        "listening {'addressType': undefined, 'address': undefined, 'port': undefined, 'fd': undefined}",
        "[-22, -22]",
        "exit 0",
    ]


def test_a_dead_peer_is_no_error_that_ends_anybody(tmp_path: Path) -> None:
    """A worker that is told to disconnect twice, or has gone when it is told, costs neither process anything."""
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        first, second = cluster.fork(), cluster.fork()
        def listening(_):
            first.disconnect().disconnect()
            second.process.kill("SIGKILL")
            second.disconnect().send("nobody reads this")
        second.on("listening", listening)
        cluster.on("exit", lambda worker, code, signal: print(worker.id, code, signal, worker.exitedAfterDisconnect))
        """,
        """
        server = net.createServer()
        server.listen(0, "127.0.0.1")
        cluster.worker.on("disconnect", lambda: cluster.worker.disconnect() and None)
        """,
    )

    assert sorted(lines) == ["1 0 None True", "2 None SIGKILL True"]


@pytest.mark.parametrize("host", ['"127.0.0.1"', "None"])
@pytest.mark.parametrize("policy", ["rr", "none"])
@pytest.mark.parametrize("runner", ["asyncio.run(main())", "uvloop.run(main())", "nodecompat.start(main())"])
def test_a_worker_serves_with_its_own_asyncio(tmp_path: Path, runner: str, policy: str, host: str) -> None:
    """Connections that the primary hands out, or of the socket that it shares, are asyncio's; disconnecting waits."""
    module = runner.partition(".")[0]
    pytest.importorskip(module)
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        worker = cluster.fork()
        def listening(at):
            client = net.connect(at.port, "127.0.0.1", lambda: client.write("hello\\n"))
            def data(data):
                print(data.decode().strip())
                worker.disconnect()
                setTimeout(lambda: client.write("again\\n"), 50)
            client.once("data", data)
            client.on("end", lambda: print("end"))
        worker.on("listening", listening)
        worker.on("message", lambda message: print(message))
        worker.on("exit", lambda code: print("exit", code))
        """,
        f"""
        import asyncio, nodecompat, {module}
        from nodecompat.events import once
        async def answer(reader, writer):
            writer.write((await reader.readline()).upper())
            process.send((await reader.readline()).decode().strip())
            writer.close()
        async def main():
            server = await cluster.startServer(answer, 0, {host})
            await once(server, "close")
            print("closed", flush=True)
            if process.connected:
                await once(process, "disconnect")
        {runner}
        """,
        NODE_CLUSTER_SCHED_POLICY=policy,
    )

    assert sorted(lines) == ["HELLO", "again", "closed", "end", "exit 0"]


@pytest.mark.parametrize("policy", ["rr", "none"])
@pytest.mark.parametrize("runner", ["asyncio.run(main())", "uvloop.run(main())", "nodecompat.start(main())"])
def test_a_worker_accepts_by_itself(tmp_path: Path, runner: str, policy: str) -> None:
    """Whatever the policy it has a socket, at one address with the others; disconnecting waits until that is closed."""
    module = runner.partition(".")[0]
    pytest.importorskip(module)
    lines = run(
        tmp_path,
        """
        cluster.setupPrimary({"exec": "worker.py"})
        ports = []
        def listening(worker, at):
            ports.append(at.port)
            if len(ports) == 2:
                print("one port", ports[0] == ports[1])
                client = net.connect(at.port, "127.0.0.1", lambda: client.write("hello\\n"))
                client.on("data", lambda data: print(data.decode().strip()))
                client.on("end", lambda: cluster.disconnect(lambda: print("all have gone")))
        cluster.on("listening", listening)
        cluster.on("exit", lambda worker, code: print("exit", code, worker.exitedAfterDisconnect))
        for _ in range(2):
            cluster.fork()
        """,
        f"""
        import asyncio, nodecompat, {module}
        async def answer(reader, writer):
            writer.write((await reader.readline()).upper())
            writer.close()
        async def main():
            told = asyncio.Event()
            socket = await cluster.listen(told.set, 0, "127.0.0.1")
            server = await asyncio.start_server(answer, sock=socket)
            await told.wait()
            print("connected", process.connected, flush=True)
            server.close()
        {runner}
        """,
        NODE_CLUSTER_SCHED_POLICY=policy,
    )

    assert sorted(lines) == [
        "HELLO", "all have gone", "connected True", "connected True", "exit 0 True", "exit 0 True", "one port True"
    ]  # fmt: skip


def test_a_primary_that_keeps_its_socket(tmp_path: Path) -> None:
    """A worker that wants the socket of one, such as Node's with its usual policy, is told what to do; it goes on."""
    lines = run(
        tmp_path,
        """
        from nodecompat.child_process import fork
        child = fork("worker.py", {"env": {**process.env, "NODE_UNIQUE_ID": "1"}, "serialization": "json"})
        def said(message, handle=None):
            if message.get("act") == "queryServer":
                at = {"address": "127.0.0.1", "family": "IPv4", "port": 1}
                answer = {"errno": None, "key": "key", "ack": message["seq"], "data": None, "sockname": at}
                child.send({"cmd": "NODE_CLUSTER", **answer, "seq": 0})
            elif message.get("act") == "close":
                print("closed", message["key"])
        child.on("internalMessage", said)
        child.on("exit", lambda code: print("exit", code))
        """,
        """
        import nodecompat
        from nodecompat.errors import NodeError
        async def main():
            try:
                await cluster.listen(lambda: None, 0, "127.0.0.1")
            except NodeError as error:
                print(error.code, "SCHED_NONE" in error.message, flush=True)
            cluster.worker.disconnect()
            setTimeout(process.exit, 20)
        nodecompat.start(main())
        """,
    )

    assert sorted(lines) == ["ERR_CLUSTER_NO_SOCKET True", "closed key", "exit 0"]


def test_workers_from_a_fork_server(tmp_path: Path) -> None:
    """They are workers as others are, also where the server has loaded `cluster` itself."""
    lines = run(
        tmp_path,
        """
        from nodecompat import child_process
        server = child_process.forkServer(["nodecompat.cluster"])
        cluster.setupPrimary({"exec": "worker.py", "forkServer": True})
        worker = cluster.fork()
        worker.on("online", lambda: print("online"))
        def listening(at):
            net.connect(at.port, "127.0.0.1").on("data", lambda data: print(data.decode())).on("close", worker.disconnect)
        worker.on("listening", listening)
        worker.on("exit", lambda code: print("exit", code, server.close()))
        """,
        """
        import nodecompat.cluster
        here = cluster.isWorker and cluster is nodecompat.cluster
        net.createServer(lambda socket: socket.end(f"{here} {cluster.worker.id}")).listen(0, "127.0.0.1")
        """,
    )

    assert lines == ["online", "True 1", "exit 0 None"]


def test_a_connection_for_which_no_descriptor_is_free_waits(tmp_path: Path) -> None:
    """The primary takes it, and has none for the copy that travels: it is handed out when there is one again."""
    lines = run(
        tmp_path,
        with_few_descriptors("""
        from nodecompat import clearInterval, setInterval
        cluster.setupPrimary({"exec": "worker.py"})
        worker = cluster.fork()
        def is_none_free():
            try:
                os.close(os.open("/", os.O_RDONLY))
            except OSError:
                return True
        def listening(at):
            taken = take_all_but(2, most=100)  # for the client, and for what the primary accepts
            client = net.connect(at.port, "127.0.0.1")
            client.on("data", lambda data: print(data.decode()))
            client.on("close", lambda *_: worker.disconnect())
            def look():
                if is_none_free():
                    clearInterval(timer)
                    setTimeout(give_back, 1, taken)
            timer = setInterval(look, 1)
        worker.on("listening", listening)
        worker.on("error", lambda error: print(error))
        worker.on("exit", lambda code: print("exit", code))
        """),
        """
        net.createServer(lambda socket: socket.end("served")).listen(0, "127.0.0.1")
        """,
        NODE_CLUSTER_SCHED_POLICY="rr",
    )

    assert lines == ["served", "exit 0"]


def test_a_socket_that_cannot_be_sent_to_a_worker_is_an_error_of_its_server(tmp_path: Path) -> None:
    """EMFILE, as where it could not be made; the worker may ask again."""
    lines = run(
        tmp_path,
        with_few_descriptors("""
        cluster.setupPrimary({"exec": "worker.py"})
        worker = cluster.fork()
        taken = []
        def said(message):
            print(message)
            if message == "up":
                taken.extend(take_all_but(1, most=100))
            else:
                give_back(taken)
            worker.send("listen")
        worker.on("message", said)
        worker.on("listening", lambda _: worker.disconnect())
        worker.on("error", lambda error: print(error))
        worker.on("exit", lambda code: print("exit", code))
        """),
        """
        server = net.createServer()
        server.on("error", lambda error: process.send(error.code))
        process.on("message", lambda _: server.listen(0, "127.0.0.1"))
        process.send("up")
        """,
        NODE_CLUSTER_SCHED_POLICY="none",
    )

    assert lines == ["up", "EMFILE", "exit 0"]
