"""No grandchild finds the channel: whatever a child starts has neither its variables nor its descriptor."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from support import run_program, write

pytestmark = pytest.mark.slow

NODE: Any = shutil.which("node")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
NEEDS_NODE = pytest.mark.skipif(NODE is None, reason="needs node")

# What the grandchild runs: writes what it finds of a channel to a file, as a bare program or as a function.
PROBE = """
    import json, os, sys

    def look(path, fresh=True):
        numbers = [int(name) for name in os.listdir('/proc/self/fd')]
        found = [os.fstat(number).st_ino for number in numbers if os.path.exists(f'/proc/self/fd/{number}')]
        names = set(os.environ)
        if fresh:  # the kernel's copy is that of the last exec
            with open('/proc/self/environ') as file:
                names.update(entry.partition('=')[0] for entry in file.read().split('\\0'))
        with open(path + '.new', 'w') as file:
            json.dump({'variables': sorted(n for n in names if n.startswith('NODE_CHANNEL')), 'inodes': found}, file)
        os.rename(path + '.new', path)

    if __name__ == '__main__':
        look(sys.argv[1])
    """

# The child: starts a grandchild on the road that argv names, waits for it, and prints its own channel's inode.
CHILD = """
    import os, sys
    from nodecompat import process
    from probe import look

    command = [sys.executable, 'probe.py', 'found']

    def by_subprocess(**options):
        import subprocess
        subprocess.run(command, check=True, timeout=100, **options)

    def by_system():
        import shlex
        assert os.system('timeout 20 ' + shlex.join(command)) == 0

    def by_posix_spawn():
        assert os.waitpid(os.posix_spawn(sys.executable, command, os.environ), 0)[1] == 0

    def by_fork():
        pid = os.fork()
        if pid == 0:
            look('found', False)
            os._exit(0)
        assert os.waitpid(pid, 0)[1] == 0

    def by_multiprocessing(method):
        import multiprocessing
        started = multiprocessing.get_context(method).Process(target=look, args=('found', method != 'fork'))
        started.start()
        started.join(20)
        assert started.exitcode == 0
        if method == 'forkserver':
            from multiprocessing.forkserver import _forkserver
            _forkserver._stop()

    def by_asyncio():
        import asyncio
        async def main():
            started = await asyncio.create_subprocess_exec(*command)
            assert await asyncio.wait_for(started.wait(), 20) == 0
        asyncio.run(main())

    def by_pty():
        import pty
        pid, terminal = pty.fork()
        if pid == 0:
            os.execv(sys.executable, command)
        try:
            while os.read(terminal, 1000):
                pass
        except OSError:  # the other side of the terminal is closed
            pass
        assert os.waitpid(pid, 0)[1] == 0
        os.close(terminal)

    def by_nodecompat(**options):
        from nodecompat.child_process import spawn
        started = spawn(command[0], command[1:], stdio='inherit', timeout=100_000, **options)
        started.on('exit', lambda code, signal: setattr(process, 'exitCode', 0 if code == 0 else 9))

    def by_leaking():
        os.set_inheritable(process.channel.fd, True)
        os.environ['NODE_CHANNEL_FD'] = str(process.channel.fd)
        by_subprocess(close_fds=False)

    roads = {
        'subprocess': by_subprocess,
        'subprocess without close_fds': lambda: by_subprocess(close_fds=False),
        'os.system': by_system,
        'os.posix_spawn': by_posix_spawn,
        'os.fork': by_fork,
        'multiprocessing fork': lambda: by_multiprocessing('fork'),
        'multiprocessing spawn': lambda: by_multiprocessing('spawn'),
        'multiprocessing forkserver': lambda: by_multiprocessing('forkserver'),
        'asyncio': by_asyncio,
        'pty.fork': by_pty,
        'nodecompat': by_nodecompat,
        'nodecompat in another directory': lambda: by_nodecompat(cwd=os.getcwd()),
        'leaking': by_leaking,
    }

    if __name__ == '__main__':
        assert process.connected
        print(os.fstat(process.channel.fd).st_ino, flush=True)
        roads[process.argv[2]]()
    """

PARENTS = {
    "parent.py": """
        from nodecompat import process
        from nodecompat.child_process import fork
        child = fork('child.py', [process.argv[2]])
        child.on('exit', lambda code, signal: setattr(process, 'exitCode', code if signal is None else 99))
        """,
    "parent.js": """
        const { fork } = require('child_process');
        const child = fork('child.py', [process.argv[2]], { execPath: process.env.PYTHON, execArgv: [] });
        child.on('exit', (code, signal) => { process.exitCode = signal ? 99 : code; });
        """,
}
ROADS = (
    "subprocess",
    "subprocess without close_fds",
    "os.system",
    "os.posix_spawn",
    "os.fork",
    "multiprocessing fork",
    "multiprocessing spawn",
    "multiprocessing forkserver",
    "asyncio",
    "pty.fork",
    "nodecompat",
    "nodecompat in another directory",
)
EACH_PARENT = pytest.mark.parametrize(
    "parent", [pytest.param("parent.py", id="python"), pytest.param("parent.js", id="node", marks=NEEDS_NODE)]
)


def grandchild(folder: Path, parent: str, road: str) -> tuple[list[str], bool]:
    """The channel variables that a grandchild of the parent has, and whether it has the channel's descriptor."""
    write(folder, probe_py=PROBE, child_py=CHILD, **{parent.replace(".", "_"): PARENTS[parent]})
    done = run_program(
        sys.executable if parent.endswith(".py") else NODE, parent, road, cwd=folder, env={"PYTHON": sys.executable}
    )
    assert (done.stderr, done.code) == ("", 0)
    found = json.loads((folder / "found").read_text())
    return found["variables"], int(done.stdout) in found["inodes"]


