"""Bun.spawn: pipes, ends, limits and errors, with programs that every system has."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from support import run_python

from nodecompat._bun.options import OPTIONS
from nodecompat._bun.typed import SpawnOptions
from nodecompat.abort import AbortSignal
from nodecompat.bun import spawn, spawnSync
from nodecompat.errors import AbortError

pytestmark = pytest.mark.slow

# Program, what it prints. Each is a main script of its own: the loop starts by itself.
PROGRAMS = {
    "the code and the output, asked for after the end": (
        """
        async def main():
            proc = Bun.spawn(['sh', '-c', 'echo out; exit 3'])
            print(await proc.exited, proc.exitCode, proc.signalCode, proc.killed)
            print(repr(await proc.stdout.text()), proc.stdin, proc.stderr, proc.readable is proc.stdout)
        """,
        ["3 3 None False", "'out\\n' None None True"],
    ),
    "more than a pipe holds does not keep the child from its end": (
        """
        async def main():
            proc = Bun.spawn(['sh', '-c', 'head -c 3000000 /dev/zero'])
            print(await proc.exited, len(await proc.stdout.bytes()))
        """,
        ["0 3000000"],
    ),
    "a stream is read once": (
        """
        async def main():
            proc = Bun.spawn(['echo', '{"a": [1]}'])
            print(await proc.stdout.json())
            try:
                await proc.stdout.text()
            except Exception as error:
                print(error.code, error)
        """,
        ["{'a': [1]}", "ERR_INVALID_STATE Invalid state: ReadableStream has already been used"],
    ),
    "chunks as they come": (
        """
        async def main():
            proc = Bun.spawn(['sh', '-c', 'echo a; read x; echo $x'], stdin='pipe')
            async for chunk in proc.stdout:
                print(chunk)
                proc.stdin.end('b\\n')
            print(await proc.exited)
        """,
        ["b'a\\n'", "b'b\\n'", "0"],
    ),
    "leaving a loop over chunks closes the pipe": (
        """
        async def main():
            proc = Bun.spawn(['yes'], stderr='ignore')
            async for chunk in proc.stdout:
                break
            print(await proc.exited != 0)
        """,
        ["True"],
    ),
    "the numbers a FileSink gives": (
        """
        async def main():
            proc = Bun.spawn(['cat'], stdin='pipe')
            print(proc.stdin.write('h\\xe9llo'), proc.stdin.write(bytes(3)), proc.stdin.flush(), proc.stdin.flush())
            print(await proc.stdin.write(bytes(1 << 20)), proc.stdin.end(), proc.writable is proc.stdin)
            print(len(await proc.stdout.bytes()))
            try:
                proc.stdin.write('x')
            except Exception as error:
                print(error.code)
        """,
        ["6 3 9 0", "1048576 1048576 True", "1048585", "ERR_STREAM_WRITE_AFTER_END"],
    ),
    "a child that reads no more is no error": (
        """
        async def main():
            proc = Bun.spawn(['true'], stdin='pipe')
            await proc.exited
            print(proc.stdin.write(b'x'), proc.stdin.end())
        """,
        ["0 0"],
    ),
    "stdin from bytes, from a generator, from another child": (
        """
        async def some():
            yield 'a'
            yield b'b'
        async def main():
            first = Bun.spawn(['cat'], stdin=b'bytes')
            second = Bun.spawn(['cat'], stdin=some())
            third = Bun.spawn(['cat'], stdin=Bun.spawn(['echo', 'piped']).stdout)
            fourth = Bun.spawn(['cat'], stdin=(word for word in ('x', 'y')))
            for proc in (first, second, third, fourth):
                print(repr(await proc.stdout.text()), proc.stdin)
        """,
        ["'bytes' None", "'ab' None", "'piped\\n' None", "'xy' None"],
    ),
    "a descriptor above 2 is a number": (
        """
        import os
        async def main():
            proc = Bun.spawn(['sh', '-c', 'echo x >&3'], stdio=['ignore', 'pipe', 'inherit', 'pipe'])
            await proc.exited
            print(proc.stdio[:3], os.read(proc.stdio[3], 9))
            os.close(proc.stdio[3])
        """,
        ["[None, None, None] b'x\\n'"],
    ),
    "onExit has four arguments": (
        """
        async def main():
            proc = Bun.spawn(['sh', '-c', 'kill -9 $$'], onExit=lambda *args: print(args[0] is proc, args[1:]))
            print(await proc.exited)
        """,
        ["True (None, 'SIGKILL', undefined)", "137"],
    ),
    "a callback that raises is an uncaught exception": (
        """
        process.on('uncaughtException', lambda error: print('uncaught', error))
        def on_exit():
            raise ValueError('boom')
        async def main():
            print(await Bun.spawn(['true'], onExit=on_exit).exited)
        """,
        ["uncaught boom", "0"],
    ),
    "a timeout, a signal and a limit kill with killSignal": (
        """
        async def main():
            controller = AbortController()
            timed = Bun.spawn(['sleep', '60'], timeout=5, killSignal='SIGINT')
            aborted = Bun.spawn(['sleep', '60'], signal=controller.signal, killSignal=9)
            limited = Bun.spawn(['yes'], maxBuffer=50)
            controller.abort()
            for proc in (timed, aborted, limited):
                print(await proc.exited, proc.signalCode, proc.killed)
        """,
        ["130 SIGINT True", "137 SIGKILL True", "143 SIGTERM True"],
    ),
    "kill says whether it was sent": (
        """
        async def main():
            proc = Bun.spawn(['sleep', '60'])
            print(proc.kill(0), proc.kill('SIGKILL'))
            await proc.exited
            print(proc.kill(), proc.resourceUsage().maxRSS > 0)
        """,
        ["True True", "False True"],
    ),
    "the resources are known after the end": (
        """
        async def main():
            proc = Bun.spawn(['true'])
            print(proc.resourceUsage())
            await proc.exited
            usage = proc.resourceUsage()
            print(sorted(usage), usage.cpuTime.total == usage.cpuTime.user + usage.cpuTime.system, usage.ops['in'] >= 0)
        """,
        [
            "None",
            "['contextSwitches', 'cpuTime', 'maxRSS', 'messages', 'ops', 'shmSize', 'signalCount', 'swapCount']"
            " True True",
        ],
    ),
    "the end of a block kills and waits": (
        """
        async def main():
            async with Bun.spawn(['sleep', '60']) as proc:
                print(proc.exitCode)
            print(proc.signalCode)
        """,
        ["None", "SIGTERM"],
    ),
    "unref lets the program end": (
        """
        async def main():
            proc = Bun.spawn(['sleep', '60'], ipc=print)
            proc.unref()
            process.on('exit', lambda: (print('over', proc.exitCode), proc.kill('SIGKILL')))
        """,
        ["over None"],
    ),
    "the environment and the directory": (
        """
        async def main():
            proc = Bun.spawn({'cmd': ['sh', '-c', 'echo $A-$B; pwd'], 'env': {'A': 5, 'B': undefined}, 'cwd': '/'})
            print(repr(await proc.stdout.text()))
        """,
        ["'5-\\n/\\n'"],
    ),
    "without a channel": (
        """
        async def main():
            proc = Bun.spawn(['true'])
            print(proc.connected, proc.disconnect(), proc.channel)
            try:
                proc.send({})
            except Exception as error:
                print(error.code, error)
            print(proc.send({}, lambda error: print('told', error.code)))
            await proc.exited
        """,
        [
            "False None None",
            "ERR_IPC_CHANNEL_CLOSED Subprocess.send() can only be used if an IPC channel is open.",
            "False",
            "told ERR_IPC_CHANNEL_CLOSED",
        ],
    ),
}  # fmt: skip

OPENING = """
from nodecompat import AbortController, process, start, undefined
from nodecompat.bun import Bun
"""


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program(name: str) -> None:
    """What the program prints is what Bun's prints, but where the module says otherwise."""
    source, lines = PROGRAMS[name]
    done = run_python(OPENING + textwrap.dedent(source) + "\nstart(main())\n")

    assert (done.lines, done.stderr, done.code) == (lines, "", 0)


