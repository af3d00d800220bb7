"""What `Bun.spawn` reads from and writes to: readers, Response, Blob, ReadableStream, Bun.file. Measured on Bun 1.4.2."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import Any

import pytest
from support import run_python

from nodecompat.bun import Blob, Bun, ReadableStream, Response, spawn, spawnSync

pytestmark = pytest.mark.slow

OPENING = """\
from nodecompat import Bun, Promise, process, start
from nodecompat.bun import Blob, ReadableStream, Response
from nodecompat.timers import setTimeout

def timeout(delay):
    promise, resolve, _ = Promise.withResolvers()
    setTimeout(resolve, delay)
    return promise

def echo(*words):
    return Bun.spawn(['echo', *words])

def cat(**options):
    return Bun.spawn(['cat'], options)

async def refused(promise):
    try:
        await promise
    except Exception as error:
        print(getattr(error, 'code', None), error)

async def main():
"""
LOCKED = "ERR_INVALID_STATE Invalid state: ReadableStream is locked"

# Program, what it prints.
PROGRAMS: dict[str, tuple[str, list[str]]] = {
    "a reader": (
        """
        proc = echo('hi')
        reader = proc.stdout.getReader()
        one = await reader.read()
        print(one.value, one.done, one['done'], proc.stdout.locked)
        print(await reader.read(), await reader.closed)
        """,
        ["b'hi\\n' False False True", "{'value': undefined, 'done': True} undefined"],
    ),
    "a stream with a reader is locked": (
        """
        proc = echo('hi')
        reader = proc.stdout.getReader()
        await refused(proc.stdout.text())
        await refused(proc.stdout.cancel())
        try:
            proc.stdout.getReader()
        except Exception as error:
            print(error.code, error)
        reader.releaseLock()
        print(proc.stdout.locked, [await proc.stdout.text()])
        await refused(reader.read())
        """,
        [
            LOCKED,
            LOCKED,
            LOCKED,
            "False ['hi\\n']",
            "ERR_INVALID_STATE Invalid state: The reader is not attached to a stream",
        ],
    ),
    "a reader that cancels": (
        """
        proc = Bun.spawn(['sleep', '60'])
        reader = proc.stdout.getReader()
        waiting = reader.read()
        print(await reader.cancel('enough'), await waiting)
        proc.kill()
        print(await proc.exited)
        """,
        ["undefined {'value': undefined, 'done': True}", "143"],
    ),
    "two branches": (
        """
        one, two = echo('hi').stdout.tee()
        print([await Response(one).text(), await two.text()])
        """,
        ["['hi\\n', 'hi\\n']"],
    ),
    "piped to another program, to an object, and to stdout": (
        """
        other = cat(stdin='pipe')
        await echo('hi').stdout.pipeTo(other.stdin)
        print(await other.stdout.text(), end='')
        class Writer:
            async def write(self, chunk):
                print(chunk)
            def close(self):
                print('closed')
        await echo('hi').stdout.pipeTo(Writer())
        await echo('there').stdout.pipeTo(process.stdout, {'preventClose': True})
        print('open')
        """,
        ["hi", "b'hi\\n'", "closed", "there", "open"],
    ),
    "a Response of it": (
        """
        print(await Response(echo('[1]').stdout).json())
        blob = await Response(echo('hi').stdout).blob()
        print(blob.size, await blob.text(), end='')
        response = Response('text')
        print(await response.text(), response.bodyUsed)
        await refused(response.text())
        async def chunks():
            yield 'a'
            yield b'b'
        print(await Response(chunks()).text(), [await Response().text()])
        """,
        ["[1]", "3 hi", "text True", "ERR_BODY_ALREADY_USED Body already used", "ab ['']"],
    ),
    "sources of stdin": (
        """
        def begin(controller):
            controller.enqueue('Hello from ')
            controller.enqueue(b'ReadableStream!')
            controller.close()
        count = 0
        async def pull(controller):
            nonlocal count
            controller.enqueue(str(count))
            count += 1
            if count == 3:
                controller.close()
        sources = [Response('abc'), Response(), Blob(['abc', b'd']), Blob([]), echo('hi').stdout,
                   ReadableStream({'start': begin}), ReadableStream({'pull': pull}), Response(echo('ho').stdout)]
        for source in sources:
            print([await cat(stdin=source).stdout.text()])
        """,
        ["['abc']", "['']", "['abcd']", "['']", "['hi\\n']", "['Hello from ReadableStream!']", "['012']", "['ho\\n']"],
    ),
    "a child that ends first ends its source": (
        """
        log = []
        async def chunks(name):
            try:
                while True:
                    yield 'x' * 100_000
            finally:
                log.append(name)
        def words():
            try:
                while True:
                    yield 'x' * 100_000
            finally:
                log.append('plain')
        plain = words()
        sources = [chunks('generator'), Response(chunks('response')), Response(chunks('stream')).body, plain]
        for source in sources:
            await Bun.spawn(['true'], stdin=source).exited
        while len(log) < 4:
            await timeout(1)
        print(sorted(log))
        """,
        ["['generator', 'plain', 'response', 'stream']"],
    ),
    "one that waits is told when it comes back": (
        """
        begin, resume, ended = (Promise.withResolvers() for _ in range(3))
        async def chunks():
            try:
                begin[1]()
                await resume[0]
                yield 'too late'
                print('asked again')
            finally:
                ended[1]('closed')
        proc = Bun.spawn(['cat'], stdin=chunks())
        await begin[0]
        proc.kill()
        await proc.exited
        resume[1]()
        print(await ended[0])
        """,
        ["closed"],
    ),
    "a chunk that cannot be written closes its source": (
        """
        process.on('unhandledRejection', lambda reason: print(type(reason).__name__))
        async def chunks():
            try:
                yield 'a'
                yield 5
            finally:
                print('closed')
        print(await cat(stdin=chunks()).stdout.text())
        """,
        ["closed", "InvalidArgTypeError", "a"],
    ),
    "a stream of a generator that is cancelled": (
        """
        resume, _resolve, _ = Promise.withResolvers()
        async def chunks(name):
            try:
                yield 'a'
                await resume
                yield 'b'
            finally:
                print(name, 'closed')
        stream = Response(chunks('one')).body
        async for chunk in stream:
            break
        await timeout(0)
        reader = Response(chunks('other')).body.getReader()
        print((await reader.read()).value)
        waiting, cancelled = reader.read(), reader.cancel('enough')
        print((await waiting).done)
        _resolve()
        print(await cancelled)
        class Numbers:
            def __aiter__(self):
                return self
            async def __anext__(self):
                return b'1'
        print(await Response(Numbers()).body.cancel())
        """,
        ["one closed", "a", "True", "other closed", "undefined", "undefined"],
    ),
    "a source that fails": (
        """
        process.on('unhandledRejection', lambda reason: print('unhandled', reason))
        def begin(controller):
            controller.enqueue('a')
            controller.error(ValueError('boom'))
        await refused(ReadableStream({'start': begin}).text())
        print([await cat(stdin=ReadableStream({'start': begin})).stdout.text()])
        """,
        ["None boom", "unhandled boom", "['']"],
    ),
    "files": (
        """
        import os
        out = Bun.file('out.txt')
        print(await out.exists(), out.size, out.name)
        proc = cat(stdin=Blob(['a long text']), stdout=out)
        print(await proc.exited, proc.stdout, await out.exists(), out.size, await out.text())
        await cat(stdin=Blob(['short']), stdout=out).exited
        print(await cat(stdin=out).stdout.text(), await cat(stdin=Response(out)).stdout.text(), await out.bytes())
        await refused(Bun.file('missing').text())
        read, write = os.pipe()
        await cat(stdin=Blob(['piped']), stdout=Bun.file(write)).exited
        os.close(write)
        print(await cat(stdin=Bun.file(read)).stdout.text(), Bun.file(read).name)
        os.close(read)
        """,
        [
            "False 0 out.txt",
            "0 None True 11 a long text",
            "short short b'short'",
            "ENOENT open ENOENT",
            "piped None",
        ],
    ),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program(name: str, tmp_path: Path) -> None:
    """What it prints is what Bun's prints, but where the module says otherwise."""
    source, lines = PROGRAMS[name]
    body = textwrap.indent(textwrap.dedent(source), "    ")
    done = run_python(OPENING + body + "\nstart(main())\n", cwd=tmp_path)
    assert (done.lines, done.stderr, done.code) == (lines, "", 0)


