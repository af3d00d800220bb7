"""What becomes of a fork server, and of a fork, when its owner or what it loads is in trouble."""

from __future__ import annotations

import os
import pty
import random
import select
import signal
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest
from support import LIMIT, environment, run_program, write
from support_descriptors import with_few_descriptors
from support_server import IDLE, OWNER, printed

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="fork servers need pidfds")


def marked(mark: str) -> dict[int, int]:
    """The processes that have this variable, each with a pidfd."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            if mark.encode() in Path("/proc", name, "environ").read_bytes():
                found[int(name)] = os.pidfd_open(int(name))
        except OSError:
            continue  # gone, or somebody else's
    return found


def ends(processes: dict[int, int]) -> list[int]:
    """Wait for their ends; those that go on."""
    late = []
    for pid, fd in processes.items():
        if not select.select([fd], [], [], LIMIT)[0]:
            late.append(pid)
            os.kill(pid, signal.SIGKILL)
        os.close(fd)
    return late


def test_nothing_outlives_a_killed_owner(tmp_path: Path) -> None:
    """Neither the server nor a child, at whatever moment: also while the server loads a module that never ends."""
    endless = "import os, time\nos.write(os.open(os.environ['TOLD'], os.O_WRONLY), b'!')\ntime.sleep(1000)\n"
    write(tmp_path, idle_py=IDLE, endless_py=endless)
    write(
        tmp_path,
        loads_py=OWNER + "forkServer(['endless'])\nsetTimeout(print, 100_000)\n",
        forks_py=OWNER + "def go(*_):\n    fork('idle.py', forkServer=True).on('message', go)\ngo()\n",
    )
    told = tmp_path / "told"
    os.mkfifo(told)
    reading = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
    moments = [None, *(random.random() * 0.4 for _ in range(12))]
    for moment in moments:
        mark = f"MARK={uuid.uuid4()}"
        env = environment({"MARK": mark[5:], "TOLD": str(told)})
        name = "loads.py" if moment is None else "forks.py"
        owner = subprocess.Popen([sys.executable, name], cwd=tmp_path, env=env, stderr=subprocess.DEVNULL)
        if moment is None:
            assert select.select([reading], [], [], LIMIT)[0]
        else:
            time.sleep(moment)
        left = marked(mark)
        owner.kill()
        owner.wait()
        for pid, fd in marked(mark).items():
            if left.setdefault(pid, fd) != fd:
                os.close(fd)
        assert ends(left) == []
    os.close(reading)


def test_modules_that_do_more_than_define(tmp_path: Path) -> None:
    """What they print goes nowhere, what they left in buffers is written once; foreign threads are no warning."""
    source = """
    print(forkServer(["writes"]).preload, flush=True)
    def go(left):
        child = fork("child.py", forkServer=True)
        child.on("exit", lambda *how: go(left - 1) if left > 1 else print(open("log").read(), how))
    go(3)
    """
    write(
        tmp_path,
        owner_py=OWNER + source.replace("\n    ", "\n"),
        writes_py="import sys\nprint('lost')\nfile = open('log', 'w')\nfile.write('once')\nsys.stdout.write('part')\n",
        child_py="import sys, writes\nassert sys.path[0] != ''\nwrites.file.write('+')\n",
    )
    outcome = run_program(sys.executable, "owner.py", cwd=tmp_path)
    assert (outcome.lines, outcome.stderr) == (["['writes']", "once+++ (0, None)"], "")


def test_a_module_that_starts_threads(tmp_path: Path) -> None:
    """A forked child would have the module without them: children are started afresh, and the owner is told why."""
    source = """
    process.on("warning", lambda w: print(w))
    forkServer(["lively"])
    for _ in range(2):
        fork("child.py", forkServer=True)
    """
    write(
        tmp_path,
        owner_py=OWNER + source.replace("\n    ", "\n"),
        lively_py="import threading\nstop = threading.Event()\nthread = threading.Thread(target=stop.wait, daemon=True)\nthread.start()\n",
        child_py="import lively\nassert lively.thread.is_alive()\nimport os\nos.write(1, b'alive\\n')\n",
    )
    outcome = run_program(sys.executable, "owner.py", cwd=tmp_path)
    assert sorted(outcome.lines) == [
        "The fork server cannot have 'lively' loaded: it starts threads, which a forked child has not",
        "The fork server did not get ready; children are started afresh",
        "alive",
        "alive",
    ]


def test_an_owner_without_descriptors(tmp_path: Path) -> None:
    """Every fork is an 'error' with EMFILE or one child, whichever number is left; later ones are as ever."""
    source = """
    forkServer()
    told = []
    def tell(*how):
        told.append(how[0] if how[0] == 0 else how[0].code)
        if len(told) == 15:
            print(told.count(0) + told.count("EMFILE"), told.count(0) == len(open("log").read()), told[-1])
    def begin():
        fork("mark.py", forkServer=True).on("exit", tell).on("error", tell)
    def go(*_):
        hoard = take_all_but(0)
        for free in range(13):
            if free:
                give_back(hoard, 1)
            begin()
        give_back(hoard)
        begin()
    fork("mark.py", forkServer=True).on("exit", tell).on("close", go)
    """
    write(
        tmp_path,
        owner_py=with_few_descriptors(OWNER + source.replace("\n    ", "\n")),
        mark_py="import os\nos.write(os.open('log', os.O_CREAT | os.O_APPEND | os.O_WRONLY), b'x')\n",
    )
    outcome = run_program(sys.executable, "owner.py", cwd=tmp_path)
    assert (outcome.lines, outcome.stderr) == (["15 True 0"], "")


def test_an_interrupt_from_the_terminal(tmp_path: Path) -> None:
    """It reaches the owner and its children, as those started afresh; not detached ones, and the server goes on."""
    source = """
    server = forkServer()
    names, ready = ("plain", "hears", "apart"), []
    def start(name):
        stdio = ["inherit", "inherit", "ignore", "ipc"]
        return fork("child.py", [name], forkServer=True, detached=name == "apart", stdio=stdio)
    children = [*map(start, names)]
    def on_message(name, message):
        print(name, message, flush=True)
        ready.append(message)
        if ready.count("ready") == 3:
            ready.clear()
            print("INTERRUPT", flush=True)
    def interrupted(*_):
        print("owner interrupted", flush=True)
        other = start("later")
        def on_later(message):
            print("later", message, flush=True)
            other.disconnect()
            children[2].disconnect()
        other.on("message", on_later)
    for name, child in zip(names, children):
        child.on("message", lambda m, name=name: on_message(name, m))
        child.on("exit", lambda *how, name=name: print(name, *how, flush=True))
    process.on("SIGINT", interrupted)
    """
    child = """
    import sys
    from nodecompat import process
    if sys.argv[1] == "hears":
        process.on("SIGINT", lambda *_: (process.send("heard"), process.disconnect()))
    process.on("message", print)
    process.send("ready")
    """
    write(tmp_path, owner_py=OWNER + source.replace("\n    ", "\n"), child_py=child)
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(tmp_path)
        os.execve(sys.executable, [sys.executable, "owner.py"], environment())
    told = b""
    while select.select([terminal], [], [], LIMIT)[0]:
        try:
            told += os.read(terminal, 4096)
        except OSError:
            break
        if b"INTERRUPT\r\n" in told:
            told = told.replace(b"INTERRUPT\r\n", b"")
            os.write(terminal, b"\x03")
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert sorted(told.decode().replace("^C", "").splitlines()) == [
        "apart 0 None",
        "apart ready",
        "hears 0 None",
        "hears heard",
        "hears ready",
        "later ready",
        "owner interrupted",
        "plain None SIGINT",
        "plain ready",
    ]


def test_a_stopped_server(tmp_path: Path) -> None:
    """Children are started afresh as long as it is stopped, and by the same server when it goes on."""
    source = """
    server, parents = forkServer(), []
    def start(then):
        child = fork("idle.py", forkServer=True)
        def on_message(message):
            parents.append(parent(child.pid) == server.pid)
            child.send(len(parents))
        child.on("message", on_message).on("exit", lambda *how: then(*how))
    def stop(*how):
        os.kill(server.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, server.pid, os.WSTOPPED | os.WNOWAIT)
        start(go_on)
    def go_on(*how):
        os.kill(server.pid, signal.SIGCONT)
        start(lambda *how: print(parents, *how))
    start(stop)
    """
    assert printed(tmp_path, source, idle_py=IDLE) == ["[True, False, True] 3 None"]


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    """Another one has its place; what it was asked for is started once; of its children it tells as before."""
    source = """
    import select, nodecompat._child.server as servers
    server = forkServer()
    first = fork("idle.py", forkServer=True)
    def on_message(message):
        waits = ahead(server, first.pid)
        fd = os.pidfd_open(waits)
        os.kill(waits, signal.SIGSTOP)
        while open(f"/proc/{waits}/stat").read().rpartition(")")[2].split()[0] != "T":
            os.sched_yield()
        def close(self, close=servers.ForkServer.close):
            servers._ANSWER_SECONDS = 60.0  # of the next one
            close(self)
        servers.ForkServer.close, servers._ANSWER_SECONDS = close, 0.1
        second = fork("mark.py", forkServer=True)
        print(parent(second.pid) not in (server.pid, os.getpid()), server.usable)
        def on_exit(*how):
            print("second", *how)
            os.kill(waits, signal.SIGCONT)
            select.select([fd], [], [])
            os.close(fd)
            print(open("log").read())
            first.send(4)
        second.on("message", lambda _: second.send(3)).on("exit", on_exit)
    first.on("message", on_message).on("exit", lambda *how: print("first", *how))
    """
    mark = "import os\nos.write(os.open('log', os.O_CREAT | os.O_APPEND | os.O_WRONLY), b'x')\n"
    assert printed(tmp_path, source, idle_py=IDLE, mark_py=mark + IDLE) == [
        "True False",
        "second 3 None",
        "x",
        "first 4 None",
    ]
