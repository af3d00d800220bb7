"""Children of a fork server are those of `fork()` in all but the time they take."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import pytest
import support_server
from support import LIMIT, Outcome, environment, write
from support_server import IDLE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="fork servers need pidfds")

TRACED = """
def traced(child, name=""):
    for event in ("spawn", "message", "disconnect", "exit", "close", "error"):
        child.on(event, lambda *args, event=event: print(*[name] * bool(name), event, *args))
    return child

def served(child):
    try:
        return parent(child.pid) != os.getpid()
    except (FileNotFoundError, ProcessLookupError):  # a child of our own stays until we ask for its end
        return True
"""


def own(place: Path, source: str, *options: str, env: dict[str, str] | None = None, **modules: str) -> Outcome:
    """Run an owner that has these two functions more."""
    return support_server.own(place, TRACED + textwrap.dedent(source), *options, env=env, **modules)


FACTS = """
import json, os, signal, sys, threading
given = sorted(globals())
from nodecompat import process
fds = sorted(os.listdir("/proc/self/fd"), key=int)
with open("/proc/self/status") as file:
    status = dict(line.split(":", 1) for line in file)
process.send(json.loads(json.dumps({
    "fds": [(fd, os.readlink(f"/proc/self/fd/{fd}").partition(":")[0]) for fd in fds if os.path.exists(f"/proc/self/fd/{fd}")
            or fd in "012"],
    "words": [sys.argv, sys.orig_argv, sys.path, process.argv, process.argv0, process.execArgv, process.execPath],
    "main": [__name__, __file__, str(type(__loader__)), __spec__, __doc__, given, sys.modules["__main__"].__dict__ is globals()],
    "flags": [repr(sys.flags), sorted(sys._xoptions), sys.warnoptions],
    "files": [(file.encoding, file.errors, file.line_buffering, file.write_through, file.name, file.mode, repr(file),
               type(file.buffer).__name__, file.newlines) for file in (sys.stdin, sys.stdout, sys.stderr)],
    "signals": [status[name].strip() for name in ("SigBlk", "SigIgn", "SigCgt")],
    "actions": [repr(signal.getsignal(one)) for one in sorted(signal.valid_signals())],
    "place": [os.getcwd(), oct(process.umask()), os.getpgrp() == os.getpid(), os.getsid(0) == os.getpid()],
    "parent": process.ppid == int(sys.argv[1]),
    "env": sorted(os.environ.items()),
    "leader": sys.gettrace() is None and sys.getrecursionlimit(),
    "uptime": process.uptime() < 20,
    "thread": [threading.main_thread().native_id == os.getpid(), threading.current_thread() is threading.main_thread()],
})))
"""


@pytest.mark.parametrize(
    ("options", "before", "given"),
    [
        ([], "", "{}"),
        ([], "os.umask(0o027); signal.signal(signal.SIGUSR1, signal.SIG_IGN)", "{'detached': True}"),
        ([], "signal.signal(signal.SIGINT, signal.SIG_IGN)", "{'cwd': '/'}"),
        ([], "os.chdir('sub'); os.environ['TZ'] = 'UTC'", "{'silent': True}"),
        (
            [],
            "os.set_inheritable(os.open('/dev/zero', os.O_RDONLY), True)",
            "{'stdio': ['pipe', 'ignore', 2, 'ipc', None, 'pipe']}",
        ),
        (
            [],
            "kept = os.dup2(0, 40)",
            "{'stdio': ['ipc', 'ignore', 'inherit'], 'env': {**os.environ, 'A': 'ä', 'B': ''}}",
        ),
        (["-X", "dev", "-u", "-O", "-W", "error::UserWarning"], "", "{}"),
        (["-P", "-s"], "", "{'serialization': 'advanced', 'maxMessageBytes': 100000000}"),
    ],
)
def test_a_child_finds_what_a_fresh_one_finds(place: Path, options: list[str], before: str, given: str) -> None:
    """Descriptors, words, `__main__`, sys.path, flags, files, signals, directory, mask, session, variables."""
    source = f"""
    import json
    {before}
    found = []
    def go(is_served):
        child = fork({str(place)!r} + "/facts.py", [str(os.getpid()), "--b"], {{**{given}, "forkServer": is_served}})
        assert served(child) is is_served
        child.on("message", found.append)
        child.on("exit", lambda *how: go(True) if not is_served else print(json.dumps([*found, how])))
    go(False)
    """
    outcome = own(place, source, *options, facts_py=FACTS)
    assert outcome.stderr == ""
    fresh, child, how = json.loads(outcome.stdout)
    assert child == fresh
    assert how == [0, None]
    assert child["parent"] is True
    assert child["thread"] == [True, True]
    assert child["words"][0] == [f"{place}/facts.py", child["words"][0][1], "--b"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A directory for the programs."""
    (tmp_path / "sub").mkdir()
    return tmp_path