# -- what is refused ------------------------------------------------------------------------------------

TYPE, VALUE = "ERR_INVALID_ARG_TYPE", "ERR_INVALID_ARG_VALUE"

REFUSED: list[tuple[Any, dict[str, Any], type[Exception], str, str]] = [
    ("ls", {}, TypeError, TYPE, "cmd must be an array"),
    (5, {}, TypeError, TYPE, "cmd must be an array"),
    ({}, {}, TypeError, TYPE, "cmd must be an array"),
    ({"cmd": "ls"}, {}, TypeError, TYPE, "cmd must be an array"),
    ([], {}, TypeError, TYPE, "cmd must not be empty"),
    (["echo", "a\0b"], {}, TypeError, VALUE,
     "The argument 'args[1]' must be a string without null bytes. Received 'a\\x00b'"),
    (["ls"], {"env": 5}, TypeError, TYPE, "env must be an object"),
    (["ls"], {"onExit": 5}, TypeError, TYPE, "onExit must be a function or undefined"),
    (["ls"], {"onDisconnect": 5}, TypeError, TYPE, "onDisconnect must be a function or undefined"),
    (["ls"], {"ipc": 5}, TypeError, TYPE, "ipc must be a function or undefined"),
    (["ls"], {"ipc": print, "serialization": "x"}, TypeError, TYPE,
     'serialization must be "json", "advanced" or "cbor"'),
    (["ls"], {"stdin": "hello"}, TypeError, TYPE,
     "stdio must be an array of 'inherit', 'pipe', 'ignore', a path, a file, a descriptor, or None"),
    (["ls"], {"stdio": "pipe"}, TypeError, TYPE, "stdio must be an array"),
    (["ls"], {"stdio": ["ignore", "pipe", "pipe", "ipc"]}, TypeError, TYPE,
     "a channel is asked for by the option ipc"),
    (["ls"], {"stdin": -1}, TypeError, TYPE, "file descriptor must be a positive integer"),
    (["ls"], {"stdout": b"xx"}, TypeError, TYPE, "a buffer cannot be used for stdout/stderr"),
    (["ls"], {"signal": 5}, TypeError, TYPE,
     'The "signal" argument must be of type AbortSignal. Received type number (5)'),
    (["ls"], {"timeout": -1}, ValueError, "ERR_OUT_OF_RANGE",
     'The value of "timeout" is out of range. It must be >= 0 and <= 9007199254740991. Received -1'),
    (["ls"], {"timeout": float("nan")}, ValueError, "ERR_OUT_OF_RANGE",
     'The value of "timeout" is out of range. It must be a non-negative integer. Received NaN'),
    (["ls"], {"killSignal": 99}, TypeError, TYPE, "Invalid signal: there is none of that number"),
    (["ls"], {"killSignal": {}}, TypeError, TYPE, "Invalid signal: must be a string or an integer"),
    (["no-such-program"], {}, FileNotFoundError, "ENOENT", 'Executable not found in $PATH: "no-such-program"'),
    ([""], {}, FileNotFoundError, "ENOENT", 'Executable not found in $PATH: ""'),
    (["/no-such-program"], {}, FileNotFoundError, "ENOENT",
     "ENOENT: no such file or directory, posix_spawn '/no-such-program'"),
    (["/"], {}, PermissionError, "EACCES", "EACCES: permission denied, posix_spawn '/'"),
    (["ls"], {"cwd": "/no-such-directory"}, FileNotFoundError, "ENOENT",
     "ENOENT: no such file or directory, posix_spawn '/no-such-directory'"),
]  # fmt: skip


