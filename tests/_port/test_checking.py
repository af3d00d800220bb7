"""`--check` runs both programs and shows the first difference; `--diff` shows both texts in two columns."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from support import ROOT

from nodecompat._port import checking, command
from nodecompat._port.checking import DIFFERENT, NO_NODE, SAME, Ran, side_by_side

if TYPE_CHECKING:
    from pathlib import Path

needs_node = pytest.mark.skipif(checking.find_node() is None, reason="no Node to compare with")


@pytest.fixture(autouse=True)
def _no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def programs(folder: Path, javascript: str, python: str) -> tuple[Path, Path]:
    (folder / "a.js").write_text(dedent(javascript))
    (folder / "a.py").write_text(dedent(python))
    return folder / "a.js", folder / "a.py"


def report(folder: Path, javascript: str, python: str, *arguments: str, timeout: float = 60) -> tuple[int, list[str]]:
    lines: list[str] = []
    status = checking.check(*programs(folder, javascript, python), arguments, timeout=timeout, out=lines.append)
    return status, lines


@needs_node
def test_the_same(tmp_path: Path) -> None:
    """Same output and same end: status 0, and one line. Arguments reach both."""
    javascript = "console.log(process.argv.slice(2).join()); process.exitCode = 3"
    python = "import sys; print(','.join(sys.argv[1:])); sys.exit(3)"

    assert report(tmp_path, javascript, python, "x", "y z") == (
        SAME,
        ["a.py does what a.js does: 1 line of output, exit code 3"],
    )


@needs_node
def test_the_first_difference(tmp_path: Path) -> None:
    """Up to three lines before it, then both; the end is told where it differs, and what was said on stderr."""
    javascript = """
        for (const line of ['1', '2', '3', '4', 'null', '6']) console.log(line)
        """
    python = """
        import sys
        for line in ['1', '2', '3', '4', 'None', 'six']: print(line)
        print('oh', file=sys.stderr)
        sys.exit(1)
        """

    assert report(tmp_path, javascript, python) == (
        DIFFERENT,
        [
            "first difference at line 5 of standard output:",
            "(lines 1 to 1 are the same)",
            "       2",
            "       3",
            "       4",
            "a.js:  null",
            "a.py:  None",
            "a.js: exit code 0; a.py: exit code 1",
            "a.js says nothing on standard error",
            "a.py says on standard error:",
            "    oh",
        ],
    )


@needs_node
def test_a_program_that_does_not_end(tmp_path: Path) -> None:
    """It is ended at the limit, with what it has started, and that it still ran is how it ends."""
    javascript = "require('child_process').spawn('sleep', ['1000'], {stdio: 'inherit'})"
    python = "import subprocess; subprocess.run(['sleep', '1000'])"

    assert report(tmp_path, javascript, python, timeout=1.5) == (
        SAME,
        ["a.py does what a.js does: 0 lines of output, still running"],
    )


def test_no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 2, and what to do."""
    monkeypatch.setattr(checking, "find_node", lambda: None)
    status, lines = report(tmp_path, "", "")

    assert status == NO_NODE
    assert lines == ["no Node was found to compare with: put `node` on PATH, or its path into the variable NODE"]


NOTHING = Ran("", "", "exit code 0")


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (NOTHING, NOTHING, []),
        (Ran("a\n", "", "exit code 0"), Ran("a\n", "", "exit code 0"), []),
        (
            Ran("Error: x\n    at f (a.js:1:2)\n    at node:net:1:2\nb\n", "", "exit code 0"),
            Ran("Error: x\n    at f (a.py:1)\nb\n", "", "exit code 0"),
            [],
        ),
        (
            Ran("{ e: Error: connect\n      at T.on [as x] (node:net:1:2) {\n    errno: 1\n", "", "exit code 0"),
            Ran("{ e: [Error: connect] {\n    errno: 1\n", "", "exit code 0"),
            [],
        ),
        (
            Ran("Error: x\n    at f (a.js:1:2)\n", "z", "exit code 0"),
            Ran("Error: y\n    at f (a.py:1)\n", "z", "exit code 0"),
            [
                "first difference at line 1 of standard output:",
                "a.js:  Error: x",
                "a.py:  Error: y",
                "a.js says on standard error:",
                "    z",
                "a.py says on standard error:",
                "    z",
            ],
        ),
        # Each words its own fault in its own way.
        (Ran("", "TypeError: x\n    at a.js:1", "exit code 1"), Ran("", "Traceback", "exit code 1"), []),
        (
            Ran("a\n", "", "exit code 0"),
            Ran("a", "", "exit code 0"),
            [
                "the last line of a.js is ended, that of a.py is not",
                "a.js says nothing on standard error",
                "a.py says nothing on standard error",
            ],
        ),
        (
            Ran("a\n\tb \n", "", "exit code 0"),
            Ran("a\n", "", "ended by SIGKILL"),
            [
                "first difference at line 2 of standard output:",
                "       a",
                "a.js:  '\\tb '",
                "a.py:  (nothing more)",
                "a.js: exit code 0; a.py: ended by SIGKILL",
                "a.js says nothing on standard error",
                "a.py says nothing on standard error",
            ],
        ),
        (
            Ran("", "(node:12) ExperimentalWarning: types\n(Use `node --trace-warnings ...` to see)\n", "exit code 0"),
            Ran("", "warning\n", "exit code 0"),
            ["a.js says nothing on standard error", "a.py says on standard error:", "    warning"],
        ),
    ],
    ids=["nothing", "same", "stacks", "no stack", "other error", "other words", "last line", "less", "a warning"],
)
def test_what_is_compared(first: Ran, second: Ran, wanted: list[str]) -> None:
    """Standard output to the byte, the end, and whether anything went to standard error."""
    assert checking.differences(first, second, "a.js", "a.py") == wanted