@LINUX
@EACH_PARENT
@pytest.mark.parametrize("road", ROADS)
def test_a_grandchild_finds_nothing_of_the_channel(tmp_path: Path, parent: str, road: str) -> None:
    """Neither variables nor descriptor, on every road to a new process, whoever is the parent."""
    assert grandchild(tmp_path, parent, road) == ([], False)


@LINUX
@EACH_PARENT
def test_a_leak_would_be_seen(tmp_path: Path, parent: str) -> None:
    """The same look finds a descriptor and a variable that are handed on deliberately."""
    assert grandchild(tmp_path, parent, "leaking") == (["NODE_CHANNEL_FD"], True)


STARTS_NODE = {
    "subprocess": """
        import subprocess
        import nodecompat
        import sys
        sys.exit(subprocess.run(['node', 'leaf.js'], timeout=100).returncode)
        """,
    "os.system": """
        import os
        import nodecompat
        os._exit(os.waitstatus_to_exitcode(os.system('timeout 100 node leaf.js')))
        """,
    "spawn": """
        from nodecompat import process
        from nodecompat.child_process import spawn
        leaf = spawn('node', ['leaf.js'], stdio='inherit', timeout=100_000)
        leaf.on('exit', lambda code, signal: setattr(process, 'exitCode', 99 if code is None else code))
        """,
    "fork": """
        from nodecompat import process
        from nodecompat.child_process import fork
        leaf = fork('leaf.js', ['own channel'], timeout=100_000)
        leaf.on('exit', lambda code, signal: setattr(process, 'exitCode', 99 if code is None else code))
        """,
}


@NEEDS_NODE
@pytest.mark.parametrize("road", STARTS_NODE)
def test_a_node_below_a_python_below_a_node_lives(tmp_path: Path, road: str) -> None:
    """A stale channel would end the lower Node at its start; it has none, or one of its own."""
    write(
        tmp_path,
        parent_js=PARENTS["parent.js"],
        child_py=STARTS_NODE[road],
        leaf_js="""
            console.log(process.connected === true, Boolean(process.send), process.env.NODE_CHANNEL_FD);
            """,
    )
    done = run_program(NODE, "parent.js", road, cwd=tmp_path, env={"PYTHON": sys.executable})
    own = "true true undefined" if road == "fork" else "false false undefined"
    assert (done.lines, done.stderr, done.code) == ([own], "", 0)