ENDS = {
    "returns": ("", "spawn disconnect exit-0-None close-0-None"),
    "exits": ("import sys; sys.exit(3)", "spawn disconnect exit-3-None close-3-None"),
    "process.exit": ("process.exit(4)", "spawn disconnect exit-4-None close-4-None"),
    "raises": ("raise ValueError", "spawn disconnect exit-1-None close-1-None"),
    "does not compile": ("a b", "spawn disconnect exit-1-None close-1-None"),
    "text": ("import sys; sys.exit('text')", "spawn disconnect exit-1-None close-1-None"),
    "killed": ("import os; os.kill(os.getpid(), 9)", "spawn disconnect exit-None-SIGKILL close-None-SIGKILL"),
    "crashes": ("import os; os.abort()", "spawn disconnect exit-None-SIGABRT close-None-SIGABRT"),
    "interrupted": ("raise KeyboardInterrupt", "spawn disconnect exit-None-SIGINT close-None-SIGINT"),
    "says": ("process.send(1); process.send(2)", "spawn message-1 message-2 disconnect exit-0-None close-0-None"),
    "says and exits": ("process.send(1); process.exit(7)", "spawn message-1 disconnect exit-7-None close-7-None"),
    "disconnects": ("process.disconnect()", "spawn disconnect exit-0-None close-0-None"),
}


@pytest.mark.parametrize("end", ENDS)
def test_how_a_child_ends(place: Path, end: str) -> None:
    """The order of events, codes and signals are those of a fresh child; the server goes on."""
    source, trace = ENDS[end]
    outcome = own(
        place,
        """
        def go(left):
            events = []
            child = fork("child.py", forkServer=True, silent=True)
            assert served(child)
            for event in ("spawn", "message", "disconnect", "exit", "close", "error"):
                child.on(event, lambda *args, event=event: events.append("-".join(map(str, [event, *args]))))
            child.on("close", lambda *_: (print(*events), left and go(left - 1)))
        go(1)
        """,
        child_py=f"from nodecompat import process\n{source}",
    )
    assert (outcome.lines, outcome.stderr, outcome.code) == ([trace, trace], "", 0)


def test_what_goes_wrong_in_a_program_is_told_as_ever(place: Path) -> None:
    """A traceback begins in the script; what is no script is told as python tells it."""
    source = """
    fork("bad.py", forkServer=True).on("exit", lambda *_: fork("missing.py", forkServer=True))
    """
    outcome = own(place, source, bad_py="def fail():\n    raise ValueError(1)\nfail()\n")
    lines = outcome.stderr.splitlines()
    assert lines[:2] == ["Traceback (most recent call last):", f'  File "{place}/bad.py", line 3, in <module>']
    assert lines[-2:] == [
        "ValueError: 1",
        f"{sys.executable}: can't open file '{place}/missing.py': [Errno 2] No such file or directory",
    ]


@pytest.mark.slow
def test_a_child_that_talks_loads_no_file(place: Path) -> None:
    """What it takes to hear and to say plain messages, and to end, the server has loaded."""
    source = """
    child = fork("child.py", forkServer=True)
    child.on("message", lambda message: (print(message), child.send("end") if message else child.send([1, {"a": 2.5}])))
    child.on("close", lambda code, signal: print(code, signal))
    child.send("begin")
    """
    child = """
    import sys
    from nodecompat import process
    loaded = {*sys.modules}
    def heard(message):
        if message == "begin":
            process.send([])
        elif message == "end":
            process.disconnect()
        else:
            process.send(sorted({*sys.modules} - loaded) or "nothing")
    process.on("message", heard)
    """
    outcome = own(place, source, child_py=child)
    assert outcome.stderr == ""
    assert outcome.lines == ["[]", "nothing", "0 None"]


