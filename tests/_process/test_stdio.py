"""`process.stdout`, `process.stderr` and `process.stdin`."""

from __future__ import annotations

import contextlib
import io
import os
import pty
import subprocess
import sys
import termios
import textwrap
from pathlib import Path
from typing import IO, Any

import pytest
from support import environment, run_program, run_python

from nodecompat._stream.encodings import encode
from nodecompat.errors import NodeError
from nodecompat.process import process


def end(pipe: IO[str] | None) -> IO[str]:
    """Our end of a child's pipe."""
    assert pipe is not None
    return pipe


def test_write_keeps_its_order_with_print() -> None:
    """Both go to the same descriptor; what print has buffered is written first."""
    outcome = run_python(
        """
        from nodecompat import process
        print('1')
        process.stdout.write('2\\n')
        print('3')
        process.stdout.write(b'4\\n')
        """,
        env={"PYTHONUNBUFFERED": ""},
    )
    assert outcome.lines == ["1", "2", "3", "4"]


def test_everything_is_written_before_an_exit() -> None:
    """Nothing is truncated, however large and whatever ends the process."""
    outcome = run_python("from nodecompat import process; process.stdout.write('x' * 1_000_000); process.exit(1)")
    assert (len(outcome.stdout), outcome.code) == (1_000_000, 1)


def test_a_descriptor_that_others_made_non_blocking() -> None:
    """EAGAIN is waited out."""
    outcome = run_python(
        """
        import os
        from nodecompat import process
        os.set_blocking(1, False)
        process.stdout.write('x' * 1_000_000)
        """
    )
    assert len(outcome.stdout) == 1_000_000


def test_callbacks_run_in_a_tick() -> None:
    """write(chunk[, encoding][, callback]); end(chunk) a write after that is an error and no 'finish'."""
    outcome = run_python(
        """
        from nodecompat import process
        out = process.stdout
        out.on('error', lambda error: process.stderr.write(f'{error.code} {error}\\n'))
        out.on('finish', lambda: process.stderr.write('finish\\n'))
        out.on('close', lambda: process.stderr.write('close\\n'))
        print(out.write('68690a', 'hex', lambda error: process.stderr.write(f'callback {error}\\n')))
        print(out.write('a\\n', lambda: process.stderr.write('second\\n')))
        out.end('end\\n')
        print(out.writable, out.write('never'))
        """
    )
    assert outcome.lines == ["hi", "True", "a", "True", "end", "False False"]
    assert outcome.stderr.split("\n") == [
        "callback None", "second", "ERR_STREAM_WRITE_AFTER_END write after end", "close", ""
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("chunk", "text"),
    [
        (5, "ERR_INVALID_ARG_TYPE"),
        ({}, "ERR_INVALID_ARG_TYPE"),
        (None, "ERR_STREAM_NULL_VALUES"),
    ],
)
def test_write_refuses(chunk: Any, text: str) -> None:
    """Only text and bytes are written."""
    with pytest.raises(NodeError) as caught:
        process.stdout.write(chunk)
    assert caught.value.code == text


@pytest.mark.parametrize(
    ("text", "encoding", "data"),
    [
        ("é", "utf8", b"\xc3\xa9"),
        ("é", "latin1", b"\xe9"),
        ("ab", "utf16le", b"a\0b\0"),
        ("6162", "hex", b"ab"),
        ("YWI", "base64", b"ab"),
        ("_-8=", "base64url", b"\xff\xef"),
    ],
)
def test_encodings(text: str, encoding: str, data: bytes) -> None:
    """Node's names of encodings."""
    assert encode(text, encoding) == data


def test_unknown_encoding() -> None:
    """Any other name is ERR_UNKNOWN_ENCODING."""
    with pytest.raises(NodeError, match="Unknown encoding: klingon"):
        encode("a", "klingon")


def test_a_closed_reader_is_an_error_event() -> None:
    """EPIPE: an 'error' event on the stream, without a listener the process ends with code 1."""
    source = """
        from nodecompat import process
        import sys
        if len(sys.argv) > 1:
            process.stdout.on('error', lambda e: process.stderr.write(f'{e.code} {e.errno} {e.syscall} {e}\\n'))
        sys.stdin.read()
        process.stdout.write('a')
    """
    for args, code, shown in ((["x"], 0, "EPIPE -32 write write EPIPE\n"), ([], 1, None)):
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(source), *args],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), text=True,
        )  # fmt: skip
        end(child.stdout).close()
        end(child.stdin).close()
        errors = end(child.stderr).read()
        end(child.stderr).close()
        assert child.wait() == code
        assert errors == shown if shown is not None else "EPIPE" in errors


