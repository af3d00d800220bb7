"""Starting programs: which descriptors the child finds, and what happens when they run out."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest
from support_descriptors import need_descriptors
from support_spawn import ENV, each_way, nothing_left, open_numbers, python, texts

from nodecompat._os.spawn import spawn

__all__ = ["nothing_left", "texts"]  # fixtures

READ = "import os,sys\nprint([os.pread(int(n), 9, 0).decode() for n in {}])"


@each_way
def test_slot_number_is_descriptor_number(texts: list[int], way: dict[str, object]) -> None:
    """stdio[i] becomes descriptor i, far above 2 as well."""
    stdio: list[int | None] = [0, None, 2, texts[1], *[None] * 16, texts[2]]
    assert python(READ.format([3, 20]), stdio=stdio, **way) == "['one', 'two']"


@each_way
def test_swapped_descriptors(texts: list[int], way: dict[str, object]) -> None:
    """Descriptors that trade places don't overwrite each other."""
    zero, one, _ = texts
    stdio: list[int | None] = [0, None, 2] + [None] * (max(zero, one) - 2)
    stdio[zero], stdio[one] = one, zero
    assert python(READ.format([zero, one]), stdio=stdio, **way) == "['one', 'zero']"


@each_way
def test_same_number_loses_close_on_exec(texts: list[int], way: dict[str, object]) -> None:
    """A close-on-exec descriptor that keeps its number is open in the child."""
    fd = texts[0]
    stdio: list[int | None] = [0, None, 2] + [None] * (fd - 3) + [fd]
    assert os.get_inheritable(fd) is False
    assert python(READ.format([fd]), stdio=stdio, **way) == "['zero']"
    assert os.get_inheritable(fd) is False


@each_way
def test_one_descriptor_at_two_numbers(texts: list[int], way: dict[str, object]) -> None:
    """The same descriptor may stand in several slots."""
    stdio = [texts[0], None, 2, texts[0], texts[0]]
    assert python(READ.format([0, 3, 4]), stdio=stdio, **way) == "['zero', 'zero', 'zero']"


@each_way
def test_rotated_standard_descriptors(texts: list[int], way: dict[str, object]) -> None:
    """0, 1 and 2 may be given to each other's slots."""
    reading, writing = os.pipe()
    stdio = [writing, writing, writing, 0, 1, 2]
    pid = spawn("sh", ["sh", "-c", "echo a; echo b >&2"], env=ENV, stdio=stdio, **way)  # type: ignore[arg-type]
    os.close(writing)
    with open(reading, encoding="ascii") as pipe:
        assert pipe.read() == "a\nb\n"
    os.waitpid(pid, 0)


@each_way
def test_nothing_else_gets_through(texts: list[int], way: dict[str, object]) -> None:
    """The child has the listed descriptors and no other one of ours; None leaves a number closed."""
    code = "import os\nprint([n for n in range(256) if os.path.exists('/dev/fd/%d' % n)])"
    foreign = [fd for fd in open_numbers() if fd > 5 and os.get_inheritable(fd)]
    stdio = [0, None, None, texts[0], None, texts[1]]
    found = python(code, stdio=stdio, **way)
    # One number beside: that of the directory /dev/fd is read through is gone when it is looked at.
    assert found == str(sorted({0, 1, 3, 5, *foreign}))


@each_way
def test_closed_slot_hides_an_inheritable_descriptor(way: dict[str, object]) -> None:
    """A slot of None is closed in the child although the parent's descriptor of that number is inheritable."""
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    stdio: list[int | None] = [0, None, 2] + [None] * (writing - 2)
    code = f"import os\ntry: os.fstat({writing})\nexcept OSError as e: print(e.errno)"
    assert python(code, stdio=stdio, **way) == str(errno.EBADF)
    os.close(reading)
    os.close(writing)


def test_standard_descriptors_become_blocking() -> None:
    """O_NONBLOCK is cleared on what becomes 0, 1 or 2: programs don't expect EAGAIN there."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    pid = spawn("true", ["true"], env=ENV, stdio=[reading, writing, 2])
    os.close(writing)
    os.waitpid(pid, 0)
    assert os.get_blocking(reading) is True
    os.close(reading)


@each_way
def test_descriptor_that_is_not_open(way: dict[str, object]) -> None:
    """A closed descriptor in the list is EBADF."""
    for stdio in ([0, 1, 2, 999], [999, 1, 2], [0, 1, 2, -5]):
        with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
            spawn("true", ["true"], env=ENV, stdio=stdio, **way)  # type: ignore[arg-type]


def test_ten_thousand_open_descriptors() -> None:
    """Numbers above 10,239 are no problem."""
    need_descriptors(10_500)
    code = """
import os
from nodecompat._os.spawn import spawn
reading, writing = os.pipe()
many = [os.dup(writing) for _ in range(10_300)]
for options in ({}, {'cwd': '/'}, {'uid': os.getuid()}):
    pid = spawn('sh', ['sh', '-c', 'echo x >&3'], env=dict(os.environ), stdio=[0, 1, 2, many[-1]], **options)
    assert os.waitpid(pid, 0)[1] == 0
print(os.read(reading, 99).decode().split(), many[-1] > 10_239)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_with_package(), check=True)
    assert done.stdout == "['x', 'x', 'x'] True\n"


def test_few_descriptors_left() -> None:
    """With 0 to 8 free descriptors each way works or says EMFILE; nothing is left over."""
    code = """
import errno, os, resource
import ctypes, warnings  # loading them takes descriptors
from nodecompat._os import libc_spawn
from nodecompat._os.spawn import spawn
env = dict(os.environ)
for options in ({}, {'cwd': '/'}, {'uid': os.getuid()}):
    outcomes = []
    for free in range(9):
        filler = os.open('/dev/null', os.O_RDONLY)
        os.close(filler)
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (filler + free + 1, hard))
        source = os.open('/dev/null', os.O_RDONLY)
        resource.setrlimit(resource.RLIMIT_NOFILE, (filler + free + 1, hard))
        slots = [0, 1, 2] + [None] * (source - 3) + [source]  # has to be copied out of the way
        try:
            pid = spawn('true', ['true'], env=env, stdio=slots, **options)
            outcomes.append(os.waitpid(pid, 0)[1])
        except OSError as error:
            outcomes.append(errno.errorcode[error.errno])
        os.close(source)
        again = os.open('/dev/null', os.O_RDONLY)
        assert again == filler, 'a descriptor was left'
        os.close(again)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        try:
            raise SystemExit(os.waitpid(-1, os.WNOHANG))
        except ChildProcessError:
            pass
    print(*outcomes)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_with_package(), check=True)
    assert done.stdout.splitlines() == [
        "EMFILE 0 0 0 0 0 0 0 0",
        "EMFILE 0 0 0 0 0 0 0 0",
        "EMFILE EMFILE EMFILE EMFILE 0 0 0 0 0",
    ]


def _with_package() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
