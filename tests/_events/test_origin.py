"""An 'error' event that nobody listens for names its emitter and the program's line; a rejection says that it is one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import Outcome, run_program, write

from nodecompat.events import EventEmitter


def run_main(folder: Path, source: str) -> Outcome:
    """Run a main script."""
    write(folder, main_py=source)
    return run_program(sys.executable, "main.py", cwd=folder)


def test_a_child_names_its_command_and_the_line(tmp_path: Path) -> None:
    """None of the package's lines are shown: none of them is at fault."""
    done = run_main(
        tmp_path,
        """
        from nodecompat.child_process import spawn
        class Holder:
            def __init__(self):
                self.child = spawn("nope", ["--all"])
        Holder()
        """,
    )

    assert done.stderr.splitlines() == [
        "nodecompat.errors.NodeSystemError: spawn nope ENOENT",
        f"Emitted 'error' event on ChildProcess instance (nope --all), made at {tmp_path}/main.py:5:",
        '    self.child = spawn("nope", ["--all"])',
    ]


@pytest.mark.parametrize(
    ("made", "name"),
    [
        ("Own()", "Own"),
        ("Readable(read=lambda: None)", "Readable"),
        ("Writable(write=print)", "Writable"),
        ("spawn('true').stdin", "Socket"),
    ],
)
def test_a_stream_names_its_class_and_the_line(tmp_path: Path, made: str, name: str) -> None:
    """That of the call, not of an `__init__`."""
    done = run_main(
        tmp_path,
        f"""
        from nodecompat.child_process import spawn
        from nodecompat.stream import Readable, Writable
        class Own(Readable):
            def __init__(self):
                super().__init__(read=lambda: None)
        made = {made}
        made.destroy(ValueError("late"))
        """,
    )

    assert done.stderr.splitlines() == [
        "ValueError: late",
        f"Emitted 'error' event on {name} instance, made at {tmp_path}/main.py:7:",
        f"    made = {made}",
    ]


def test_standard_output_names_the_line_that_has_used_it_first(tmp_path: Path) -> None:
    """It is made then, by the standard library's `cached_property`, whose lines are nobody's either."""
    done = run_main(
        tmp_path,
        """
        import os
        from nodecompat import process
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
        process.stdout.write("x")
        """,
    )

    assert done.stderr.splitlines() == [
        "nodecompat.errors.NodeSystemError: write ENOSPC",
        f"Emitted 'error' event on StandardOutput instance, made at {tmp_path}/main.py:5:",
        '    process.stdout.write("x")',
    ]
    assert done.code == 1


@pytest.mark.parametrize("value", ["ValueError('x')", "'x'"])
@pytest.mark.parametrize("when", ["fail()", "setTimeout(fail, 1)"])
def test_another_emitter_names_the_line_that_emitted(tmp_path: Path, value: str, when: str) -> None:
    """Nothing was kept of where it was made."""
    done = run_main(
        tmp_path,
        f"""
        from nodecompat import setTimeout
        from nodecompat.events import EventEmitter
        class Job(EventEmitter):
            pass
        def fail():
            Job().emit("error", {value})
        {when}
        """,
    )

    assert done.stderr.splitlines()[-2:] == [
        f"Emitted 'error' event on Job instance at {tmp_path}/main.py:7:",
        f'    Job().emit("error", {value})',
    ]


HOSTS = {
    "alone": "start()",
    "run": "start(); nodecompat.run()",
    "guest of asyncio": "asyncio.run(main())",
}


@pytest.mark.parametrize("host", HOSTS)
def test_every_host_is_told(tmp_path: Path, host: str) -> None:
    """Of an 'error' event as of a rejection."""
    text = f"""
        import asyncio
        import nodecompat
        from nodecompat.stream import Readable
        def start():
            START
        async def main():
            start()
            await asyncio.sleep(0.05)
        {HOSTS[host]}
        """
    emitted = run_main(tmp_path, text.replace("START", "Readable().destroy(ValueError('late'))"))
    rejected = run_main(tmp_path, text.replace("START", "nodecompat.Promise.reject(ValueError('late'))"))

    assert f"Emitted 'error' event on Readable instance, made at {tmp_path}/main.py:6:" in emitted.stderr
    assert rejected.stderr.splitlines()[-3:] == [
        "ValueError: late",
        f"Unhandled promise rejection: this error rejected a promise that has no handler, at {tmp_path}/main.py:6:",
        "    nodecompat.Promise.reject(ValueError('late'))",
    ]


def test_an_error_that_is_caught_has_no_note() -> None:
    """By the program, or by a handler of uncaught exceptions."""
    with pytest.raises(ValueError, match=r"^x$") as caught:
        EventEmitter().emit("error", ValueError("x"))

    assert not hasattr(caught.value, "__notes__")
