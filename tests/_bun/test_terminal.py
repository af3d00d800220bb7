"""Bun.Terminal and the option `terminal`. Measured on Bun 1.4.2."""

from __future__ import annotations

import os
import textwrap
from typing import Any

import pytest
from support import run_python

from nodecompat.bun import Terminal, spawn, spawnSync

pytestmark = pytest.mark.slow

OPENING = """\
import asyncio, os, sys
from nodecompat import Bun, Promise, start

class Screen:
    def __init__(self):
        self.shown = ''
        self.ended, self.end, _ = Promise.withResolvers()
        self.options = {'data': self.data, 'exit': lambda *args: self.end(args)}
        self.waiting = []

    def data(self, terminal, data):
        self.shown += data.decode()
        for text, resolve in self.waiting:
            if text in self.shown:
                resolve()

    async def shows(self, text):
        promise, resolve, _ = Promise.withResolvers()
        self.waiting.append((text, resolve))
        if text not in self.shown:
            await promise

    def run(self, script, terminal={}, **options):
        return Bun.spawn(['sh', '-c', script], terminal={**self.options, **terminal}, **options)

async def main():
    screen = Screen()
"""

PROGRAMS: dict[str, tuple[str, list[str]]] = {
    "three descriptors, a size, a controlling terminal": (
        """
        proc = screen.run('stty size; test -t 0 && test -t 1 && test -t 2 && echo tty; echo all >/dev/tty',
                          {'cols': 100, 'rows': 30})
        print(proc.stdin, proc.stdout, proc.stderr, proc.stdio, proc.terminal.closed)
        print(await proc.exited)
        terminal, code, signal = await screen.ended
        print(terminal is proc.terminal, code, signal, terminal.closed)
        print([screen.shown])
        """,
        [
            "None None None [None, None, None] False",
            "0",
            "True 1 None False",
            "['30 100\\r\\ntty\\r\\nall\\r\\n']",
        ],
    ),
    "80 columns and 24 rows, also for what is no size": (
        """
        for size in ({}, {'cols': 'a'}, {'cols': 0, 'rows': -1}, {'rows': 70000}):
            screen = Screen()
            screen.run('stty size', size)
            await screen.ended
            print(screen.shown.strip())
        """,
        ["24 80"] * 4,
    ),
    "what is written is echoed and read": (
        """
        proc = screen.run('read x; echo got $x')
        print(proc.terminal.write('hé\\n'), proc.terminal.write(b''))
        await screen.ended
        print([screen.shown])
        """,
        ["4 0", "['hé\\r\\ngot hé\\r\\n']"],
    ),
    "Ctrl-C": (
        """
        proc = screen.run('echo ready; exec sleep 60')
        await screen.shows('ready')
        proc.terminal.write('\\x03')
        print(await proc.exited, proc.signalCode)
        """,
        ["130 SIGINT"],
    ),
    "another size": (
        """
        proc = screen.run('trap "stty size; exit" WINCH; echo ready; while :; do sleep 0.02; done')
        await screen.shows('ready')
        print(proc.terminal.resize(120, 40))
        await screen.ended
        print(screen.shown.splitlines()[-1])
        """,
        ["None", "40 120"],
    ),
    "raw mode and back": (
        """
        terminal = Bun.Terminal()
        def flags():
            return terminal.inputFlags, terminal.outputFlags, terminal.localFlags, terminal.controlFlags
        cooked = flags()
        terminal.setRawMode(True)
        raw = flags()
        terminal.setRawMode(False)
        print(flags() == cooked, raw[1] == cooked[1], raw[3] == cooked[3])
        if sys.platform == 'linux':
            assert (cooked, raw) == ((27906, 5, 35387, 1215), (26624, 5, 2608, 1215)), (cooked, raw)
        terminal.localFlags &= ~8
        print(cooked[2] - terminal.localFlags)
        terminal.close()
        print(terminal.localFlags)
        """,
        ["True True True", "8", "0"],
    ),
    "one terminal for several programs": (
        """
        terminal = Bun.Terminal(screen.options)
        for word in ('one', 'two'):
            proc = Bun.spawn(['sh', '-c', f'echo {word} >/dev/tty'], terminal=terminal)
            print(await proc.exited, proc.terminal is terminal)
            await screen.shows(word)
        print([screen.shown], terminal.closed)
        async with terminal:
            pass
        print((await screen.ended)[1:], terminal.closed)
        """,
        ["0 True", "0 True", "['one\\r\\ntwo\\r\\n'] False", "(0, None) True"],
    ),
    "closing hangs up": (
        """
        proc = screen.run('exec sleep 60')
        proc.terminal.close()
        proc.terminal.close()
        print(await proc.exited, proc.signalCode, (await screen.ended)[1:])
        """,
        ["129 SIGHUP (0, None)"],
    ),
    "more than it takes at once": (
        """
        drained, drain, _ = Promise.withResolvers()
        proc = screen.run('stty raw -echo; echo ready; head -c 300000 | wc -c', {'drain': drain})
        await screen.shows('ready')
        print(proc.terminal.write('x' * 300000), await drained is proc.terminal)
        await screen.ended
        print(screen.shown.split())
        """,
        ["300000 True", "['ready', '300000']"],
    ),
    "with a channel, a directory and an environment": (
        """
        told = []
        script = 'import os, sys; from nodecompat import process; process.send([sys.stdin.isatty(), os.getcwd(), *os.environ])'
        proc = Bun.spawn([sys.executable, '-c', script], terminal={}, ipc=lambda message: told.append(message), cwd='/usr',
                         env={'PYTHONPATH': os.environ['PYTHONPATH']})
        print(await proc.exited)
        print(told[0][:2], {*told[0][2:]} - {'LC_CTYPE'})
        """,
        ["0", "[True, '/usr'] {'PYTHONPATH'}"],
    ),
    "nothing is left of programs that have ended": (
        """
        before = len(os.listdir('/dev/fd'))
        procs = [Bun.spawn(['true'], terminal={}) for _ in range(5)]
        for proc in procs:
            await proc.exited
        for _ in range(100):
            await asyncio.sleep(0.01)
            if len(os.listdir('/dev/fd')) == before:
                break
        print(len(os.listdir('/dev/fd')) - before, procs[0].terminal.closed, procs[0].terminal.write('x'))
        """,
        ["0 False 1"],
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program(name: str) -> None:
    """What it prints is what Bun's prints."""
    source, lines = PROGRAMS[name]
    done = run_python(OPENING + textwrap.indent(textwrap.dedent(source), "    ") + "\nstart(main())\n")
    assert (done.lines, done.stderr, done.code) == (lines, "", 0)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (5, "terminal must be a Terminal object or options object"),
        ("x", "terminal must be a Terminal object or options object"),
        ({"name": 5}, 'The "options.name" property must be of type string. Received type number (5)'),
    ],
)
def test_what_is_no_terminal(given: Any, text: str) -> None:
    """ERR_INVALID_ARG_TYPE, before anything is started."""
    with pytest.raises(TypeError) as caught:
        spawn(["true"], terminal=given)
    assert (str(caught.value), caught.value.code) == (text, "ERR_INVALID_ARG_TYPE")  # type: ignore[attr-defined]