def test_many_in_a_row(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """1,000 children, each with its messages; neither the owner nor the server has a descriptor or a child more at the end,
    nor the server more memory."""
    source = """
    def count(pid):
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            return len(os.listdir(f"/proc/{pid}/fd")), len(file.read().split())
    def memory(pid):
        with open(f"/proc/{pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("RssAnon"))
    codes, numbers, sizes = set(), [], []
    def go(left):
        child = fork("child.py", forkServer=True)
        child.send(left)
        child.on("message", lambda m: (numbers.append(m), child.disconnect()))
        def ended(code, signal):
            codes.add((code, signal))
            if left in (900, 1):
                ahead(server)
                print(count(os.getpid()), count(server.pid))
                sizes.append(memory(server.pid))
            if left > 1:
                go(left - 1)
            else:
                print(codes, numbers == list(range(1000, 0, -1)), sizes[1] - sizes[0] < 300 or sizes)
        child.on("close", ended)
    server = forkServer()
    go(1000)
    """
    child = "from nodecompat import process\nprocess.on('message', process.send)\n"
    monkeypatch.setattr("support.LIMIT", 5 * LIMIT)
    outcome = own(place, source, child_py=child)
    assert outcome.stderr == ""
    first, last, result = outcome.lines
    assert first == last
    assert result == "{(0, None)} True True"


def test_many_at_a_time(place: Path) -> None:
    """60 children at once, of which some are killed, some exit, some end; each status is its own child's."""
    source = """
    import collections
    ends = collections.Counter()
    for number in range(60):
        child = fork("child.py", [str(number % 3)], forkServer=True)
        child.on("message", lambda m, child=child: child.kill("SIGKILL"))
        child.on("exit", lambda *how, n=number: ends.update([(n % 3, *how)]))
    process.on("exit", lambda code: print(sorted(ends.items(), key=str)))
    """
    child = """
    import sys
    from nodecompat import process, setTimeout
    if sys.argv[1] == "1": process.exit(5)
    if sys.argv[1] == "2":
        process.on("message", print)
        process.send("kill me")
    """
    outcome = own(place, source, child_py=child)
    assert outcome.lines == ["[((0, 0, None), 20), ((1, 5, None), 20), ((2, None, 'SIGKILL'), 20)]"]


KILL_SERVER = """
server = forkServer()
child = traced(fork("idle.py", forkServer=True))
def lost(_):
    os.kill(server.pid, signal.SIGKILL)
    setTimeout(look, 1)
def look():
    if os.path.exists(f"/proc/{server.pid}"):
        setTimeout(look, 1)
    else:
        child.send(6)
child.on("message", lost)
def again(*_):
    other = fork("idle.py", forkServer=True)
    print(served(other), parent(other.pid) != server.pid)
    other.on("message", lambda m: other.kill())
    other.on("exit", print)
child.on("close", again)
"""


def test_a_killed_server_leaves_its_children_alone(place: Path) -> None:
    """They live on. Where the kernel does not keep how a child ended it is unknown, which a warning says."""
    outcome = own(place, "import nodecompat._child.served as s\ns._GET_INFO = 0" + KILL_SERVER, idle_py=IDLE)
    assert outcome.lines == [
        "spawn",
        "message ready",
        "disconnect",
        "exit None None",
        "close None None",
        "True True",
        "None SIGTERM",
    ]
    assert "NODECOMPAT_STATUS_UNKNOWN" in outcome.stderr
    assert "and how that ended is not known" in outcome.stderr


def test_the_kernel_may_keep_the_status(place: Path) -> None:
    """Nothing is guessed: the code the child ended with, or none at all."""
    outcome = own(place, KILL_SERVER, idle_py=IDLE)
    assert outcome.lines[3] in ("exit 6 None", "exit None None")
    assert outcome.lines[5:] == ["True True", "None SIGTERM"]


def test_a_server_that_dies_between_two_children(place: Path) -> None:
    """Another one is started by the next `fork`, also when its end was not noticed yet."""
    source = """
    import time
    server = forkServer()
    child = fork("idle.py", forkServer=True)
    child.on("message", lambda m: child.kill())
    def again(*_):
        os.kill(server.pid, signal.SIGKILL)
        os.waitid(os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)
        other = traced(fork("idle.py", forkServer=True))
        print(served(other))
        other.on("message", lambda m: other.send(2))
    child.on("exit", again)
    """
    outcome = own(place, source, idle_py=IDLE)
    assert outcome.lines == ["True", "spawn", "message ready", "disconnect", "exit 2 None", "close 2 None"]
    assert outcome.stderr == ""


@pytest.mark.parametrize(
    "how", ["pass", "os.kill(os.getpid(), 9)", "os._exit(3)", "process.exit()", "raise ValueError"]
)
def test_the_server_ends_with_its_owner(place: Path, how: str) -> None:
    """However the owner ends; a detached child that was told to goes on."""
    source = f"""
    server = forkServer()
    child = fork("idle.py", forkServer=True, detached=True, stdio="ignore" and ["ignore", "ignore", "ignore", "ipc"])
    def ready(_):
        print(server.pid, child.pid, flush=True)
        child.disconnect()
        child.unref()
        {how}
    child.on("message", ready)
    """
    idle = IDLE + "from nodecompat import setTimeout\nsetTimeout(print, 20000)\n"
    outcome = own(place, source, idle_py=idle)
    server, child = map(int, outcome.stdout.split())
    try:
        os.waitid(os.P_PIDFD, pidfd := os.pidfd_open(server), os.WEXITED)
    except (ProcessLookupError, ChildProcessError):
        pass
    if os.path.exists(f"/proc/{server}"):
        import select

        assert select.select([pidfd], [], [], LIMIT)[0]
    assert os.path.exists(f"/proc/{child}")
    os.kill(child, 9)


def test_the_server_has_none_of_its_owners_descriptors(place: Path) -> None:
    """A pipe ends although the server lives on, one that was inheritable when it was started and one of a child's.

    Its own are two sockets, a pipe and that of the child that waits; /dev/null has the numbers that its children may want.
    """
    source = """
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    server = forkServer()
    child = fork("idle.py", forkServer=True, silent=True)
    os.close(writing)
    def ended(*_):
        print(os.read(reading, 1), os.path.exists(f"/proc/{server.pid}"))
        ahead(server)
        print(sorted(os.readlink(f"/proc/{server.pid}/fd/{fd}").partition(":")[0]
                     for fd in os.listdir(f"/proc/{server.pid}/fd")))
        print(os.readlink(f"/proc/{server.pid}/cwd"))
    child.on("message", lambda m: child.send(0))
    child.on("close", ended)
    """
    outcome = own(place, source, idle_py=IDLE)
    assert outcome.lines == [
        "b'' True",
        str([*["/dev/null"] * 16, "pipe", "pipe", "pipe", "socket", "socket"]),
        "/",
    ]


@pytest.mark.parametrize(
    "options",
    [
        "execArgv=['-B']",
        "env={**os.environ, 'PYTHONNOUSERSITE': '' if os.environ.get('PYTHONNOUSERSITE') else '1'}",
        "env={**os.environ, 'LC_ALL': 'C' if os.environ.get('LC_ALL') != 'C' else 'C.UTF-8'}",
        "env={'A': 'B'}",
        "uid=os.getuid()",
        "argv0='other'",
        "execPath=os.path.join(os.path.dirname(sys.executable), '.', os.path.basename(sys.executable))",
    ],
)
def test_what_cannot_be_had_is_a_fresh_start(place: Path, options: str) -> None:
    """Silently, and as it always was."""
    source = f"""
    child = fork("idle.py", {options}, forkServer=True)
    print(served(child))
    child.on("error", print)
    child.on("message", lambda m: child.send(1))
    child.on("exit", print)
    """
    write(place, idle_py=IDLE)
    outcome = own(place, source, idle_py=IDLE)
    assert outcome.lines[0] == "False"
    assert outcome.stderr == "" or "env={'A'" in options  # no PYTHONPATH


def test_a_change_of_the_owner_is_a_fresh_start(place: Path) -> None:
    """Its session, its priority: a child would inherit them, the server has the old ones."""
    source = """
    first = fork("idle.py", forkServer=True)
    os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + 1)
    second = fork("idle.py", forkServer=True)
    print(served(first), served(second))
    for child in (first, second):
        child.on("message", lambda m, child=child: child.send(0))
    """
    assert own(place, source, idle_py=IDLE).lines == ["True False"]


def test_preloaded_modules(place: Path) -> None:
    """They are loaded before the child begins, from where the owner would load them; each child draws its own numbers."""
    source = """
    server = forkServer(["mine", "random", "sub.other"])
    print(server.preload, forkServer(["mine", "random", "sub.other"]) is server)
    def go(left):
        child = fork("sub/child.py", forkServer=True)
        child.on("message", found.append)
        child.on("exit", lambda *_: go(left - 1) if left > 1 else print(found[0][0], len({m[1] for m in found})))
    found = []
    go(3)
    """
    (place / "sub/other.py").write_text("")
    (place / "sub/child.py").write_text(
        "import sys, random\nfrom nodecompat import process\nprocess.send([[n in sys.modules for n in"
        " ('mine', 'sub.other', 'asyncio')] + [sys.path[0]], random.random()])\n"
    )
    outcome = own(place, source, mine_py="print('loaded')")
    assert outcome.lines == [
        "['mine', 'random', 'sub.other'] True",
        f"[True, True, False, '{place}/sub'] 3",
    ]


def test_a_module_that_cannot_be_loaded(place: Path) -> None:
    """The owner is warned, and children start."""
    source = """
    forkServer(["missing", "failing"])
    child = fork("idle.py", forkServer=True)
    print(served(child))
    child.on("message", lambda m: child.send(0))
    process.on("warning", lambda w: print(w.name, w.code, w))
    """
    outcome = own(place, source, idle_py=IDLE, failing_py="raise SystemExit(3)")
    assert outcome.lines == [
        "True",
        "ForkServerWarning NODECOMPAT_FORK_SERVER The fork server could not load 'missing': "
        "ModuleNotFoundError: No module named 'missing'",
        "ForkServerWarning NODECOMPAT_FORK_SERVER The fork server could not load 'failing': SystemExit: 3",
    ]


def test_a_module_that_ends_the_server(place: Path) -> None:
    """The owner is warned once, and children are started afresh."""
    source = """
    forkServer(["deadly"])
    process.on("warning", lambda w: print(w.code, w))
    for _ in range(2):
        child = fork("idle.py", forkServer=True)
        print(served(child))
        child.on("message", lambda m, child=child: child.send(0))
    """
    outcome = own(place, source, idle_py=IDLE, deadly_py="import os\nos._exit(1)")
    assert outcome.lines == [
        "False",
        "False",
        "NODECOMPAT_FORK_SERVER The fork server did not get ready; children are started afresh",
    ]


def test_close(place: Path) -> None:
    """A closed server takes no more requests, sees its children to their ends, and ends; another one follows."""
    source = """
    server = forkServer()
    child = fork("idle.py", forkServer=True)
    server.close()
    other = fork("idle.py", forkServer=True)
    print(parent(child.pid) == server.pid, parent(other.pid) == server.pid, served(other))
    child.on("message", lambda m: child.send(5))
    other.on("message", lambda m: other.send(6))
    child.on("exit", lambda *how: print(*how))
    child.on("exit", lambda *_: look())
    def look():
        if os.path.exists(f"/proc/{server.pid}"):
            setTimeout(look, 1)
        else:
            print("gone")
    """
    outcome = own(place, source, idle_py=IDLE)
    assert outcome.lines == ["True False True", "5 None", "gone"]


def test_signals_and_limits_of_time(place: Path) -> None:
    """A signal at once after the start, `timeout`, an AbortSignal, a handler of the child's own."""
    source = """
    from nodecompat import AbortController
    forkServer()
    first = traced(fork("idle.py", forkServer=True, timeout=1), "timeout")
    second = traced(fork("idle.py", forkServer=True), "kill")
    print(second.kill("SIGTERM"), second.killed)
    control = AbortController()
    third = fork("idle.py", forkServer=True, signal=control.signal)
    third.on("error", lambda e: print(e.name))
    third.on("exit", lambda *how: (print("abort", *how, third.kill()), go()))
    control.abort()
    def go():
        fourth = fork("catch.py", forkServer=True)
        fourth.on("message", lambda m: print(m) if m != "ready" else fourth.kill("SIGTERM"))
        fourth.on("exit", print)
    """
    catch = """
    from nodecompat import process
    def caught(*_):
        process.send("caught")
        process.disconnect()
    process.on("SIGTERM", caught)
    process.on("message", print)
    process.send("ready")
    """
    outcome = own(place, source, idle_py=IDLE, catch_py=catch)
    assert outcome.lines[0] == "True True"
    for line in ("timeout exit None SIGTERM", "kill exit None SIGTERM", "abort None SIGTERM False", "AbortError"):
        assert line in outcome.lines
    assert outcome.lines[-2:] == ["caught", "0 None"]


@pytest.mark.parametrize("env", [{}, {"NODECOMPAT_PURE": "1"}], ids=["any road", "the Python road"])
def test_children_of_children(place: Path, env: dict[str, str]) -> None:
    """A fork inside a child has a server of its own, which ends with that child; the variable is inherited."""
    source = """
    child = fork("middle.py")
    print(served(child))
    child.on("message", print)
    child.on("exit", print)
    """
    middle = """
    import os
    from nodecompat import process
    from nodecompat.child_process import fork
    import nodecompat._child.server as servers
    child = fork("leaf.py")
    process.send([process.ppid != os.getppid(), len(servers._current), os.getppid() != servers._current[0].pid])
    child.on("message", process.send)
    child.on("exit", lambda *how: process.send([*how]))
    """
    leaf = "from nodecompat import process\nprocess.send(process.connected)\nprocess.exit(9)\n"
    outcome = own(place, source, env={**env, "NODECOMPAT_FORK_SERVER": "1"}, middle_py=middle, leaf_py=leaf)
    assert (outcome.lines, outcome.stderr) == (["True", "[True, 1, True]", "True", "[9, None]", "0 None"], "")


def test_copies_threads_and_asyncio(place: Path) -> None:
    """A forked copy of the owner starts a server of its own; so may threads and programs on asyncio's loop."""
    source = """
    import asyncio, threading
    server = forkServer()
    def echo(done):
        child = fork("idle.py", forkServer=True)
        child.on("message", lambda m: child.send(3))
        child.on("exit", lambda *how: done(how))
        return child
    pid = os.fork()
    if pid == 0:
        import nodecompat
        ends = []
        child = echo(ends.append)
        print("copy", parent(child.pid) not in (os.getpid(), server.pid))
        nodecompat.run(timeout=20_000)
        print("copy", ends, flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
    async def main():
        ended = asyncio.get_running_loop().create_future()
        child = echo(ended.set_result)
        print("asyncio", parent(child.pid) == server.pid, await ended)
    asyncio.run(main())
    def work():
        child = echo(lambda how: print("thread", how))
        print("thread", parent(child.pid) == server.pid)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    """
    outcome = own(place, source, idle_py=IDLE)
    assert outcome.lines == [
        "copy True",
        "copy [(3, None)]",
        "asyncio True (3, None)",
        "thread True",
        "thread (3, None)",
    ]


def test_the_option(place: Path) -> None:
    """A boolean; the preload a list of names; the variable gives the default only."""
    source = """
    for call in (lambda: fork("idle.py", forkServer=1), lambda: forkServer("os"), lambda: forkServer([1])):
        try:
            call()
        except TypeError as error:
            print(error)
    child = fork("idle.py", forkServer=False)
    print(served(child))
    child.on("message", lambda m: child.send(0))
    """
    outcome = own(place, source, env={"NODECOMPAT_FORK_SERVER": "1"}, idle_py=IDLE)
    assert outcome.lines == [
        'The "options.forkServer" property must be of type boolean. Received type number (1)',
        "preload must be a list of names of modules",
        "preload must be a list of names of modules",
        "False",
    ]


def test_nothing_is_loaded_for_it(place: Path) -> None:
    """A program without a fork server loads nothing of it."""
    source = """
    child = fork("idle.py")
    child.on("message", lambda m: child.send(0))
    child.on("exit", lambda *_: print([name for name in sys.modules if name.endswith(("server", "served", "marshal"))]))
    """
    found: Any = own(place, source, idle_py=IDLE)
    assert "_child" not in found.stdout
    assert environment()["PYTHONPATH"]
