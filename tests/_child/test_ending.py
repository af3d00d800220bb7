"""How children are ended: gracefully, by force, with their parent, with all that they have started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import environment, run_program, until, write

from nodecompat._os import descendants


def is_running(pid: int) -> bool:
    """Whether a process is there, and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def until_ended(*pids: int) -> bool:
    """Wait until processes that were signalled have ended; False when that takes very long."""
    return until(lambda: not any(map(is_running, pids)))


def test_what_a_command_has_started_ends_with_it(tmp_path: Path) -> None:
    """A timeout takes the whole of a shell's pipeline, also what a subshell has started; `killDescendants` says so."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import exec, execSync, spawn
            LINE = "echo $$ >> pids; sleep 300 & echo $! >> pids; (sleep 301 & echo $! >> pids; wait) | sleep 302; echo no"
            try:
                execSync(LINE, timeout=1000)
            except OSError as error:
                print(error.code, error.stdout)
            exec(LINE, lambda error, *rest: print(error.killed, error.signal, error.code, rest), timeout=1000)
            child = spawn("sh", ["-c", LINE.replace("echo no", "").replace("sleep 302", "(sleep 302 & echo $! >&2; wait)")], killDescendants=True)
            child.stderr.once("data", lambda _: print(child.kill(), child.killed))
            child.on("exit", lambda *end: print(end))
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    pids = [int(line) for line in (tmp_path / "pids").read_text().split()]

    assert done.stderr == ""
    assert done.lines[0] == "ETIMEDOUT b''"
    assert sorted(done.lines[1:]) == ["(None, 'SIGTERM')", "True SIGTERM None ('', '')", "True True"]
    assert len(pids) >= 3
    assert until_ended(*pids)


def test_a_command_that_keeps_what_it_has_started(tmp_path: Path) -> None:
    """`killDescendants=False` is Node's way: only the shell is ended."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import exec
            exec("sleep 300 & echo $!; wait", lambda error, out, _: print(error.signal, out), timeout=1000, killDescendants=False)
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    how, pid = done.stdout.split()
    assert (how, is_running(int(pid))) == ("SIGTERM", True)
    os.kill(int(pid), signal.SIGKILL)


