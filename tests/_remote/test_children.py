"""Children behind an agent, on each carrier that can run here: what they are like, how they end, and how they are lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import Outcome, run_program, write
from support_remote import MAIN, WORKER, running


@pytest.fixture(scope="module", params=["local", "ssh", "dask"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The variables by which a program finds its carrier."""
    folder = tmp_path_factory.mktemp(request.param)
    with running(request.param, folder) as variables:
        yield {**variables, "PYTHONPATH": f"{Path(__file__).parents[2]}:{folder}"}


def run(folder: Path, engine: dict[str, str], program: str, **extra: str) -> Outcome:
    """Run a program that has a carrier, beside a worker."""
    write(folder, worker_py=WORKER, main_py=MAIN)
    with open(folder / "main.py", "a") as file:
        file.write(program)
    return run_program(sys.executable, "main.py", cwd=folder, env={**engine, **extra})


@pytest.mark.slow
def test_a_child_there_is_as_one_here(tmp_path: Path, engine: dict[str, str]) -> None:
    """Messages, arguments, streams and the order of events; of this process it has what was given, and no more."""
    done = run(
        tmp_path,
        engine,
        """
async def main():
    options = {"cwd": os.getcwd(), "env": {"GIVEN": "1"}, "stdio": ["pipe", "pipe", "pipe", "ipc"], "on": carrier()}
    child = fork("worker.py", ["a b", "ü"], options)
    trace = traced(child)
    print(child.pid, child.host, child.connected, child.send(["facts"]))
    child.stdin.end("from the parent")
    pid, args, cwd, env, stdin = await child.getOneMessage()
    print(child.pid == pid, type(child.host).__name__, args, cwd == os.path.realpath(os.getcwd()), env, stdin)
    print(child.kill(0), [event for event, *_ in trace])
    child.send(["print"])
    out, err = [], []
    child.stdout.on("data", out.append)
    child.stderr.on("data", err.append)
    await closed(child)
    print(b"".join(out), b"".join(err), child.exitCode, child.kill())
    print([step for step in trace if step[0] != "message"])
start(main())
""",
        NOT_GIVEN="1" if engine["CARRIER"] != "local" else "",
    )
    assert done.stderr == ""
    nothing = "''" if engine["CARRIER"] == "local" else "None"
    assert done.lines == [
        "undefined undefined True True",
        "True str ['a b', 'ü'] True {'GIVEN': '1', 'NOT_GIVEN': "
        + nothing
        + ", 'NODE_CHANNEL_FD': None} from the parent",
        "True ['spawn', 'message']",
        "b'to stdout\\n' b'to stderr\\n' 0 False",
        "[('spawn',), ('disconnect',), ('exit', 0, None), ('close', 0, None)]",
    ]


@pytest.mark.slow
def test_what_a_child_wrote_comes_before_its_end(tmp_path: Path, engine: dict[str, str]) -> None:
    """3,000 messages and the exit right behind them; large messages both ways; inherited output appears here."""
    done = run(
        tmp_path,
        engine,
        """
async def main():
    on = carrier()
    child = fork("worker.py", cwd=os.getcwd(), on=on)
    trace = traced(child)
    child.send(["flood", 3000])
    await closed(child)
    print([step[1] for step in trace if step[0] == "message"] == list(range(3000)))
    print([step for step in trace if step[0] != "message"])

    child = fork("worker.py", cwd=os.getcwd(), on=on)
    large = bytes(range(256)) * 20000
    for _ in range(3):
        child.send(["big", large])
        print(await child.getOneMessage() == large)
    print(child.send(["print"]))
    await closed(child)

    child = spawn("cat", on=on)
    child.stdin.end(large)
    got = []
    child.stdout.on("data", got.append)
    await closed(child)
    print(b"".join(got) == large, child.exitCode)
start(main())
""",
    )
    assert "to stderr" in done.stderr
    assert done.lines == [
        "True",
        "[('spawn',), ('disconnect',), ('exit', 3, None), ('close', 3, None)]",
        "True",
        "True",
        "True",
        "True",
        "to stdout",
        "True 0",
    ]


