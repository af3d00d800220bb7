"""Why a program doesn't end: each thing by name, with the line that made it and what ends it."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

from support import run_program, write

from nodecompat import whyAlive


def test_each_thing_that_holds_the_loop(tmp_path: Path) -> None:
    """Timers, servers, children, channels, datagram sockets, tasks; what is unref'd isn't one."""
    write(
        tmp_path,
        main_py="""
        import asyncio, os
        from nodecompat import dgram, net, process, setInterval, setTimeout, start, whyAlive
        from nodecompat.child_process import children, fork, spawn
        server = net.createServer().listen(0, "127.0.0.1")
        child = fork("child.py", env={**os.environ, "NODE_DEBUG": ""})
        sleeper = spawn("sleep", ["30"], stdio=["ignore", "ignore", "ignore"])
        timer = setInterval(print, 5000)
        setTimeout(print, 5000).unref()
        socket = dgram.createSocket("udp4").bind(0, "127.0.0.1")
        async def main():
            await asyncio.sleep(30)
        start(main())
        def show(message):
            whyAlive()
            print(len(children()), child in children())
            sleeper.kill()
            child.kill()
            process.exit()
        child.on("message", show)
        """,
        child_py="""
        from nodecompat import process, whyAlive
        process.on("message", print)
        print([(one.kind, one.letGo) for one in whyAlive(quiet=True)], flush=True)
        process.send("ready")
        """,
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path, env={"NODE_DEBUG": "alive"})

    told = re.sub(r"pid \d+", "pid N", done.stderr).replace(f"{tmp_path}/", "").replace(sys.executable, "python")
    told = re.sub(r"descriptor \d+", "descriptor N", told)
    last = "7 things keep" + told.rpartition("7 things keep")[2]  # it may have been told after a second, too
    assert sorted(last.splitlines()) == sorted(
        """\
7 things keep this process (pid N) alive:
  Timeout: every 5000 ms: print
      made at main.py:8: timer = setInterval(print, 5000)
      let go: clearInterval(timer), or timer.unref()
  Server: descriptor N (TCPServerWrap)
      made at main.py:5: server = net.createServer().listen(0, "127.0.0.1")
      let go: server.close(), or server.unref()
  ChildProcess: pid N: python child.py
      made at main.py:6: child = fork("child.py", env={**os.environ, "NODE_DEBUG": ""})
      let go: child.kill(), or child.unref()
  channel: to pid N: python child.py
      made at main.py:6: child = fork("child.py", env={**os.environ, "NODE_DEBUG": ""})
      let go: child.disconnect(), or child.channel.unref()
  ChildProcess: pid N: sleep 30
      made at main.py:7: sleeper = spawn("sleep", ["30"], stdio=["ignore", "ignore", "ignore"])
      let go: child.kill(), or child.unref()
  Socket: descriptor N (UDPWrap)
      made at main.py:10: socket = dgram.createSocket("udp4").bind(0, "127.0.0.1")
      let go: socket.close(), or socket.unref()
  task: main
      made at main.py:12: await asyncio.sleep(30)
      let go: await its end, or task.cancel()
""".splitlines()
    ), done
    assert done.lines[0] == (
        "[('channel', 'process.disconnect(), or remove the listeners, or process.channel.unref()')]"
    )
    assert done.lines[1] == "2 True"


def test_asked_from_outside(tmp_path: Path) -> None:
    """A second after the script, by NODE_DEBUG=alive; at a signal, when asked to; nothing is kept alive by it."""
    write(
        tmp_path,
        main_py="""
        import os, signal
        from nodecompat import process, setTimeout, whyAlive
        whyAlive(signal="SIGHUP")
        setTimeout(lambda: os.kill(process.pid, signal.SIGHUP), 1)
        def later():
            setTimeout(print, 1500, "end")
        process.nextTick(later)
        """,
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path, env={"NODE_DEBUG": "alive"})

    assert done.lines == ["end"]
    assert re.findall(r"\d+ things? keeps?", done.stderr) == ["1 thing keeps", "1 thing keeps"]
    assert done.stderr.startswith("Nothing keeps this process")
    assert done.stderr.count("made at") == 2
    assert signal.getsignal(signal.SIGUSR2) == signal.SIG_DFL


def test_nothing_holds(capsys: object) -> None:
    """Then it says so."""
    assert whyAlive(quiet=True) == []


def test_pools_servers_and_the_one_that_asks(tmp_path: Path) -> None:
    """A pool with tasks and a server are told with their lines, the coroutine that asks by its own name."""
    write(
        tmp_path,
        main_py="""
        import asyncio
        from nodecompat import Promise, net, process, start, whyAlive
        from nodecompat.pool import Pool
        pool = Pool("worker.py", size=1)
        server = net.createServer()
        async def main():
            pool.run(1)
            server.listen(0)
            held = asyncio.create_task(asyncio.sleep(30))
            await Promise.resolve()
            for one in whyAlive(quiet=True):
                print(one.kind, one.what.partition(" (")[0].rstrip("0123456789"), one.made[1])
            process.exit()
        start(main())
        """,
        worker_py="",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert [line for line in done.lines if line.startswith(("Server", "task main", "Pool"))] == [
        "Server descriptor  6",
        "task main 12",
        "Pool <Pool worker.py workers=1/1 running=0 queued=1> 5",
    ], done