def test_side_by_side() -> None:
    """A statement stands beside what became of it; lines without a partner stand between, in order; long ones are cut."""
    javascript = dedent(
        """\
        const x = 1;
        for (let i = 0; i < 3; i++) {
        \tconsole.log('a rather long line of text');
        }
        done();
        """
    )
    python = dedent(
        """\
        import x

        x = 1
        for i in range(3):
            print('a rather long line of text')
        done()
        """
    )

    assert side_by_side(javascript, python, [(1, 3), (2, 4), (3, 5), (5, 6)], 60) == [
        "                             │ 1 import x",
        "                             │ 2",
        "1 const x = 1;               │ 3 x = 1",
        "2 for (let i = 0; i < 3; i+… │ 4 for i in range(3):",
        "3     console.log('a rather… │ 5     print('a rather long …",
        "4 }                          │",
        "5 done();                    │ 6 done()",
    ]


def test_side_by_side_of_moved_code() -> None:
    """Pairs that go backwards, as of a function that was moved up, are left out; no line is shown twice or lost."""
    rows = side_by_side("a\nb\nc\n", "B\nA\nC\n", [(2, 1), (1, 2), (3, 3)], 0)

    left = [row.split("│")[0].split() for row in rows]
    right = [row.split("│")[1].split() for row in rows]
    assert [cell[1] for cell in left if cell] == ["a", "b", "c"]
    assert [cell[1] for cell in right if cell] == ["B", "A", "C"]
    assert ["3", "c"] in left
    assert left.index(["3", "c"]) == right.index(["3", "C"])
    assert side_by_side("", "", []) == []


JAVASCRIPT = "console.log(process.argv.slice(2), require('./data.json').a)\n"


@needs_node
def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Writes, and runs both with what stands after `--`; of a directory the other files are copied."""
    source, target = tmp_path / "in", tmp_path / "out"
    (source / "node_modules").mkdir(parents=True)
    (source / "main.js").write_text(JAVASCRIPT)
    (source / "data.json").write_text('{"a": 1}')
    (source / "node_modules" / "left.txt").write_text("")

    assert command.main([str(source), "-o", str(target)]) == 0
    assert sorted(path.name for path in target.iterdir()) == ["data.json", "main.py"]
    assert (
        command.main([str(source / "main.js"), "-o", str(target / "main.py"), "--check", "--", "x", "--strict"]) == SAME
    )
    assert capfd.readouterr().out == "main.py does what main.js does: 1 line of output, exit code 0\n"


def test_the_command_shows_both(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`--diff`: in two columns; with `-o -` nothing is written."""
    (tmp_path / "a.js").write_text(JAVASCRIPT)

    assert command.main([str(tmp_path / "a.js"), "-o", "-", "--diff"]) == 0
    rows = capfd.readouterr().out.splitlines()
    assert any(row.startswith("1 console.log(process.argv") and "│" in row for row in rows)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.js"]


@pytest.mark.parametrize(
    "words", [["--check", "a.js", "b.js"], ["--check", "a.js", "-o", "-"], ["--chekc", "a.js"], []]
)
def test_words_that_are_not_understood(words: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    """Status 2, with the reason and the usage."""
    with pytest.raises(SystemExit) as ended:
        command.main(words)

    assert ended.value.code == 2
    assert "usage: python -m nodecompat port" in capfd.readouterr().err
