"""`python -m nodecompat top PID`: a process and its descendants, as the system tells of them.

    top PID             the table again each second, until the process has ended or Ctrl-C
    top PID --once      one table, as where stdout is no terminal
    top PID --json      one table, as a JSON list of objects with the columns' names

What is shown: pid, ppid, state (R, S, D, T, Z), cpu (percent of one processor: of the process's life at first, then
since the last table), memory (resident bytes), threads, the serialization of the channel to its parent, the command.

Nothing is opened in the processes, none has to cooperate or to have been started for it, and nothing is shown that `ps`
would not show to the same user. Linux, by /proc; elsewhere by `ps`, without threads and serialization.

Status 0; 1 where there is no such process; 2 for wrong words.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import NamedTuple

from .._os.descendants import numbers, stat_of

USAGE = 2
_SECOND = 1.0
_CLEAR = "\x1b[H\x1b[2J"
_MODE = b"NODE_CHANNEL_SERIALIZATION_MODE="
_PS = ["ps", "-axo", "pid=,ppid=,state=,time=,etime=,rss=,args="]


class Row(NamedTuple):
    """A process at one moment."""

    pid: int
    ppid: int
    state: str
    cpu: float  # percent of one processor
    memory: int  # bytes
    threads: int | None
    serialization: str | None  # of the channel to its parent; None without one, and where it cannot be read
    command: str


class _Sample(NamedTuple):
    row: Row
    used: float  # seconds of processor time
    age: float  # seconds since it was started


def main(words: list[str]) -> int:
    """What the command does with the words after `top`; returns its status."""
    options = {word for word in words if word.startswith("-")}
    pids = [word for word in words if not word.startswith("-")]
    if options & {"-h", "--help"}:
        print(__doc__.strip())
        return 0
    if options - {"--once", "--json"} or len(pids) != 1 or not pids[0].isdecimal():
        print("nodecompat top: usage: python -m nodecompat top PID [--once] [--json]", file=sys.stderr)
        return USAGE
    pid = int(pids[0])
    samples = tree_of(pid)
    if not samples:
        print(f"nodecompat top: there is no process {pid}: `ps` lists those that there are", file=sys.stderr)
        return 1
    if "--json" in options:
        print(json.dumps([sample.row._asdict() for sample in samples]))
    elif "--once" in options or not sys.stdout.isatty():
        print(table(samples))
    else:
        _watch(pid, samples)
    return 0


def _watch(pid: int, samples: list[_Sample]) -> None:
    try:
        while samples:
            print(_CLEAR + table(samples), flush=True)
            time.sleep(_SECOND)
            samples = _since(samples, tree_of(pid))
    except KeyboardInterrupt:
        return


def _since(before: list[_Sample], now: list[_Sample]) -> list[_Sample]:
    """With the processor time since then, for those that were there."""
    known = {sample.row.pid: sample for sample in before}
    rows = []
    for sample in now:
        last = known.get(sample.row.pid)
        if last is not None and sample.age > last.age:
            cpu = 100 * (sample.used - last.used) / (sample.age - last.age)
            sample = sample._replace(row=sample.row._replace(cpu=round(cpu, 1)))
        rows.append(sample)
    return rows


def table(samples: list[_Sample]) -> str:
    """The rows as text, the command last and as long as it is; control characters of theirs are not printed."""
    lines = [("PID", "PPID", "STATE", "CPU%", "MEMORY", "THREADS", "CHANNEL", "COMMAND")]
    for row, _, _ in samples:
        command = "".join(letter if letter.isprintable() else "?" for letter in row.command)
        memory = f"{row.memory / 2**20:.1f}M"
        threads, wire = "-" if row.threads is None else str(row.threads), row.serialization or "-"
        lines.append((str(row.pid), str(row.ppid), row.state, f"{row.cpu:.1f}", memory, threads, wire, command))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join([*[text.rjust(width) for text, width in zip(line[:-1], widths, strict=False)], line[-1]])
        for line in lines
    )


def tree_of(pid: int) -> list[_Sample]:
    """A process and its descendants, parents before their children; empty where there is none of that number."""
    every = _by_proc() if os.path.exists("/proc/self/stat") else by_ps()
    below: dict[int, list[int]] = {}
    for one, sample in every.items():
        below.setdefault(sample.row.ppid, []).append(one)
    found: list[_Sample] = []
    waiting = [pid] if pid in every else []
    while waiting:
        one = waiting.pop()
        found.append(every[one])
        waiting += sorted(below.get(one, ()), reverse=True)
    return found


# -- where the figures come from -------------------------------------------------------------------------


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:  # it has ended, or is another user's
        return b""


def _by_proc() -> dict[int, _Sample]:
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    now = time.clock_gettime(time.CLOCK_BOOTTIME)
    found = {}
    for pid in numbers():
        name, fields = stat_of(pid)
        if len(fields) < 22:
            continue
        used, age = (int(fields[11]) + int(fields[12])) / tick, max(now - int(fields[19]) / tick, 0.01)
        words = _read(f"/proc/{pid}/cmdline").rstrip(b"\0").split(b"\0")
        command = os.fsdecode(b" ".join(words) if words != [b""] else b"[" + name + b"]")
        modes = [pair[len(_MODE) :] for pair in _read(f"/proc/{pid}/environ").split(b"\0") if pair.startswith(_MODE)]
        wire = os.fsdecode(modes[0]) if modes else None
        state, memory = fields[0].decode(), int(fields[21]) * page
        cpu = round(100 * used / age, 1)
        row = Row(pid, int(fields[1]), state, cpu, memory, int(fields[17]), wire, command)
        found[pid] = _Sample(row, used, age)
    return found


def by_ps() -> dict[int, _Sample]:
    """By `ps`, whose options here are POSIX's and BSD's."""
    found = {}
    for line in subprocess.run(_PS, capture_output=True, text=True, check=True, errors="replace").stdout.splitlines():
        fields = line.split(None, 6)
        if len(fields) < 6:
            continue
        used, age = _seconds(fields[3]), max(_seconds(fields[4]), 0.01)
        pid, parent, memory = int(fields[0]), int(fields[1]), int(fields[5]) * 1024
        command = fields[6] if len(fields) > 6 else ""
        row = Row(pid, parent, fields[2][:1], round(100 * used / age, 1), memory, None, None, command)
        found[pid] = _Sample(row, used, age)
    return found


def _seconds(text: str) -> float:
    """Of a time as `ps` writes it: [[days-]hours:]minutes:seconds."""
    days, _, rest = text.rpartition("-")
    total = 0.0
    for part in rest.split(":"):
        total = total * 60 + float(part)
    return total + 86400 * float(days or 0)
