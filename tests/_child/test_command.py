"""`fork`: the command line, how a module is found, what the child is given and what it loads."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
import support_children
from support import run_program, run_python, write
from support_children import ECHO

import nodecompat
from nodecompat import process
from nodecompat.child_process import fork, spawn
from nodecompat.errors import NodeError
from nodecompat.values import undefined

nothing_left = support_children.nothing_left
worker = support_children.worker

# -- the command ----------------------------------------------------------------------------------------

ARGV = "from nodecompat import process\nprocess.send([process.argv, process.execArgv])\n"


def command(*args: Any, **options: Any) -> Any:
    """What the child says about its command."""
    told: list[Any] = []
    fork(*args, **options).on("message", told.append)
    nodecompat.run()
    return told[0]


def test_the_command(worker: Any) -> None:
    """`[execPath, *execArgv, modulePath, *args]`, items turned into text."""
    path = worker(ARGV)
    assert command(path, ["a", 1, True, None], {"execArgv": ["-B"]}) == [
        [sys.executable, path, "a", "1", "true", "null"],
        ["-B"],
    ]


def test_options_in_the_second_place_and_as_keywords(worker: Any) -> None:
    """A dict where the arguments would be is the options; keywords do the same."""
    path = worker("import os\nfrom nodecompat import process\nprocess.send([os.getcwd(), os.environ.get('X')])\n")
    env = {**os.environ, "X": "y"}
    assert command(path, {"cwd": "/", "env": env}) == ["/", "y"]
    assert command(path, cwd="/", env=env) == ["/", "y"]


@pytest.mark.parametrize(
    ("file", "asked"),
    [("job.py", "job"), ("job.py", "job.py"), ("job/__main__.py", "job"), ("a.b.py", "a.b")],
)
def test_how_a_module_is_found(worker: Any, tmp_path: Path, file: str, asked: str) -> None:
    """As it stands, with .py, as a directory with __main__.py; seen from the child's directory."""
    worker("import sys\nfrom nodecompat import process\nprocess.send(sys.argv[1:])\n", file)
    assert command(f"./{asked}", ["x"], cwd=str(tmp_path)) == ["x"]
    assert command(str(tmp_path / asked), ["y"]) == ["y"]


def test_the_channel_is_gone_from_the_environment(worker: Any) -> None:
    """In the child neither variable is there, nor anything stale from the parent's `env` option."""
    source = "import os\nfrom nodecompat import process\nprocess.send([k for k in os.environ if 'CHANNEL' in k])\n"
    stale = {**os.environ, "NODE_CHANNEL_FD": "77", "NODE_CHANNEL_SERIALIZATION_MODE": "advanced"}
    assert command(worker(source), env=stale) == []


def test_a_stale_channel_never_reaches_a_program_without_one(tmp_path: Path) -> None:
    """`spawn` without 'ipc' takes the variables out too."""
    env = {**os.environ, "NODE_CHANNEL_FD": "77", "NODE_CHANNEL_SERIALIZATION_MODE": "json"}
    output = tmp_path / "output"
    with output.open("w") as file:
        spawn("env", env=env, stdio=["ignore", file, "inherit"])
    nodecompat.run()
    assert "PATH=" in output.read_text()
    assert "NODE_CHANNEL" not in output.read_text()


GRANDCHILDREN = {
    "subprocess": "import subprocess; subprocess.run([sys.executable, '-c', look], close_fds=False)",
    "os.system": "import shlex; os.system(shlex.join([sys.executable, '-c', look]))",
    "posix_spawn": "os.waitpid(os.posix_spawn(sys.executable, [sys.executable, '-c', look], os.environ), 0)",
    "fork and exec": "os.waitpid(p, 0) if (p := os.fork()) else os.execv(sys.executable, [sys.executable, '-c', look])",
}


@pytest.mark.parametrize("start", GRANDCHILDREN.values(), ids=GRANDCHILDREN.keys())
def test_grandchildren_get_neither_variables_nor_the_channel(worker: Any, tmp_path: Path, start: str) -> None:
    """Whichever way they are started."""
    look = (
        "import os; print([n for n in os.environ if n.startswith('NODE_CHANNEL')], "
        "int(os.environ['INODE']) in [os.stat('/dev/fd/' + f).st_ino for f in os.listdir('/dev/fd') if "
        "os.path.exists('/dev/fd/' + f)], flush=True)"
    )
    source = f"""
import os, sys
from nodecompat import process
look = {look!r}
os.environ["INODE"] = str(os.fstat(process.channel.fd).st_ino)
{start}
"""
    output = tmp_path / "output"
    with output.open("w") as file:
        fork(worker(source), stdio=["ignore", file, "inherit", "ipc"])
    nodecompat.run()
    assert output.read_text() == "[] False\n"


def test_the_channel_may_have_any_number(worker: Any) -> None:
    """Slot 0 as well as slot 7."""
    module = worker(ECHO)
    for stdio in (["ipc", "inherit", "inherit"], ["ignore", "inherit", "inherit", None, None, None, None, "ipc"]):
        child = fork(module, stdio=stdio)  # type: ignore[arg-type]
        told: list[Any] = []
        child.on("message", told.append).on("message", child.disconnect)
        child.send("x")
        nodecompat.run()
        assert told == ["x"]


def test_what_was_printed_before_comes_before(tmp_path: Path) -> None:
    """The parent's buffered output is out before a child that shares the descriptor starts."""
    write(
        tmp_path,
        child_py="print('child')",
        parent_py="""
            from nodecompat.child_process import fork
            print('parent')
            fork('child.py').on('exit', lambda: print('exit'))
            """,
    )
    assert run_program(sys.executable, "parent.py", cwd=tmp_path).lines == ["parent", "child", "exit"]


def test_fork_needs_the_channel(worker: Any) -> None:
    """A stdio list without 'ipc' is refused before anything starts."""
    with pytest.raises(NodeError) as raised:
        fork("x.py", stdio=["pipe", "pipe", "pipe"])
    assert (raised.value.code, raised.value.message) == (
        "ERR_CHILD_PROCESS_IPC_REQUIRED",
        "Forked processes must have an IPC channel, missing value 'ipc' in options.stdio",
    )


def test_the_default_wire(worker: Any) -> None:
    """cbor to a Python: bytes arrive as bytes; json when told so."""
    module = worker(ECHO)
    for options, expected in (({}, b"\x00\xff"), ({"serialization": "json"}, {"type": "Buffer", "data": [0, 255]})):
        child = fork(module, options)
        told: list[Any] = []
        child.on("message", lambda message, child=child, told=told: (told.append(message), child.disconnect()))
        child.send(b"\x00\xff")
        nodecompat.run()
        assert told == [expected]


def test_what_a_child_imports(worker: Any) -> None:
    """A child's first message loads none of these, but what pyee itself imports."""
    source = "import sys\nfrom nodecompat import process\nprocess.on('message', lambda: process.send([*sys.modules]))\n"
    child = fork(worker(source))
    told: list[Any] = []
    child.on("message", told.extend).on("message", child.disconnect)
    child.send("x")
    nodecompat.run()
    heavy = "asyncio inspect dataclasses traceback logging socket selectors subprocess signal warnings contextlib"
    own = set(run_python("import sys, pyee.base\nprint(*sys.modules)").stdout.split())
    assert set(heavy.split()) & (set(told) - own) == set()


def test_process_has_no_channel_here() -> None:
    """This process was not forked."""
    assert [process.send, process.disconnect, process.channel, process.connected] == [undefined] * 4
