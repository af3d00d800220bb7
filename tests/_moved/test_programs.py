"""Streams between real processes: who stays alive, who learns of a death, and what it costs."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest
from support import run_program

GIVES = """
    from nodecompat import ReadableStream, process

    left = [*range(300)]

    def pull(controller):
        if left:
            controller.enqueue({'n': left.pop(0)})
        else:
            controller.close()

    process.send({'numbers': ReadableStream({'pull': pull})})
"""


def talk(tmp_path: Path, parent: str, child: str, *args: str) -> list[str]:
    """What a parent prints that forks a child."""
    for name, source in (("parent.py", parent), ("child.py", child)):
        (tmp_path / name).write_text(textwrap.dedent(source))
    done = run_program(sys.executable, "parent.py", *args, cwd=tmp_path)
    assert (done.stderr, done.code) == ("", 0)
    return done.lines


def test_who_gave_a_stream_away_serves_it_to_its_end(tmp_path: Path) -> None:
    """A child that has nothing else to do stays until its stream was read, and then ends."""
    parent = """
        from nodecompat.child_process import fork
        from nodecompat import setImmediate

        child = fork('child.py')

        @child.on('message')
        async def read(message):
            print(sum([chunk['n'] async for chunk in message['numbers']]))

        child.on('exit', lambda code, _: print('exit', code))
    """
    assert talk(tmp_path, parent, GIVES) == ["44850", "exit 0"]


def test_a_stream_that_nobody_wants_lets_its_giver_end(tmp_path: Path) -> None:
    """The parent ignores it: it is cancelled, and the child ends."""
    parent = """
        from nodecompat.child_process import fork

        child = fork('child.py')
        child.on('message', lambda message: print('ignored', [*message]))
        child.on('exit', lambda code, _: print('exit', code))
    """
    assert talk(tmp_path, parent, GIVES) == ["ignored ['numbers']", "exit 0"]


def test_who_took_a_stream_lives_while_somebody_reads_or_writes(tmp_path: Path) -> None:
    """A read or a close that waits keeps a child alive; a stream that is merely there does not."""
    parent = """
        from nodecompat import ReadableStream, WritableStream, setTimeout
        from nodecompat.child_process import fork

        def begin(controller):
            setTimeout(lambda: (controller.enqueue('late'), controller.close()), 100)

        async def close():
            from nodecompat.timers import promises
            await promises.setTimeout(100)
            print('sink closed')

        def run(name):
            child = fork('child.py', [name])
            child.send([ReadableStream({'start': begin} if name == 'read' else {}), WritableStream({'close': close})])
            child.on('message', lambda text: print(name, text))
            return child

        run('read').on('exit', lambda *_: run('close').on('exit', lambda *_: run('idle').on(
            'exit', lambda code, _: print('exit', code))))
    """
    child = """
        from nodecompat import process

        @process.once('message')
        async def work(streams):
            kept.append(streams)
            if process.argv[2] == 'read':
                process.send((await streams[0].getReader().read()).value)
            elif process.argv[2] == 'close':
                await streams[1].close()
                process.send('closed')
            else:
                streams[1].getWriter()

        kept = []
    """
    assert talk(tmp_path, parent, child) == ["read late", "sink closed", "close closed", "exit 0"]


def test_the_death_of_the_other_side_is_an_error_of_the_stream(tmp_path: Path) -> None:
    """With a code, after what had come, for readers and for writers."""
    parent = """
        from nodecompat.child_process import fork

        child = fork('child.py')

        @child.on('message')
        async def read(message):
            got = []
            try:
                async for chunk in message['r']:
                    got.append(chunk)
                    if len(got) == 3:
                        child.kill('SIGKILL')
            except Exception as error:
                print(got[:3], len(got) < 3000, error.code)
            try:
                await message['w'].getWriter().closed
            except Exception as error:
                print(error.code)

        child.on('exit', lambda code, signal: print('exit', signal))
    """
    child = """
        from nodecompat import ReadableStream, WritableStream, process, setInterval

        setInterval(lambda: None, 1000)
        number = iter(range(10**9))
        process.send({
            'r': ReadableStream({'pull': lambda controller: controller.enqueue(next(number))}),
            'w': WritableStream(),
        })
    """
    lines = talk(tmp_path, parent, child)
    assert sorted(lines) == ["ERR_IPC_CHANNEL_CLOSED", "[0, 1, 2] True ERR_IPC_CHANNEL_CLOSED", "exit SIGKILL"]


@pytest.mark.slow
@pytest.mark.parametrize("size", [256])
def test_a_large_stream_leaves_both_sides_small(tmp_path: Path, size: int) -> None:
    """A quarter of a GiB in chunks of 64 KiB: neither process grows by 32 MiB at any moment."""
    measure = """
        import resource

        def grown(before=[]):
            now = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            before.append(now)
            return now - before[0] < 32 * 1024
    """
    parent = f"""
        from measure import grown
        from nodecompat import ReadableStream, process
        from nodecompat.child_process import fork

        block, left = bytes(range(256)) * 256, [{size} * 16]

        def pull(controller):
            if left[0]:
                left[0] -= 1
                controller.enqueue(block)
            else:
                controller.close()

        child = fork('child.py')
        grown()
        child.send(ReadableStream({{'pull': pull}}))
        child.on('message', lambda message: print(message, grown()))
    """
    child = """
        from measure import grown
        from nodecompat import process

        @process.once('message')
        async def read(stream):
            grown()
            size = 0
            async for chunk in stream:
                size += len(chunk)
            process.send([size, grown()])
    """
    (tmp_path / "measure.py").write_text(textwrap.dedent(measure))
    assert talk(tmp_path, parent, child) == [f"[{size << 20}, True] True"]