def test_redirect_stdout_is_respected() -> None:
    """When this process has redirected sys.stdout, what is written goes there."""
    with contextlib.redirect_stdout(io.StringIO()) as caught:
        process.stdout.write("a")
        process.stdout.write(b"b")
    assert caught.getvalue() == "ab"


def test_output_that_was_closed_at_the_start() -> None:
    """What is written to a descriptor that was never open goes nowhere, as to Node's /dev/null."""
    program = "from nodecompat import process; process.stdout.write('x'); process.stderr.write('fine')"
    outcome = run_program("/bin/sh", "-c", 'exec "$0" -c "$1" >&-', sys.executable, program)
    assert (outcome.stdout, outcome.stderr, outcome.code) == ("", "fine", 0)


def test_a_pipe_is_no_terminal() -> None:
    """isTTY, columns, rows and the methods of terminals are undefined, as in Node."""
    outcome = run_python("""
        from nodecompat import process
        o = process.stdout
        print(o.isTTY, o.columns, o.rows, o.fd)
        methods = 'getWindowSize getColorDepth hasColors clearLine clearScreenDown cursorTo moveCursor'.split()
        print({str(getattr(o, name)) for name in methods})
    """)
    assert outcome.lines == ["undefined undefined undefined 1", "{'undefined'}"]


def test_a_terminal_tells_its_size() -> None:
    """isTTY, columns, rows and getWindowSize; 'resize' when it changes."""
    source = """
        import fcntl, struct, termios
        from nodecompat import process, setTimeout
        o = process.stdout
        resize = lambda r, c: fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('4H', r, c, 0, 0))
        resize(24, 80)
        print(o.isTTY, o.columns, o.rows, o.getWindowSize())
        o.clearLine(0)
        o.cursorTo(4, 2)
        o.moveCursor(-1, 0)
        o.clearScreenDown()
        print(o.getColorDepth({'TERM': 'xterm'}), o.hasColors(256, {'TERM': 'xterm'}))
        o.on('resize', lambda: print(o.columns, o.rows))
        process.kill(process.pid, 'SIGWINCH')
        setTimeout(lambda: None, 20)
    """
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(source)], stdin=slave, stdout=slave, env=environment()
    )
    os.close(slave)
    text = b""
    while True:
        try:
            data = os.read(master, 4096)
        except OSError:  # Linux: the other side is closed
            break
        if not data:
            break
        text += data
    os.close(master)
    assert child.wait() == 0
    assert text.decode().split("\r\n") == ["True 80 24 [80, 24]", "\x1b[2K\x1b[3;5H\x1b[1D\x1b[0J4 False", "80 24", ""]


@pytest.mark.parametrize("source", ["pipe", "file", "/dev/null"])
def test_stdin(source: str, tmp_path: Path) -> None:
    """Paused until somebody listens; then 'data' and 'end'; 'close' of a pipe alone, not of a file or nothing."""
    program = textwrap.dedent(
        """
        from nodecompat import process
        process.stdin.setEncoding('utf8')
        text = []
        process.stdin.on('data', text.append)
        process.stdin.on('end', lambda: print('end', ''.join(text)))
        process.stdin.on('close', lambda: print('close'))
        """
    )
    (tmp_path / "input").write_text("héllo")
    if source == "pipe":
        outcome = run_program(sys.executable, "-c", program, stdin="héllo")
        assert outcome.lines == ["end héllo", "close"]
        return
    path = str(tmp_path / "input") if source == "file" else source
    outcome = run_program("/bin/sh", "-c", f'exec "$0" -c "$1" < {path}', sys.executable, program)
    assert outcome.lines == ["end héllo" if source == "file" else "end "]


