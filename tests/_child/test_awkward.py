"""Awkward input and output: much of it, none of it, pipes that others hold, and descriptors that run out."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest
import support_children
from support import children_left, run_python
from support_children import traced
from support_descriptors import with_few_descriptors

import nodecompat
from nodecompat.child_process import execFile, spawn

pytestmark = pytest.mark.slow

nothing_left = support_children.nothing_left
worker = support_children.worker


# -- much and little ------------------------------------------------------------------------------------


def test_a_hundred_megabytes_in_bounded_memory() -> None:
    """What comes is handed on, in pieces, and not kept."""
    outcome = run_python("""
        import resource
        from nodecompat.child_process import spawn
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        count = longest = 0

        def data(chunk):
            global count, longest
            count += len(chunk)
            longest = max(longest, len(chunk))

        def closed(code):
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            print(count, longest <= 65536, grown < 16_000, code)

        child = spawn("head", ["-c", "100000000", "/dev/zero"], stdio=["ignore", "pipe", "inherit"])
        child.stdout.on("data", data)
        child.on("close", closed)
        """)
    assert outcome.lines == ["100000000 True True 0"]


def test_a_hundred_megabytes_to_a_slow_reader() -> None:
    """Through a pipe to another child that takes its time: memory stays bounded."""
    outcome = run_python("""
        import resource
        from nodecompat.child_process import spawn
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        source = spawn("head", ["-c", "50000000", "/dev/zero"], stdio=["ignore", "pipe", "inherit"])
        sink = spawn("sh", ["-c", "sleep 0.2; wc -c"], stdio=["pipe", "pipe", "inherit"])
        source.stdout.pipe(sink.stdin)
        sink.stdout.on("data", lambda chunk: print(int(chunk)))
        sink.on("close", lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16_000))
        """)
    assert outcome.lines == ["50000000", "True"]


def test_a_child_that_never_reads() -> None:
    """`write` returns False, the rest waits; the child's end drops it, without an error if nobody is told."""
    child = spawn("sleep", ["20"], stdio=["pipe", "ignore", "ignore"])
    codes: list[Any] = []
    child.stdin.on("error", lambda error: codes.append(error.code))
    assert child.stdin.write(b"x" * 1_000_000) is False
    assert child.stdin.writableLength > 0
    child.on("spawn", lambda: child.kill())
    trace = traced(child)
    nodecompat.run()
    assert trace == [("spawn",), ("exit", None, "SIGTERM"), ("close", None, "SIGTERM")]
    assert child.stdin.destroyed


def test_writing_to_a_child_that_has_closed_its_stdin() -> None:
    """EPIPE is the stream's 'error', and the child lives on."""
    child = spawn("sh", ["-c", "exec <&-; echo closed; exec sleep 20"], stdio=["pipe", "pipe", "ignore"])
    codes: list[Any] = []

    def failed(error: Any) -> None:
        codes.append(error.code)
        child.kill()

    child.stdin.on("error", failed)
    child.stdout.once("data", lambda: child.stdin.write("x"))
    nodecompat.run()
    assert (codes, child.signalCode) == (["EPIPE"], "SIGTERM")


def test_a_child_that_closes_its_output_early() -> None:
    """'end' comes then, 'close' of the child at its end."""
    child = spawn("sh", ["-c", "echo last; exec >&- 2>&-; read line"], stdio="pipe")
    steps: list[str] = []
    child.stdout.on("data", lambda data: steps.append(data.decode().strip()))

    def ended() -> None:
        steps.append("end")
        child.stdin.end("\n")

    child.stdout.on("end", ended)
    child.on("exit", lambda: steps.append("exit"))
    child.on("close", lambda: steps.append("close"))
    nodecompat.run()
    assert steps == ["last", "end", "exit", "close"]


def test_output_that_nobody_reads() -> None:
    """Is thrown away after the end, so that 'close' comes."""
    child = spawn("sh", ["-c", "echo a; echo b >&2"], stdio="pipe")
    trace = traced(child)
    nodecompat.run()
    assert trace == [("spawn",), ("exit", 0, None), ("close", 0, None)]


def test_a_grandchild_that_keeps_the_output() -> None:
    """'exit' at once; 'close' when the grandchild lets go."""
    child = spawn("sh", ["-c", "sleep 20 & echo $!"], stdio=["ignore", "pipe", "inherit"])
    pids: list[int] = []
    steps: list[str] = []
    child.stdout.on("data", lambda data: pids.append(int(data)))

    def exited() -> None:
        steps.append("exit")
        nodecompat.setTimeout(lambda: os.kill(pids[0], signal.SIGKILL), 30)

    child.on("exit", exited)
    child.stdout.on("end", lambda: steps.append("end"))
    child.on("close", lambda: steps.append("close"))
    nodecompat.run()
    assert steps == ["exit", "end", "close"]


# -- many -----------------------------------------------------------------------------------------------


