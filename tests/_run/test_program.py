"""`python -m nodecompat` does for every word what python itself does, and runs the loop at the end."""

from __future__ import annotations

import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from support import run_program, write

from nodecompat.__main__ import command

if TYPE_CHECKING:
    from pathlib import Path

SHOW = """
import sys
from nodecompat import setTimeout
setTimeout(print, 1, "timer")
print(globals().get("__file__"), sys.path[0], sys.argv, __name__)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A directory with programs of each kind."""
    for name in ("sub", "package", "directory"):
        (tmp_path / name).mkdir()
    for name in ("sub/app.py", "package/module.py", "package/__main__.py", "directory/__main__.py"):
        (tmp_path / name).write_text(SHOW)
    write(tmp_path, bad_py="x = (")
    (tmp_path / "package/__init__.py").write_text("")
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("__main__.py", SHOW)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["-c", SHOW, "a"], "None  ['-c', 'a'] __main__"),
        (["-m", "package.module", "a"], "{0}/package/module.py {0} ['{0}/package/module.py', 'a'] __main__"),
        (["-m", "package"], "{0}/package/__main__.py {0} ['{0}/package/__main__.py'] __main__"),
        (["directory", "-c"], "{0}/directory/__main__.py {0}/directory ['directory', '-c'] __main__"),
        (["archive.zip"], "{0}/archive.zip/__main__.py {0}/archive.zip ['archive.zip'] __main__"),
        (["sub/app.py", "a"], "{0}/sub/app.py {0}/sub ['sub/app.py', 'a'] __main__"),
    ],
)
def test_programs(place: Path, words: list[str], line: str) -> None:
    """`__file__`, sys.path, sys.argv and `__name__` are python's."""
    outcome = run_program(sys.executable, "-m", "nodecompat", *words, cwd=place)
    assert (outcome.lines, outcome.stderr, outcome.code) == ([line.format(place), "timer"], "", 0)


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        (["missing.py"], 2, "{1}: can't open file '{0}/missing.py': [Errno 2] No such file or directory"),
        (["prot"], 2, "{1}: can't open file '{0}/prot': [Errno 2] No such file or directory. Did you mean 'port'?"),
        (["-m", "missing"], 1, "{1}: No module named missing"),
        (["-m", "package.missing"], 1, "{1}: No module named package.missing"),
        (["sub"], 1, "{1}: can't find '__main__' module in '{0}/sub'"),
        (["-c"], 2, "{1}: Argument expected for the -c option"),
        (["--nonsense"], 2, "{1}: unknown option --nonsense"),
    ],
)
def test_what_is_not_there(place: Path, words: list[str], code: int, text: str) -> None:
    """One line on stderr, and python's status."""
    outcome = run_program(sys.executable, "-m", "nodecompat", *words, cwd=place)
    assert (outcome.stderr.splitlines(), outcome.code) == ([text.format(place, sys.executable)], code)


def test_a_syntax_error(place: Path) -> None:
    """Shown as python shows it, without a line of this package."""
    outcome = run_program(sys.executable, "-m", "nodecompat", "bad.py", cwd=place)
    assert outcome.stderr == run_program(sys.executable, "bad.py", cwd=place).stderr


@pytest.mark.parametrize(
    "source", [b"a = 1\n\nb = 2\0\nc = 3\n", b"def f(:\n  \tb = 2 \0\n", b"\0", b'x = """\nabc\0def\n"""']
)
def test_a_byte_0_in_a_program(place: Path, source: bytes) -> None:
    """The line that has the first one, in python's words."""
    (place / "null.py").write_bytes(source)
    ours = run_program(sys.executable, "-m", "nodecompat", str(place / "null.py"))
    assert ours == run_program(sys.executable, str(place / "null.py"))
    assert ours.stderr.endswith("SyntaxError: source code cannot contain null bytes\n")


def test_the_version(place: Path) -> None:
    """Python's, and that of this package."""
    outcome = run_program(sys.executable, "-m", "nodecompat", "--version", cwd=place)
    assert outcome.stdout.startswith("Python {}.{}.{}, nodecompat ".format(*sys.version_info))


def test_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """`nodecompat` becomes `python -m nodecompat` with the same words."""
    monkeypatch.setattr(sys, "argv", ["/bin/nodecompat", "app.py", "-x"])
    seen: list[object] = []
    monkeypatch.setattr(os, "execv", lambda *given: seen.extend(given))
    command()
    assert seen == [sys.executable, [sys.executable, "-m", "nodecompat", "app.py", "-x"]]


@pytest.mark.parametrize("words", [["-m"], ["-um"], ["-X", "utf8", "-W", "default", "-m"]])
def test_another_module_with_our_name_among_its_arguments(place: Path, words: list[str]) -> None:
    """Only what stands behind `-m` says which program runs; a package may load us before its `__main__` runs."""
    (place / "package/__init__.py").write_text("import nodecompat")
    outcome = run_program(sys.executable, *words, "package", "nodecompat", cwd=place)
    assert (outcome.lines[1:], outcome.stderr, outcome.code) == (["timer"], "", 0)