def test_a_child_is_cancelled(tmp_path: Path) -> None:
    """`cancelSignal` kills, or with `gracefulCancel` reaches the child, on every wire; by force when it does not end.

    The signal in the child also aborts when the parent disconnects, and after a cancellation nobody had asked for yet.
    """
    write(
        tmp_path,
        parent_py="""
            from nodecompat import AbortController, start
            from nodecompat.child_process import fork, spawn
            async def main():
                for wire in ("cbor", "json", "advanced"):
                    controller = AbortController()
                    child = fork("child.py", cancelSignal=controller.signal, gracefulCancel=True, serialization=wire)
                    await child.getOneMessage()
                    controller.abort(*(["enough"] if wire != "json" else []))
                    print([m async for m in child.getEachMessage()], child.exitCode, child.killed)
                controller = AbortController()
                controller.abort(ValueError("no more"))
                child = fork("late.py", cancelSignal=controller.signal, gracefulCancel=True)
                print([m async for m in child.getEachMessage()], child.exitCode)
                child = fork("child.py")
                await child.getOneMessage()
                child.disconnect()
                child.on("exit", lambda *end: print("left alone", end))
                for more in ({}, {"forceKillAfterDelay": 50, "gracefulCancel": True}, {"killSignal": "SIGINT"}):
                    controller = AbortController()
                    child = fork("deaf.py", cancelSignal=controller.signal, **more)
                    await child.getOneMessage()
                    controller.abort()
                    try:
                        await child.getOneMessage()
                    except EOFError as error:
                        print(error.signal)
                for options in ({"gracefulCancel": True}, {"forceKillAfterDelay": "soon"}, {"cleanup": 1}):
                    try:
                        fork("child.py", options)
                    except TypeError as error:
                        print(error)
                try:
                    spawn("true", gracefulCancel=True, cancelSignal=controller.signal)
                except TypeError as error:
                    print(error)
            start(main())
            """,
        child_py="""
            from nodecompat import process, setInterval, clearInterval, start
            async def main():
                signal = await process.getCancelSignal()
                timer = setInterval(int, 1e8)
                def cancelled():
                    if process.connected:
                        process.send([str(signal.reason)])
                    clearInterval(timer)
                signal.addEventListener("abort", cancelled)
                process.send("up")
            start(main())
            """,
        late_py="""
            from nodecompat import process, setTimeout
            def look(signal):
                process.send([signal.aborted, repr(signal.reason)])
                process.disconnect()
            setTimeout(lambda: process.getCancelSignal().then(look), 50)
            process.on("message", print)
            """,
        deaf_py="""
            import signal
            from nodecompat import process
            process.on("message", print)
            process.send("up")
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert done.stderr == ""
    assert sorted(done.lines) == sorted(
        [
            "[['enough']] 0 False",
            "[['This operation was aborted']] 0 False",
            "[['enough']] 0 False",
            "[[True, \"ValueError('no more')\"]] 0",
            "left alone (0, None)",
            "SIGTERM",
            "SIGKILL",
            "SIGINT",
            "The property 'options.gracefulCancel' needs cancelSignal. Received true",
            "The \"options.forceKillAfterDelay\" property must be of type number. Received type string ('soon')",
            'The "options.cleanup" property must be of type boolean. Received type number (1)',
            "The property 'options.gracefulCancel' needs a channel: fork(), or 'ipc' in options.stdio. Received true",
        ]
    )


def test_force_follows_what_was_meant_to_end(tmp_path: Path) -> None:
    """`kill()`, `timeout` and `killSignal`; not another signal. A child that ends in time leaves no timer."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import spawn
            DEAF = "trap '' TERM; trap 'echo usr1' USR1; echo up; while :; do sleep 0.02; done"
            def on_data(child, act):
                child.stdout.once("data", lambda _: act(child))
                child.on("exit", lambda *end: print(act.__name__, end))
            def by_kill(child): child.kill()
            def by_signal(child): child.kill("SIGTERM")
            def other(child):
                child.stdout.once("data", lambda _: print("usr1", child.exitCode, child.kill("SIGKILL")))
                child.kill("SIGUSR1")
            for act in (by_kill, by_signal, other):
                on_data(spawn("sh", ["-c", DEAF], forceKillAfterDelay=30), act)
            spawn("sh", ["-c", DEAF], timeout=1000, forceKillAfterDelay=1, stdio="ignore").on("exit", lambda *end: print("timeout", end))
            spawn("sleep", ["300"], forceKillAfterDelay=True).on("exit", lambda *end: print("in time", end)).kill()
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert done.stderr == ""
    assert sorted(done.lines) == [
        "by_kill (None, 'SIGKILL')",
        "by_signal (None, 'SIGKILL')",
        "in time (None, 'SIGTERM')",
        "other (None, 'SIGKILL')",
        "timeout (None, 'SIGKILL')",
        "usr1 None True",
    ]


ENDS = {
    "natural": "child.unref()",
    "exit": "child.stdout.on('data', lambda d: process.exit(3))",
    "error": "child.stdout.on('data', lambda d: 1 / 0)",
    "SIGTERM": "child.stdout.on('data', lambda d: process.kill(process.pid, 'SIGTERM'))",
    "SIGKILL": "child.stdout.on('data', lambda d: process.kill(process.pid, 'SIGKILL'))",
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system tells of the end only there")
def test_children_end_with_their_parent(tmp_path: Path) -> None:
    """`cleanup`: however the parent ends, and with `killDescendants` all that the child has started, when it ends by itself."""
    running = {}
    for name, how in ENDS.items():
        more = ", killDescendants=True" if name == "exit" else ""
        write(
            tmp_path,
            parent_py=f"""
                from nodecompat import process
                from nodecompat.child_process import spawn
                child = spawn("sh", ["-c", "sleep 300 & echo $!; wait"], cleanup=True, stdio=["ignore", "pipe", "ignore"]{more})
                print(child.pid, flush=True)
                child.stdout.on('data', lambda data: print(data.decode(), flush=True))
                {how}
                child.stdout.unref()
                """,
        )
        done = subprocess.run(
            [sys.executable, "parent.py"], cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=60
        )
        running[name] = [int(pid) for pid in done.stdout.split()]
    try:
        assert until_ended(*[pids[0] for pids in running.values()])
        assert until_ended(*running["exit"])
    finally:
        for pid in [pid for pids in running.values() for pid in pids]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def test_the_road_of_systems_without_proc() -> None:
    """By psutil: the signal reaches a shell, and what it and its subshell have started."""
    pytest.importorskip("psutil", reason="the extra `tree` is not installed")
    line = "sleep 300 & echo $!; (sleep 301 & echo $!; wait) & echo $!; wait"
    with subprocess.Popen(["sh", "-c", line], stdout=subprocess.PIPE, text=True) as shell:
        assert shell.stdout is not None
        pids = [int(shell.stdout.readline()) for _ in range(3)]

        def send(number: int) -> bool:
            shell.send_signal(number)
            return True

        assert descendants._by_psutil(shell.pid, signal.SIGTERM, send)
        assert until_ended(*pids)
    assert shell.returncode == -signal.SIGTERM
