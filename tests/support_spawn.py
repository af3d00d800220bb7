"""Starting programs in tests: on each way, with what they print."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nodecompat._os.spawn import spawn

ENV = {"PATH": os.environ["PATH"]}
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
# Each way is forced by an option that needs it and changes nothing else.
WAYS: dict[str, dict[str, Any]] = {"posix_spawn": {}, "libc": {"cwd": "."}, "fork": {"uid": os.getuid()}}
each_way = pytest.mark.parametrize("way", [pytest.param(options, id=name) for name, options in WAYS.items()])


def run(file: str, *args: str, env: dict[str, str] | None = None, **options: Any) -> tuple[str, int]:
    """Start a program with its output in a pipe; what it wrote, and its wait status."""
    reading, writing = os.pipe()
    stdio = list(options.pop("stdio", [0, None, 2]))
    stdio[1] = writing
    try:
        pid = spawn(file, [file, *args], env=ENV if env is None else env, stdio=stdio, **options)
    except BaseException:
        os.close(reading)
        raise
    finally:
        os.close(writing)
    with open(reading, encoding="utf-8") as pipe:
        text = pipe.read()
    return text, os.waitpid(pid, 0)[1]


def python(code: str, **options: Any) -> str:
    """What a bare Python child printed."""
    text, status = run(sys.executable, "-I", "-S", "-c", code, **options)
    assert status == 0
    return text.strip()


def open_numbers() -> set[int]:
    """The open descriptors of this process."""
    return {fd for fd in range(256) if _is_open(fd)}


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Every test leaves no descriptor and no child, running or dead."""
    before = open_numbers()
    yield
    assert open_numbers() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[list[int]]:
    """Open descriptors of files that hold 'zero', 'one', 'two'."""
    fds = []
    for name in ("zero", "one", "two"):
        (tmp_path / name).write_text(name)
        fds.append(os.open(tmp_path / name, os.O_RDONLY))
    yield fds
    for fd in fds:
        os.close(fd)
