"""A trace: the lines a program printed and how it ended, with the text form in which recordings keep it.

What must stay true: two traces are equal only if every line and the ending are. Lines which Node itself prints in
either order are put into one order first, and only those a case names (`unordered` in its case.toml).
"""

from __future__ import annotations

import difflib
import signal
from dataclasses import dataclass, replace

ENDING = "=> "
Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What a program's parent printed to stdout, and `exit N`, `signal NAME` or `time limit`."""

    lines: tuple[str, ...]
    ending: str

    @property
    def text(self) -> str:
        """The form kept in `recorded/`: the lines, then the ending behind an arrow."""
        return "".join(f"{line}\n" for line in (*self.lines, ENDING + self.ending))

    def ordered(self, groups: Groups) -> Trace:
        """The same trace with the lines of each group in the order the group has."""
        lines = list(self.lines)
        for group in groups:
            places = [place for place, line in enumerate(lines) if line in group]
            members = sorted((lines[place] for place in places), key=group.index)
            for place, line in zip(places, members, strict=True):
                lines[place] = line
        return replace(self, lines=tuple(lines))


def parse(text: str) -> Trace:
    """The inverse of Trace.text. Raises ValueError when the ending is missing."""
    *lines, last = text.removesuffix("\n").split("\n")
    if not last.startswith(ENDING):
        raise ValueError("a trace ends with a line such as `=> exit 0`")
    return Trace(tuple(lines), last.removeprefix(ENDING))


def of_process(stdout: str, status: int) -> Trace:
    """The trace of a finished process; a negative status is the signal that ended it, as in `subprocess`."""
    ending = f"exit {status}" if status >= 0 else f"signal {signal.Signals(-status).name}"
    return Trace(tuple(stdout.removesuffix("\n").split("\n")) if stdout else (), ending)


def timed_out(stdout: str) -> Trace:
    """The trace of a process which had to be killed because it did not end by itself."""
    return replace(of_process(stdout, 0), ending="time limit")


def diff(expected: Trace, actual: Trace) -> list[str]:
    """Lines of a unified diff, without its header."""
    lines = difflib.unified_diff(
        expected.text.removesuffix("\n").split("\n"),
        actual.text.removesuffix("\n").split("\n"),
        "expected",
        "printed",
        n=3,
        lineterm="",
    )
    return list(lines)[2:]