@pytest.mark.slow
def test_signals(tmp_path: Path, engine: dict[str, str]) -> None:
    """One reaches the child ahead of data; before the start it cancels that, and an abort is as here.

    A timeout is for how long it runs, not for how long it waits for a place.
    """
    done = run(
        tmp_path,
        engine,
        """
from nodecompat import AbortController

async def main():
    on = carrier()
    child = fork("worker.py", cwd=os.getcwd(), on=on)
    trace = traced(child)
    child.send(["deaf", os.devnull])
    await child.getOneMessage()
    print(child.kill(), await child.getOneMessage())
    for _ in range(64):
        child.send(bytes(1 << 16))
    print(child.kill("SIGKILL"), child.killed)
    await closed(child)
    print([step for step in trace if step[0] != "message"], child.kill())

    child = fork("worker.py", cwd=os.getcwd(), on=on)
    trace = traced(child)
    print(child.kill(), child.pid)
    await closed(child)
    print([step for step in trace if step != ("spawn",)])

    controller = AbortController()
    child = fork("worker.py", cwd=os.getcwd(), on=on, signal=controller.signal)
    trace = traced(child)
    child.once("spawn", lambda: controller.abort())
    await closed(child)
    print(trace)

    child = fork("worker.py", cwd=os.getcwd(), on=on, timeout=1, killSignal="SIGKILL")
    trace = traced(child)
    await closed(child)
    print(trace)
start(main())
""",
    )
    assert done.stderr == ""
    assert done.lines == [
        "True heard",
        "True True",
        "[('spawn',), ('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')] False",
        "True undefined",
        "[('disconnect',), ('exit', None, 'SIGTERM'), ('close', None, 'SIGTERM')]",
        "[('spawn',), ('error', 'ABORT_ERR'), ('disconnect',), ('exit', None, 'SIGTERM'), ('close', None, 'SIGTERM')]",
        "[('spawn',), ('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')]",
    ]


@pytest.mark.slow
def test_what_fails_to_start(tmp_path: Path, engine: dict[str, str]) -> None:
    """The errors are those of a start here; what no other machine can give is refused at once."""
    done = run(
        tmp_path,
        engine,
        """
async def main():
    on = carrier(startTimeout=60000)
    for options in ({"execPath": "/no/such/program"}, {"cwd": "/no/such/folder"}):
        child = fork("worker.py", on=on, **options)
        trace = traced(child)
        child.send("never read")
        await closed(child)
        print(trace, child.pid, child.exitCode)
    for options in (
        {"uid": 1}, {"gid": 1}, {"detached": True}, {"stdio": ["pipe", 5, "pipe", "ipc"]},
        {"stdio": ["pipe", "pipe", "pipe", "ipc", "pipe"]}, {"stdio": ["pipe", sys.stderr, "pipe", "ipc"]},
    ):
        try:
            fork("worker.py", on=on, **options)
        except Exception as error:
            print(error.code, error.message.partition(" is not")[0])
    for wrong in (True, "tcp://somewhere", object(), fork):
        try:
            fork("worker.py", on=wrong)
        except Exception as error:
            print(error.code)
    print(carrier().startTimeout >= 0, fork("worker.py", on=None).kill())
start(main())
""",
    )
    assert done.stderr == ""
    assert done.lines == [
        "[('error', 'ENOENT'), ('disconnect',), ('close', -2, None)] undefined -2",
        "[('error', 'ENOENT'), ('disconnect',), ('close', -2, None)] undefined -2",
        "ERR_REMOTE_UNSUPPORTED options.uid",
        "ERR_REMOTE_UNSUPPORTED options.gid",
        "ERR_REMOTE_UNSUPPORTED options.detached",
        "ERR_REMOTE_UNSUPPORTED options.stdio[1]",
        "ERR_REMOTE_UNSUPPORTED options.stdio[4]",
        "ERR_REMOTE_UNSUPPORTED options.stdio[1]",
        *["ERR_INVALID_ARG_TYPE"] * 4,
        "True True",
    ]


@pytest.mark.slow
def test_a_lost_child(tmp_path: Path, engine: dict[str, str]) -> None:
    """Its agent dies: an error where somebody listens, a warning elsewhere; then an end by SIGKILL; the child is killed."""
    done = run(
        tmp_path,
        engine,
        """
async def main():
    on = carrier()
    for listens in (True, False):
        child = fork("worker.py", cwd=os.getcwd(), on=on)
        trace = traced(child)
        if not listens:
            child.removeAllListeners("error")
        child.send(["deaf", os.devnull])
        pid, agent = await child.getOneMessage()
        os.kill(agent, signal.SIGKILL)
        await closed(child)
        print([step for step in trace if step[0] != "message"])
        await gone(pid)
start(main())
""",
    )
    assert "RemoteWarning" in done.stderr
    assert "is lost: the connection to it ended. It is taken for ended by SIGKILL" in done.stderr
    assert done.lines == [
        "[('spawn',), ('error', 'ERR_REMOTE_CHILD_LOST'), ('disconnect',), ('exit', None, 'SIGKILL'), "
        "('close', None, 'SIGKILL')]",
        "[('spawn',), ('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')]",
    ]


