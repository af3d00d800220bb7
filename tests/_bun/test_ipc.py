"""Bun's guide "Spawn a child process and communicate using IPC", ported, with every kind of child."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from support import run_program, run_python, write
from support_bun import BUN, needs_bun

PARENT = """
import sys
from nodecompat.bun import Bun

count = 0

def ipc(message, childProc):
    global count
    print(type(message).__name__, message)
    childProc.send('Respond to child')
    count += 1
    if count == 3:
        childProc.disconnect()

childProc = Bun.spawn(sys.argv[1:], {
    'ipc': ipc,
    'stdout': 'inherit',
    'onDisconnect': lambda ok: print('disconnect', ok),
    'onExit': lambda proc, code, signal, error: print('exit', code, signal, error),
})
childProc.send('I am your father')  # The parent can send messages to the child as well
"""

CHILD_PY = """
from nodecompat import process

process.send('Hello from child as string')
process.send({'message': 'Hello from child as object'})
process.send(b'bytes')

def on_message(message):
    # print message from parent
    process.stderr.write(message + '\\n')

process.on('message', on_message)
"""

CHILD_TS = """
process.send("Hello from child as string");
process.send({ message: "Hello from child as object" });
process.send(Buffer.from("bytes"));

process.on("message", (message) => {
  // print message from parent
  console.error(message);
});
"""

SAID = [
    "str Hello from child as string",
    "dict {'message': 'Hello from child as object'}",
    "bytes b'bytes'",
    "disconnect True",
    "exit 0 None undefined",
]
HEARD = "I am your father\n" + 3 * "Respond to child\n"


@pytest.mark.parametrize(
    "child",
    ["python", pytest.param("bun", marks=[needs_bun, pytest.mark.slow]), pytest.param("node", marks=pytest.mark.slow)],
)
def test_the_guide_runs_with_every_kind_of_child(tmp_path: Path, child: str) -> None:
    """On the wire that is chosen by itself: cbor, Bun's advanced and Node's."""
    write(tmp_path, parent_py=PARENT, child_py=CHILD_PY, child_ts=CHILD_TS, child_js=CHILD_TS)
    command = {
        "python": [sys.executable, "child.py"],
        "bun": [BUN, "child.ts"],
        "node": [shutil.which("node") or "node", "child.js"],
    }[child]
    done = run_program(sys.executable, "parent.py", *command, cwd=tmp_path)

    assert (done.lines, done.stderr, done.code) == (SAID, HEARD, 0)


@needs_bun
def test_a_bun_is_known_under_another_name(tmp_path: Path) -> None:
    """By the program the process runs, not the name it was started under."""
    write(tmp_path, parent_py=PARENT, child_ts=CHILD_TS)
    os.symlink(BUN, tmp_path / "runner")
    done = run_program(sys.executable, "parent.py", str(tmp_path / "runner"), "child.ts", cwd=tmp_path)

    assert (done.lines, done.stderr, done.code) == (SAID, HEARD, 0)


BUN_PARENT = """
const mode = process.argv[2];
const proc = Bun.spawn(process.argv.slice(3), {
  ...(mode === "default" ? {} : { serialization: mode }),
  stdout: "inherit",
  stderr: "inherit",
  ipc(message, childProc) {
    console.log(message.constructor.name, JSON.stringify(message));
    if (message.last) childProc.disconnect();
    else childProc.send(mode === "json" ? { map: 1 } : { map: new Map([[1, Buffer.from("hi")]]), u8: new Uint8Array(1) });
  },
  onExit(proc, code, signal) {
    console.log("exit", code, signal);
  },
});
"""

BUN_CHILD = """
from nodecompat import process

process.send({'first': 1})

def on_message(message):
    print(message, flush=True)
    process.send({'last': True})