@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        ({"stdout": Blob(["x"])}, "ERR_INVALID_ARG_TYPE", "Blobs are immutable, and cannot be used for stdout/stderr"),
        (
            {"stderr": Response("x")},
            "ERR_INVALID_ARG_TYPE",
            "Blobs are immutable, and cannot be used for stdout/stderr",
        ),
        ({"stdin": Bun.file("/no/such/file")}, "ENOENT", "open ENOENT"),
    ],
)
def test_what_is_wrong_is_raised_at_once(options: dict[str, Any], code: str, text: str) -> None:
    """Before anything is started; and no descriptor is left open."""
    before = len(os.listdir("/dev/fd"))
    with pytest.raises((TypeError, OSError)) as caught:
        spawn(["cat"], options)
    assert (caught.value.code, str(caught.value)) == (code, text)  # type: ignore[attr-defined]
    assert len(os.listdir("/dev/fd")) == before


def test_what_has_been_used_is_no_source() -> None:
    """A stream that is read, and a Response whose body was taken."""
    stream = ReadableStream()
    stream.getReader()
    with pytest.raises(Exception, match="'stdin' ReadableStream has already been used"):
        spawn(["cat"], stdin=stream)
    response = Response("abc")
    response.text()
    with pytest.raises(TypeError, match="Body already used"):
        spawn(["cat"], stdin=response)


def test_spawn_sync_takes_what_is_there_at_once(tmp_path: Path) -> None:
    """A Blob, a Response of data, a file; no stream."""
    (tmp_path / "file").write_text("file")
    sources: list[Any] = [Blob(["blob"]), Response("response"), Response(), Bun.file(tmp_path / "file")]
    assert [spawnSync(["cat"], stdin=source).stdout for source in sources] == [b"blob", b"response", b"", b"file"]
    with pytest.raises(TypeError, match="'stdin' ReadableStream cannot be used in sync mode"):
        spawnSync(["cat"], stdin=ReadableStream())


def test_a_blob() -> None:
    """Its parts are text, bytes and Blobs; a slice is another."""
    blob = Blob(["hé", b"\xff", Blob(["x"]), memoryview(b"y")], {"type": "text/plain"})
    assert (blob.size, blob.type, blob.slice(0, 3)._data, blob.slice(-2)._data) == (
        6,
        "text/plain",
        b"h\xc3\xa9",
        b"xy",
    )
    with pytest.raises(TypeError, match="expects a string"):
        Blob([5])