def test_a_program_that_is_not_there_leaves_no_terminal() -> None:
    """The error is raised, the descriptors are closed."""
    before = len(os.listdir("/dev/fd"))
    with pytest.raises(FileNotFoundError):
        spawn(["no-such-program"], terminal={})
    assert len(os.listdir("/dev/fd")) == before


def test_a_closed_terminal() -> None:
    """It takes nothing and no program; to close it again, and the rest, does nothing."""
    terminal = Terminal()
    terminal.close()
    terminal.close()
    terminal.ref()
    terminal.unref()
    for use in (lambda: terminal.write("x"), lambda: terminal.resize(1, 1), lambda: terminal.setRawMode(True)):
        with pytest.raises(Exception, match="Terminal is closed"):
            use()
    with pytest.raises(TypeError, match="terminal is closed"):
        spawn(["true"], terminal=terminal)


@pytest.mark.parametrize(
    ("size", "name"), [((), "cols"), ((0, 0), "cols"), ((5,), "rows"), ((1, 70000), "rows"), (("a", 1), "cols")]
)
def test_what_is_no_size(size: tuple[Any, ...], name: str) -> None:
    """Between 1 and 65535."""
    terminal = Terminal()
    with pytest.raises(TypeError, match=f"requires valid {name} argument"):
        terminal.resize(*size)
    terminal.close()


def test_not_with_spawn_sync() -> None:
    """As in Bun."""
    with pytest.raises(TypeError, match=r"terminal option is only supported for Bun.spawn, not Bun.spawnSync"):
        spawnSync(["true"], terminal={})
