"""`python -m nodecompat top PID`: a process and its descendants, and what goes through the channels between them.

    top PID             the table again each second, until the process has ended or Ctrl-C
    top PID --once      one table, as where stdout is no terminal
    top PID --json      one table, as a JSON list of objects with the columns' names

What the system tells: pid, ppid, state (R, S, D, T, Z), cpu (percent of one processor: of the process's life at first,
then since the last table), memory (resident bytes), threads, the serialization of the channel to its parent, the
command. What the processes tell of the channel to the parent: messages and bytes a second that come from it (in) and
go to it (out), and bytes that wait to be written on each side. They are asked at their doors, which NODE_DEBUG=alive
and `nodecompat.observe(top=True)` open; it is enough that parent or child has one. Each is asked twice, a second apart:
it counts from the first question on. Where nobody answers there is `-`, null in JSON; a process that computes for long,
or waits in the middle of a callback, does not answer either.

Nothing is shown that `ps` would not show to the same user, and only the same user, and root, is answered. With rich
installed (`nodecompat[top]`) a terminal gets a table in colours. Linux, by /proc; elsewhere by `ps`, without threads,
serialization and channels.

Status 0; 1 where there is no such process; 2 for wrong words.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from .._on_use import on_use
from .._os.descendants import numbers, stat_of
from . import door

if TYPE_CHECKING:
    from collections.abc import Callable

    import rich.live as live
    import rich.table as tables
    import rich.text as texts
else:
    live = on_use("rich.live")  # optional, 50 ms: only for a terminal
    tables = on_use("rich.table")
    texts = on_use("rich.text")

USAGE = 2
_SECOND = 1.0
_ANSWER_SECONDS = 0.5  # that processes have to answer
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
    messages_in: float | None  # a second, from the parent
    messages_out: float | None  # a second, to the parent
    bytes_in: float | None
    bytes_out: float | None
    queue_in: int | None  # bytes that the parent has not written yet
    queue_out: int | None  # bytes that the process has not written yet
    command: str


class Way(NamedTuple):
    """What has gone through the channel between a process and its parent, as one or both tell."""

    at: float  # seconds, by the clock of who tells
    teller: int  # its pid
    counts: tuple[int, int, int, int]  # messages in and out, bytes in and out
    queue_in: int | None
    queue_out: int | None


class _Sample(NamedTuple):
    row: Row
    used: float  # seconds of processor time
    age: float  # seconds since it was started
    way: Way | None = None  # of its channel, until now


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
    samples = _seen(pid)
    if not samples:
        print(f"nodecompat top: there is no process {pid}: `ps` lists those that there are", file=sys.stderr)
        return 1
    if "--json" not in options and "--once" not in options and sys.stdout.isatty():
        _watch(pid, samples)
        return 0
    if any(sample.way is not None for sample in samples):
        samples = _after_a_second(pid, samples) or samples
    if "--json" in options:
        print(json.dumps([sample.row._asdict() for sample in samples]))
    else:
        print(table(samples))
    return 0


def _after_a_second(pid: int, samples: list[_Sample]) -> list[_Sample]:
    time.sleep(_SECOND)
    return _since(samples, _seen(pid))


def _watch(pid: int, samples: list[_Sample]) -> None:
    show: Callable[[list[_Sample]], object] = _show
    screen: Any = None
    try:
        screen = live.Live(auto_refresh=False, screen=True)
        show = lambda samples: screen.update(_rich_table(samples, screen.console.width), refresh=True)  # noqa: E731
        screen.start()
    except ImportError:
        pass
    try:
        while samples:
            show(samples)
            samples = _after_a_second(pid, samples)
    except KeyboardInterrupt:
        return
    finally:
        if screen is not None:
            screen.stop()


def _show(samples: list[_Sample]) -> None:
    print(_CLEAR + table(samples), flush=True)


def _since(before: list[_Sample], now: list[_Sample]) -> list[_Sample]:
    """With the processor time and the messages since then, for those that were there."""
    known = {sample.row.pid: sample for sample in before}
    rows = []
    for sample in now:
        last = known.get(sample.row.pid)
        if last is not None and sample.age > last.age:
            cpu = 100 * (sample.used - last.used) / (sample.age - last.age)
            sample = sample._replace(row=sample.row._replace(cpu=round(cpu, 1)))
        if last is not None and sample.way is not None:
            sample = sample._replace(row=_with_rates(sample.row, last.way, sample.way))
        rows.append(sample)
    return rows


def _with_rates(row: Row, before: Way | None, now: Way) -> Row:
    row = row._replace(queue_in=now.queue_in, queue_out=now.queue_out)
    if before is None or before.teller != now.teller or now.at <= before.at:
        return row
    seconds = now.at - before.at
    more = [max(count - earlier, 0) for count, earlier in zip(now.counts, before.counts, strict=True)]
    rates = [round(count / seconds, 1) for count in more]
    return row._replace(messages_in=rates[0], messages_out=rates[1], bytes_in=rates[2], bytes_out=rates[3])


# -- the table -------------------------------------------------------------------------------------------

_COLUMNS = ["PID", "PPID", "STATE", "CPU%", "MEMORY", "THREADS", "CHANNEL", "IN/S", "OUT/S", "QUEUED", "COMMAND"]
_LESS = ("THREADS", "STATE", "PPID", "CHANNEL", "QUEUED")  # what a narrow terminal can do without, in this order
_ROOM = 20  # letters of the command that are worth more than these
_UNITS = ("", "k", "M", "G", "T")


def _cells(row: Row) -> list[str]:
    """A row as text, the program without its directory; control characters of the command are not printed."""
    program, *rest = row.command.split(" ", 1)
    command = " ".join([os.path.basename(program) or program, *rest])
    command = "".join(letter if letter.isprintable() else "?" for letter in command)
    threads, wire = "-" if row.threads is None else str(row.threads), row.serialization or "-"
    known = [size for size in (row.queue_in, row.queue_out) if size is not None]
    queued = f"{_short(sum(known))}B" if known else "-"
    ways = [_way(row.messages_in, row.bytes_in), _way(row.messages_out, row.bytes_out)]
    sizes = [f"{row.cpu:.1f}", f"{row.memory / 2**20:.1f}M", threads]
    return [str(row.pid), str(row.ppid), row.state, *sizes, wire, *ways, queued, command]


def _way(messages: float | None, size: float | None) -> str:
    return "-" if messages is None or size is None else f"{_short(messages)} {_short(size)}B"


def _short(number: float) -> str:
    for unit in _UNITS:
        if number < 1000 or unit == _UNITS[-1]:
            break
        number /= 1000
    return f"{number:.0f}{unit}" if number >= 10 or not unit else f"{number:.1f}{unit}"


def table(samples: list[_Sample]) -> str:
    """The rows as text, the command last and as long as it is."""
    lines = [_COLUMNS, *[_cells(sample.row) for sample in samples]]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join([*[text.rjust(width) for text, width in zip(line[:-1], widths, strict=False)], line[-1]])
        for line in lines
    )


def _rich_table(samples: list[_Sample], width: int) -> tables.Table:
    made = tables.Table(box=None, header_style="bold", expand=True)
    lines = [_cells(sample.row) for sample in samples]
    places = _columns_within(width, [_COLUMNS, *lines])
    for name in (_COLUMNS[place] for place in places):
        is_last = name == _COLUMNS[-1]
        made.add_column(name, justify="left" if is_last else "right", no_wrap=True, ratio=1 if is_last else None)
    for sample, line in zip(samples, lines, strict=True):
        style = "red" if sample.row.state in "DZT" else "green" if sample.row.cpu >= 1 else ""
        made.add_row(*[texts.Text(line[place], style) for place in places])
    return made


def _columns_within(width: int, lines: list[list[str]]) -> list[int]:
    """The places of the columns that leave room for a command there; the least telling go first."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    widths[-1] = min(widths[-1], _ROOM)
    places = [*range(len(_COLUMNS))]
    for name in _LESS:
        if sum(widths[place] + 2 for place in places) > width:
            places.remove(_COLUMNS.index(name))
    return places