def test_touching_stdin_keeps_nothing_alive() -> None:
    """Only reading does; pause() lets the process end."""
    source = textwrap.dedent(
        """
        from nodecompat import process
        process.stdin
        process.on('exit', lambda: print('exit'))
        process.stdin.on('data', lambda d: process.stdin.pause())
        """
    )
    child = subprocess.Popen(
        [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(), text=True
    )
    end(child.stdin).write("a")
    end(child.stdin).flush()
    assert end(child.stdout).read() == "exit\n"
    end(child.stdin).close()
    end(child.stdout).close()
    assert child.wait() == 0


def test_stdin_pipes_and_iterates() -> None:
    """stdin.pipe(stdout), and `async for chunk in process.stdin`."""
    source = "from nodecompat import process; process.stdin.pipe(process.stdout)"
    assert run_program(sys.executable, "-c", source, stdin="abc").stdout == "abc"
    source = textwrap.dedent(
        """
        from nodecompat import process, start
        async def main():
            async for chunk in process.stdin:
                print(chunk)
        start(main()).then(lambda _: print('done'))
        """
    )
    assert run_program(sys.executable, "-c", source, stdin="abc").lines == ["b'abc'", "done"]


def test_stdin_is_a_stream() -> None:
    """'readable' and read(n), unshift, isPaused, pipe through a Transform; it is a Readable of the stream module."""
    source = textwrap.dedent(
        """
        from nodecompat import process
        from nodecompat.stream import Readable, Transform
        stdin = process.stdin
        print(isinstance(stdin, Readable), stdin.readableFlowing, stdin.isPaused(), stdin.writable, stdin.fd)
        upper = Transform(transform=lambda chunk, encoding, done: done(None, chunk.decode().upper()))
        def head():
            first = stdin.read(2)
            if first is not None:
                stdin.removeListener('readable', head)
                print(first)
                stdin.pipe(upper).pipe(process.stdout)
        stdin.on('readable', head)
        """
    )
    outcome = run_program(sys.executable, "-c", source, stdin="abcdef")
    assert outcome.lines == ["True None False False 0", "b'ab'", "CDEF"]


def test_writing_from_a_thread() -> None:
    """Any thread writes at once; callbacks come on the loop's thread."""
    outcome = run_python(
        """
        import threading
        from nodecompat import process
        main = threading.get_ident()
        def work():
            process.stdout.write('thread\\n', lambda error: print('callback', error, threading.get_ident() == main))
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        print('joined')
        """
    )
    assert outcome.lines == ["thread", "joined", "callback None True"]


def test_raw_mode() -> None:
    """setRawMode gives single keys, unechoed; the terminal is as before at the end. ENOTTY without one."""
    source = """
        import termios
        from nodecompat import process
        mode = lambda: bool(termios.tcgetattr(0)[3] & termios.ICANON)
        print(process.stdin.isTTY, mode())
        process.stdin.setRawMode(True)
        print(process.stdin.isRaw, mode(), flush=True)
        process.stdin.once('data', lambda key: (print(key), process.exit(0)))
    """
    master, slave = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(source)],
        stdin=slave, stdout=subprocess.PIPE, env=environment(), text=True,
    )  # fmt: skip
    assert [end(child.stdout).readline(), end(child.stdout).readline()] == ["True True\n", "True False\n"]
    os.write(master, b"q")
    assert end(child.stdout).read() == "b'q'\n"
    end(child.stdout).close()
    assert child.wait() == 0
    assert termios.tcgetattr(slave)[3] & termios.ICANON
    os.close(master)
    os.close(slave)
    program = "from nodecompat import process; process.stdin.setRawMode(True)"
    assert "setRawMode ENOTTY" in run_program(sys.executable, "-c", program).stderr


def test_stdout_cannot_be_closed() -> None:
    """destroy emits its events and leaves the stream as new; a pipe into it doesn't end it."""
    outcome = run_python(
        """
        from nodecompat import process, setImmediate
        from nodecompat.stream import Readable, Writable
        out = process.stdout
        print(isinstance(out, Writable), out.writableHighWaterMark)
        out.on('close', lambda: process.stderr.write('close\\n'))
        out.on('error', lambda error: process.stderr.write(f'error {error}\\n'))
        Readable.from_(['piped\\n']).pipe(out)
        def again():
            out.destroy(Exception('x'))
            out.write('still here\\n')
            print(out.destroyed, out.writable, out.closed)
        setImmediate(lambda: setImmediate(again))
        """
    )
    assert outcome.lines == ["True 65536", "piped", "still here", "False True False"]
    assert outcome.stderr == "error x\nclose\n"