process.on('message', on_message)
"""


@needs_bun
@pytest.mark.parametrize(
    ("mode", "heard"),
    [
        ("default", "{'map': Map([(1, b'hi')]), 'u8': array('B', [0])}"),
        ("advanced", "{'map': Map([(1, b'hi')]), 'u8': array('B', [0])}"),
        ("json", "{'map': 1}"),
    ],
)
def test_a_python_child_of_buns_own_spawn(tmp_path: Path, mode: str, heard: str) -> None:
    """The child speaks first and has to know how: Bun has written its prelude by then."""
    write(tmp_path, parent_ts=BUN_PARENT, child_py=BUN_CHILD)
    done = run_program(BUN, "parent.ts", mode, sys.executable, "child.py", cwd=tmp_path)

    assert done.lines == ['Object {"first":1}', heard, 'Object {"last":true}', "exit 0 null"]
    assert (done.stderr, done.code) == ("", 0)


@needs_bun
def test_fork_speaks_to_a_bun_on_the_advanced_wire(tmp_path: Path) -> None:
    """`execPath` decides which of the two wires it is."""
    write(
        tmp_path,
        child_ts="process.on('message', (m) => { process.send([m instanceof Map, m]); process.disconnect(); })",
    )
    done = run_python(
        f"""
        from nodecompat.child_process import fork
        from nodecompat.values import Map
        child = fork('child.ts', execPath={BUN!r}, execArgv=[], serialization='advanced')
        child.on('message', print)
        child.on('exit', print)
        child.send(Map([(1, 2)]))
        """,
        cwd=tmp_path,
    )

    assert (done.lines, done.stderr) == (["[True, Map([(1, 2)])]", "0 None"], "")


def test_a_callback_that_raises_loses_no_message(tmp_path: Path) -> None:
    """It is an uncaught exception; the next message comes all the same. A coroutine function is a callback, too."""
    write(tmp_path, child_py="from nodecompat import process\nfor i in range(3): process.send(i)\n")
    done = run_python(
        f"""
        from nodecompat import process
        from nodecompat.bun import Bun
        process.on('uncaughtException', lambda error: print('uncaught', error))
        process.on('unhandledRejection', lambda error: print('unhandled', error))
        async def ipc(message):
            print(message)
            if message == 2:
                raise ValueError('async')
        def one(message, proc, handle):
            if message == 0:
                raise ValueError('first')
            return ipc(message)
        Bun.spawn([{sys.executable!r}, 'child.py'], ipc=one)
        """,
        cwd=tmp_path,
    )

    assert done.lines == ["uncaught first", "1", "2", "unhandled async"]


def test_send_says_when_it_is_better_to_wait(tmp_path: Path) -> None:
    """False from 128 KiB on; and what cannot travel is raised."""
    write(tmp_path, child_py="from nodecompat import process\nprocess.once('message', print)\n")
    done = run_python(
        f"""
        from nodecompat.bun import Bun
        proc = Bun.spawn([{sys.executable!r}, 'child.py'], ipc=print, stdout='ignore')
        print(proc.send('x'), proc.send(bytes(1 << 20)), proc.connected)
        try:
            proc.send(print)
        except TypeError as error:
            print(error.code)
        proc.exited.then(lambda code: print(code, proc.connected))
        """,
        cwd=tmp_path,
    )

    assert done.lines == ["True False True", "ERR_INVALID_ARG_TYPE", "0 False"]


def test_stale_channel_variables_do_not_reach_the_child(tmp_path: Path) -> None:
    """Bun appends its own to them, and most programs then see the stale ones."""
    done = run_python(
        """
        from nodecompat.bun import Bun
        env = {'NODE_CHANNEL_FD': '99', 'NODE_CHANNEL_SERIALIZATION_MODE': 'json', 'PATH': '/bin:/usr/bin'}
        Bun.spawn(['sh', '-c', 'env | grep NODE_ | sort'], ipc=print, env=env, stdout='inherit')
        Bun.spawn(['sh', '-c', 'env | grep NODE_ | sort'], env=env, stdout='inherit')
        """
    )

    assert done.lines == ["NODE_CHANNEL_FD=3", "NODE_CHANNEL_SERIALIZATION_MODE=advanced"]


PARENT_OF_NODE = """
from nodecompat import Bun

def ipc(message):
    print(message['message'])
    node.send({'message': 'hey node'})
    node.kill()

node = Bun.spawn({
    'cmd': ['node', 'child.js'],
    'ipc': ipc,
    'stdio': ['inherit', 'inherit', 'inherit'],
    'serialization': 'json',
    'onExit': lambda proc, code, signal: print(code, signal),
})
node.send({'message': 'hey node'})
"""

NODE_OF_PARENT = """
let answered = false; // a second message may come before the signal
process.on('message', ({ message }) => {
  if (answered) return;
  answered = true;
  console.log(message);
  process.send({ message: 'hey bun' });
});
"""


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
def test_the_example_with_a_node(tmp_path: Path) -> None:
    """All in one object, JSON, and a child that is killed in the middle of the talk."""
    write(tmp_path, parent_py=PARENT_OF_NODE, child_js=NODE_OF_PARENT)
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    assert (done.lines, done.stderr) == (["hey node", "hey bun", "None SIGTERM"], "")
