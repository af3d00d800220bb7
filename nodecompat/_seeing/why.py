"""`python -m nodecompat why PID`: what keeps a running process alive, as `nodecompat.whyAlive()` tells it there.

The process is asked at its door, which NODE_DEBUG=alive and `nodecompat.observe(top=True)` open; the line that made
each thing is known with the first of them. Linux. Elsewhere NODE_DEBUG=alive has the process tell it on its own stderr
at SIGUSR2.

Status 0; 1 where the process does not answer, which is told; 2 for wrong words.
"""

from __future__ import annotations

import os
import sys

from . import door

USAGE = 2
_ANSWER_SECONDS = 3.0
_NO_DOOR = "does not answer: start it with NODE_DEBUG=alive, or call nodecompat.observe(top=True) in it"
_SILENT = (
    "does not come to answer: a callback of it computes or waits and does not return to the loop; "
    "`py-spy dump --pid {pid}` shows in which line"
)


def main(words: list[str]) -> int:
    """What the command does with the words after `why`; returns its status."""
    if words in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    if len(words) != 1 or not words[0].isdecimal():
        print("nodecompat why: usage: python -m nodecompat why PID", file=sys.stderr)
        return USAGE
    pid = int(words[0])
    answer = door.ask([pid], door.WHY, _ANSWER_SECONDS).get(pid)
    if answer:
        text = answer.decode("utf-8", "replace")
        sys.stdout.write("".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in text))
        return 0
    is_there = os.path.exists(f"/proc/{pid}") if door.IS_POSSIBLE else True
    reason = _SILENT.format(pid=pid) if answer is not None else _NO_DOOR
    print(f"nodecompat why: {f'process {pid} {reason}' if is_there else f'there is no process {pid}'}", file=sys.stderr)
    return 1