@pytest.mark.parametrize(("cmd", "options", "kind", "code", "text"), REFUSED)
def test_what_is_wrong_is_raised_at_once(
    cmd: Any, options: dict[str, Any], kind: type[Exception], code: str, text: str
) -> None:
    """With Bun's code and text, also what the system refuses; and no descriptor is left open."""
    before = len(os.listdir("/dev/fd"))
    with pytest.raises(kind) as caught:
        spawn(cmd, options)

    assert (caught.value.code, str(caught.value)) == (code, text)  # type: ignore[attr-defined]
    assert len(os.listdir("/dev/fd")) == before


def test_a_signal_name_that_is_none_is_answered_with_all_of_them() -> None:
    """As Bun does."""
    with pytest.raises(TypeError, match=r"signal must be one of 'SIGHUP', 'SIGINT', .* or 'SIGSYS'"):
        spawn(["ls"], {"killSignal": "SIGX"})


def test_a_signal_that_has_aborted_starts_nothing(tmp_path: Path) -> None:
    """ABORT_ERR, before anything is opened."""
    with pytest.raises(AbortError, match="The operation was aborted"):
        spawn(["touch", str(tmp_path / "made")], {"signal": AbortSignal.abort()})
    assert not (tmp_path / "made").exists()


def test_an_unknown_keyword_is_a_type_error_and_an_unknown_key_is_ignored() -> None:
    """As for fork."""
    with pytest.raises(TypeError, match="unexpected keyword argument 'stdinn'"):
        spawn(["ls"], stdinn="pipe")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="cmd must not be empty"):
        spawn([], {"stdinn": "pipe"})


def test_files_and_paths_are_stdio(tmp_path: Path) -> None:
    """A path is opened for the child alone; a file object lends its descriptor."""
    (tmp_path / "in").write_text("text")
    done = run_python(
        OPENING
        + f"""
from pathlib import Path
folder = Path({str(tmp_path)!r})
with open(folder / 'err', 'w') as err:
    proc = Bun.spawn(['sh', '-c', 'cat; echo e >&2'], stdin=folder / 'in', stdout=folder / 'out', stderr=err)
print(proc.stdin, proc.stdout, proc.stderr)
"""
    )

    assert (done.lines, done.code) == (["None None None"], 0)
    assert (tmp_path / "out").read_text() == "text"
    assert (tmp_path / "err").read_text() == "e\n"


def test_the_options_for_type_checkers_are_those_there_are() -> None:
    """`cmd` may stand among them, but is a parameter of its own."""
    assert set(SpawnOptions.__annotations__) | {"cmd"} == OPTIONS


def test_nothing_of_bun_is_loaded_unless_it_is_used() -> None:
    """Nor does a child on another wire load Bun's codec."""
    done = run_python("import sys, nodecompat; print([n for n in sys.modules if 'bun' in n or 'jsc' in n])")

    assert done.lines == ["[]"]


async def _never() -> AsyncIterator[str]:
    yield sys.executable


def test_a_generator_is_no_input_for_spawn_sync() -> None:
    """It would have to run while nothing else may."""
    with pytest.raises(TypeError, match="'stdin' ReadableStream cannot be used in sync mode"):
        spawnSync(["cat"], {"stdin": _never()})