@pytest.mark.slow
def test_the_parents_death(tmp_path: Path, engine: dict[str, str]) -> None:
    """SIGKILL for the parent: the child is told by its channel, gets SIGTERM and SIGKILL after the grace; nothing is left."""
    write(
        tmp_path,
        parent_py=MAIN
        + """
async def main():
    child = fork("worker.py", cwd=os.getcwd(), on=carrier(grace=50))
    child.send(["deaf", os.path.abspath("told")])
    pid, agent = await child.getOneMessage()
    print(pid, agent, flush=True)
    setTimeout(lambda: None, 100000)
start(main())
""",
    )
    done = run(
        tmp_path,
        engine,
        """
async def main():
    parent = spawn(sys.executable, ["parent.py"], stdio=["ignore", "pipe", "inherit"])
    from nodecompat.events import once
    [line] = await once(parent.stdout, "data")
    pid, agent = map(int, bytes(line).split())
    parent.kill("SIGKILL")
    await closed(parent)
    await gone(pid, *([] if os.environ["CARRIER"].startswith("dask") else [agent]))
    print(open("told").read())
start(main())
""",
    )
    assert done.stderr == ""
    assert done.lines == ["disconnect"]


@pytest.mark.slow
def test_what_was_sent_before_the_end_arrives(tmp_path: Path, engine: dict[str, str]) -> None:
    """The parent ends right behind `send`, with half a megabyte on its way; the child has it all before it is told."""
    write(
        tmp_path,
        parent_py=MAIN
        + """
async def main():
    child = fork("taker.py", cwd=os.getcwd(), on=carrier())
    await child.getOneMessage()
    for number in range(512):
        child.send([number, bytes(1024)])
    process.exit()
start(main())
""",
        taker_py="""
from nodecompat import process
got = []
process.on("message", lambda m: got.append(m[0]))
process.on("disconnect", lambda: (open("half", "w").write(str(got == list(range(512)))), __import__("os").rename("half", "got")))
process.send("ready")
""",
    )
    done = run(
        tmp_path,
        engine,
        """
async def main():
    parent = spawn(sys.executable, ["parent.py"], stdio="inherit")
    await closed(parent)
    while not os.path.exists("got"):
        await asyncio.sleep(0.01)
    print(open("got").read())
start(main())
""",
    )
    assert done.stderr == ""
    assert done.lines == ["True"]


@pytest.mark.slow
def test_a_pool_of_such_workers(tmp_path: Path, engine: dict[str, str]) -> None:
    """Jobs run there; one that dies names its job, and another worker takes its place."""
    write(
        tmp_path,
        jobs_py="import os\nfrom nodecompat.pool import serve\nserve(add=lambda a, b: a + b, die=lambda: os._exit(3))\n",
    )
    done = run(
        tmp_path,
        engine,
        """
from nodecompat.pool import Pool

async def main():
    on = carrier()
    async with Pool("jobs.py", size=2, on=on, cwd=os.getcwd()) as pool:
        print([await task for task in [pool.call("add", number, 1) for number in range(6)]])
        try:
            await pool.call("die")
        except Exception as error:
            print(type(error).__name__, error.exitCode)
        print(await pool.call("add", 3, 4))
    for options in ({"maxMemory": 1}, {"start": "cluster"}, {"start": "forkServer"}):
        try:
            Pool("jobs.py", on=on, **options)
        except Exception as error:
            print(error.code, error.message.partition(".")[0])
start(main())
""",
    )
    assert done.lines == [
        "[1, 2, 3, 4, 5, 6]",
        "WorkerDiedError 3",
        "7",
        "ERR_INVALID_ARG_VALUE The argument 'maxMemory' is not known of workers on other machines",
        "ERR_INVALID_ARG_VALUE The argument 'start' must be 'fork' for workers on other machines",
        "ERR_INVALID_ARG_VALUE The argument 'start' must be 'fork' for workers on other machines",
    ]


@pytest.mark.slow
def test_files_come_along(tmp_path: Path, engine: dict[str, str]) -> None:
    """They lie in a directory of the child's own, which is gone afterwards; none may lie outside of it."""
    done = run(
        tmp_path,
        engine,
        """
async def main():
    program = open("worker.py", "rb").read()
    on = carrier(files={"worker.py": program, "data/one.bin": bytes(range(256))})
    os.rename("worker.py", "elsewhere.py")
    child = fork("worker.py", on=on)
    child.send(["files", "data/one.bin"])
    data, cwd = await child.getOneMessage()
    print(data == bytes(range(256)), os.path.basename(cwd).startswith("nodecompat-"))
    child.send(["bye"])
    await closed(child)
    while os.path.exists(cwd):
        await asyncio.sleep(0.01)

    child = fork("worker.py", on=carrier(files={"../outside": b""}))
    trace = traced(child)
    await closed(child)
    print(trace)
    try:
        carrier(files={"a": "text"})
    except Exception as error:
        print(error.code)
    try:
        carrier(grace=-1)
    except Exception as error:
        print(error.code)
start(main())
""",
    )
    assert done.stderr == ""
    assert done.lines == [
        "True True",
        "[('error', 'ERR_REMOTE_START'), ('disconnect',), ('close', -1, None)]",
        "ERR_INVALID_ARG_TYPE",
        "ERR_OUT_OF_RANGE",
    ]