def test_three_hundred_children_at_once() -> None:
    """Each with its own output; none lost, none left."""
    found: list[int] = []
    for number in range(300):
        execFile("echo", [number], lambda error, stdout: found.append(int(stdout)))
    nodecompat.run()
    assert sorted(found) == [*range(300)]
    assert not children_left()


@pytest.mark.parametrize("stdio", ["pipe", "ignore"])
def test_a_thousand_failures(stdio: str) -> None:
    """No zombie, no descriptor (the fixture looks)."""
    codes: list[Any] = []
    for _ in range(1000 if stdio == "ignore" else 200):
        spawn("/no/such/program", stdio=stdio).on("error", lambda error: codes.append(error.code))  # type: ignore[arg-type]
    nodecompat.run()
    assert set(codes) == {"ENOENT"}
    assert len(codes) == (1000 if stdio == "ignore" else 200)
    assert not children_left()


# -- descriptors run out --------------------------------------------------------------------------------

FIRST_CALL = """
    import sys
    from nodecompat import process
    from nodecompat.child_process import {name} as start
    from nodecompat import _run as ending

    taken = take_all_but(int(sys.argv[1]))
    child = start({arguments})
    for event in ("error", "message", "exit", "close"):
        child.on(event, lambda *args, event=event: print(event, *(getattr(arg, "code", arg) for arg in args)))
    child.on("message", lambda: child.disconnect())
    process.on("exit", lambda: give_back(taken))
    if child.pid == None:
        print([child.stdin, child.stdout, child.stderr, child.stdio, child.connected])
"""


def first_call(name: str, arguments: str) -> str:
    """A program that has few descriptors when it calls a function of `child_process` for the first time."""
    return with_few_descriptors(FIRST_CALL.format(name=name, arguments=arguments))


UNABLE = ["[undefined, undefined, undefined, undefined, False]", "error EMFILE", "close -24 None"]


@pytest.mark.parametrize("free", range(9))
def test_the_first_fork_with_few_descriptors(worker: Any, free: int) -> None:
    """Nothing was loaded by an earlier one: 'error' EMFILE and 'close', or a whole life."""
    path = worker("from nodecompat import process\nprocess.on('message', print)\nprocess.send('ready')\n")
    for options in ("", ", silent=True", ", timeout=60_000"):
        outcome = run_python(first_call("fork", f"{path!r}{options}"), str(free))
        assert outcome.lines in (UNABLE, ["message ready", "exit 0 None", "close 0 None"]), (options, outcome)
        assert (outcome.code, outcome.stderr) == (0, "")


@pytest.mark.parametrize("free", range(9))
def test_the_first_spawn_with_few_descriptors(free: int) -> None:
    """As for fork, for three pipes, for another directory, and for none at all."""
    for options in ("", ", cwd='/'", ", stdio='ignore'", ", stdio='inherit'"):
        outcome = run_python(first_call("spawn", f"'true'{options}"), str(free))
        assert outcome.lines in (UNABLE, ["exit 0 None", "close 0 None"]), (options, outcome)
        assert (outcome.code, outcome.stderr) == (0, "")


@pytest.mark.parametrize("free", [0, 3, 20])
def test_exec_with_few_descriptors(free: int) -> None:
    """Its callback is called, with EMFILE or with the whole output; also of `execFile`, and as a promise."""
    outcome = run_python(
        with_few_descriptors("""
        import sys
        from nodecompat import start
        from nodecompat.child_process import exec, execFile
        from nodecompat.util import promisify

        def told(error, out, err):
            print(getattr(error, "code", error), repr(out), repr(err))

        async def main():
            await promisify(exec)("true")
            take_all_but(int(sys.argv[1]))
            for begin in (promisify(exec)("echo a"), promisify(execFile)("echo", ["a"])):
                try:
                    told(None, (found := await begin).stdout, found.stderr)
                except OSError as error:
                    told(error, error.stdout, error.stderr)
            exec("echo a", told).on("close", lambda *_: execFile("echo", ["a"], {"encoding": "buffer"}, told))

        start(main())
        """),
        str(free),
    )
    unable, whole = ["EMFILE '' ''"] * 3 + ["EMFILE b'' b''"], ["None 'a\\n' ''"] * 3 + ["None b'a\\n' b''"]
    assert (outcome.lines, outcome.stderr, outcome.code) == (whole if free == 20 else unable, "", 0)


@pytest.mark.parametrize("free", range(9))
def test_spawn_sync_with_few_descriptors(free: int) -> None:
    """Once its files are loaded: EMFILE in the result, or a whole run."""
    outcome = run_python(
        with_few_descriptors("""
        import sys
        from nodecompat.child_process import spawnSync

        spawnSync("true")
        take_all_but(int(sys.argv[1]))
        result = spawnSync("echo", ["a"])
        left = len(take_all_but(0))
        print(getattr(result.error or None, "code", None), result.status, result.pid > 0, left == int(sys.argv[1]))
        """),
        str(free),
    )
    assert outcome.lines in (["EMFILE None False True"], ["None 0 True True"])
