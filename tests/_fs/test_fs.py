"""`fs` where Python has a say: paths and errors of Python's, options by name, and a loop that never waits for a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from support import run_program, write

from nodecompat import fs, run
from nodecompat.util import inspect

if TYPE_CHECKING:
    from pathlib import Path


def test_pythons_own_paths_and_errors(tmp_path: Path) -> None:
    """A pathlib path is one; what is missing is a FileNotFoundError; options may be given by name."""
    fs.writeFileSync(tmp_path / "a", "text", mode=0o600)

    assert fs.readFileSync(os.fsencode(tmp_path / "a"), encoding="utf8") == "text"
    assert fs.statSync(tmp_path / "a").mode & 0o777 == 0o600
    assert [entry.name for entry in fs.readdirSync(tmp_path, withFileTypes=True)] == ["a"]
    with pytest.raises(FileNotFoundError, match=r"^ENOENT: no such file or directory, open '.*/none'$") as caught:
        fs.readFileSync(tmp_path / "none")
    assert (getattr(caught.value, "code", None), caught.value.errno) == ("ENOENT", -2)


def test_the_loop_goes_on_while_a_file_is_read(tmp_path: Path) -> None:
    """A pipe that nobody writes to holds up one thread, and nothing else; the program waits for the callback."""
    write(
        tmp_path,
        main_py="""
            import os
            from nodecompat import fs
            os.mkfifo("pipe")
            fs.readFile("pipe", "utf8", lambda error, text: print("read", text))
            def other(error, data):
                print("other", error)
                fs.writeFile("pipe", "late", lambda error: print("wrote"))
            fs.readFile("main.py", other)
            """,
    )
    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert (done.lines[0], sorted(done.lines[1:])) == ("other null".replace("null", "None"), ["read late", "wrote"])
    assert done.stderr == ""


def test_callbacks_and_threads_after_a_fork(tmp_path: Path) -> None:
    """A forked copy of the process begins threads of its own; a callback may be a coroutine function."""
    write(
        tmp_path,
        main_py="""
            import os, sys
            from nodecompat import fs, run
            fs.readFile("main.py", lambda error, data: None)
            run()
            if os.fork() == 0:
                async def told(error, data):
                    print(error, (await fs.promises.stat("main.py")).size == len(data), flush=True)
                fs.readFile("main.py", told)
                run()
                os._exit(0)
            print(os.waitstatus_to_exitcode(os.wait()[1]))
            """,
    )

    assert run_program(sys.executable, "main.py", cwd=tmp_path).lines == ["None True", "0"]


def test_what_is_watched_is_told_in_directories_below_too(tmp_path: Path) -> None:
    """`recursive` reaches a directory that was made since; names are paths from the one that is watched."""
    (tmp_path / "seen").mkdir()
    write(
        tmp_path,
        main_py="""
            from nodecompat import fs, run
            watcher = fs.watch("seen", {"recursive": True})
            def told(kind, name):
                print(kind, name)
                if name == "d":
                    fs.writeFileSync("seen/d/file", "")
                else:
                    watcher.close()
            watcher.on("change", told)
            fs.mkdirSync("seen/d")
            """,
    )

    assert run_program(sys.executable, "main.py", cwd=tmp_path).lines == ["rename d", "rename d/file"]


def test_what_cannot_be_watched(tmp_path: Path) -> None:
    """Without a free descriptor: EMFILE, for the name that was given. A directory below that is gone when it is looked
    at is no error; where the system watches no more, 'error' and 'close' follow."""
    (tmp_path / "seen").mkdir()
    write(
        tmp_path,
        main_py="""
            import errno, os, resource
            from nodecompat import fs, run
            from nodecompat._fs import inotify
            watcher = fs.watch("seen", {"recursive": True})
            of_libc = watcher._inotify._libc
            class Libc:
                def __init__(self):
                    self.inotify_init1 = of_libc.inotify_init1
                def inotify_add_watch(self, *arguments):
                    name = os.fsdecode(arguments[1])
                    if name.endswith("full"):
                        inotify.ctypes.set_errno(errno.ENOSPC)
                        return -1
                    if name.endswith("gone"):
                        os.rmdir(name)
                    return of_libc.inotify_add_watch(*arguments)
            watcher._inotify._libc = Libc()
            def told(kind, name):
                print(kind, name)
                if not os.path.lexists("seen/full"):
                    os.mkdir("seen/full")
            watcher.on("change", told)
            watcher.on("error", lambda error: print(error))
            watcher.on("close", lambda: print("close"))
            os.mkdir("seen/gone")
            run()
            resource.setrlimit(resource.RLIMIT_NOFILE, (3, 64))
            try:
                fs.watch("seen")
            except OSError as error:
                print(error)
            """,
    )
    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert (done.lines, done.stderr, done.code) == (
        [
            "rename gone",
            "ENOSPC: no space left on device, watch 'seen'",
            "close",
            "EMFILE: too many open files, watch 'seen'",
        ],
        "",
        0,
    )


def test_files_by_pattern_and_what_comes_with_them(tmp_path: Path) -> None:
    """glob in its three forms, several buffers at once, a directory that goes away, a file as a Blob."""
    for name in ("a/1.js", "a/.2.js", "b/c/3.js", "x.js", "y.ts"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    cwd = str(tmp_path)

    assert fs.globSync("**/*.js", {"cwd": cwd}) == ["x.js", "b/c/3.js", "a/1.js"]
    assert fs.globSync("*.{js,ts}", {"cwd": cwd, "exclude": ["y*"]}) == ["x.js"]
    assert fs.globSync("*/", {"cwd": cwd, "exclude": lambda name: name == "b"}) == ["a"]
    found = fs.globSync("*.js", {"cwd": cwd, "withFileTypes": True})
    assert [(entry.name, entry.parentPath, entry.isFile()) for entry in found] == [("x.js", cwd, True)]
    file = fs.openSync(f"{cwd}/z", "w+")
    assert fs.writevSync(file, [b"ab", b"cd"]) == 4
    buffers = [bytearray(3), bytearray(3)]
    assert (fs.readvSync(file, buffers, 0), b"".join(buffers)) == (4, b"abcd\0\0")
    fs.closeSync(file)
    with fs.mkdtempDisposableSync(f"{cwd}/t-") as temporary:
        assert os.path.isdir(temporary.path)
    assert not os.path.exists(temporary.path)

    async def promised() -> list[object]:
        paths: list[object] = [path async for path in fs.promises.glob("*.ts", {"cwd": cwd})]
        async with await fs.promises.mkdtempDisposable(f"{cwd}/t-") as later:
            paths.append(os.path.isdir(later.path))
        blob = await fs.openAsBlob(f"{cwd}/x.js", {"type": "text/plain"})
        return [*paths, os.path.exists(later.path), blob.size, blob.type, await blob.text()]

    assert run(promised()) == ["y.ts", True, False, 4, "text/plain", "text"]


def test_a_status_shows_the_parts_of_its_times() -> None:
    """As in Node, by symbols: the nanoseconds of the second that the milliseconds are cut from."""
    shown = inspect(fs.statSync("/")).splitlines()
    nanoseconds = os.stat("/").st_mtime_ns % 1_000_000_000

    assert f"  Symbol(partialMtimeNs): {nanoseconds}," in shown
    assert [line.split(":")[0] for line in shown[-2:]] == ["  Symbol(kPartialBirthtimeNs)", "}"]