# -- what the processes tell -----------------------------------------------------------------------------


def _seen(pid: int) -> list[_Sample]:
    """The tree, and what its channels tell, which the rows show only beside an earlier one."""
    samples = tree_of(pid)
    parents = {sample.row.pid: sample.row.ppid for sample in samples}
    told: dict[int, dict[int | None, Way]] = {}  # pid -> of which child; None: of the parent
    for one, answer in door.ask(parents, door.TOP, _ANSWER_SECONDS).items():
        told[one] = _ways_of(one, answer)
    return [sample._replace(way=_joined(sample.row, told)) for sample in samples]


def _joined(row: Row, told: dict[int, dict[int | None, Way]]) -> Way | None:
    """What the parent says of a child, with what the child says of its own queue; or what the child says alone."""
    own = told.get(row.pid, {}).get(None)
    parents = told.get(row.ppid, {}).get(row.pid)
    return own if parents is None else parents if own is None else parents._replace(queue_out=own.queue_out)


def _ways_of(teller: int, answer: bytes) -> dict[int | None, Way]:
    """An answer, whoever has made it: what is not as it should be is no answer."""
    ways: dict[int | None, Way] = {}
    try:
        told = json.loads(answer)
        at = float(told["at"])
        for channel in told["channels"]:
            child = None if channel["child"] is None else int(channel["child"])
            (sent, sent_bytes), (received, received_bytes) = ([int(n) for n in channel[way]] for way in _WAYS)
            queued = int(channel["queued"])
            if child is None:
                way = Way(at, teller, (received, sent, received_bytes, sent_bytes), None, queued)
            else:
                way = Way(at, teller, (sent, received, sent_bytes, received_bytes), queued, None)
            ways[child] = way
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return {}
    return ways


_WAYS = ("sent", "received")


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


_UNTOLD: tuple[None, None, None, None, None, None] = (None,) * 6


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
        row = Row(pid, int(fields[1]), state, cpu, memory, int(fields[17]), wire, *_UNTOLD, command)
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
        row = Row(pid, parent, fields[2][:1], round(100 * used / age, 1), memory, None, None, *_UNTOLD, command)
        found[pid] = _Sample(row, used, age)
    return found


def _seconds(text: str) -> float:
    """Of a time as `ps` writes it: [[days-]hours:]minutes:seconds."""
    days, _, rest = text.rpartition("-")
    total = 0.0
    for part in rest.split(":"):
        total = total * 60 + float(part)
    return total + 86400 * float(days or 0)
