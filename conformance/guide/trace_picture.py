"""Draws `trace.svg`, the picture of the page "Seeing what happens": `python conformance/guide/trace_picture.py`.

It runs a program of the guide with NODE_DEBUG=trace:FILE and draws what the file says as a viewer does: a row for each
thread of each process, a bar from the start to the end of a process, and an arrow for each start and each message.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PROGRAM = HERE / "programs" / "watching"
LEFT, WIDTH, ROW = 210, 700, 22
Event = dict[str, Any]


def traced() -> list[Event]:
    """The events of one run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "trace.json")
        environment = {**os.environ, "NODE_DEBUG": f"trace:{path}"}
        subprocess.run([sys.executable, "main.py"], cwd=PROGRAM, env=environment, check=True, stdout=subprocess.PIPE)
        text = path.read_text().rstrip().rstrip("]").rstrip(",")
        events: list[Event] = json.loads(text + "]")
        return events


def drawn(events: list[Event]) -> str:
    """The picture."""
    timed = [event for event in events if event["ph"] != "M"]
    first, last = min(event["ts"] for event in timed), max(event["ts"] for event in timed)
    threads = {(one["pid"], one["tid"]): one["args"]["name"] for one in events if one.get("name") == "thread_name"}
    processes = [*dict.fromkeys(pid for pid, _ in threads)]
    rows = sorted(threads, key=lambda row: (processes.index(row[0]), row[1] != row[0], row[1]))
    titles = {one["pid"]: one["args"]["name"] for one in events if one.get("name") == "process_name"}

    def x(event: Event) -> float:
        return LEFT + float((event["ts"] - first) / (last - first)) * WIDTH

    def y(event: Event) -> int:
        return 30 + rows.index((event["pid"], event["tid"])) * ROW

    parts = []
    for row, (pid, tid) in enumerate(rows):
        name = threads[pid, tid].split(" of ")[0]
        label, weight = (titles[pid], "bold") if pid == tid else (name, "normal")
        parts.append(f'<text x="10" y="{44 + row * ROW}" font-weight="{weight}">{label}</text>')
    begun: dict[int, Event] = {}
    for event in timed:
        if event["ph"] == "B":
            begun[event["pid"]] = event
        elif event["ph"] == "E":
            start = begun.pop(event["pid"])
            parts.append(bar(x(start), y(start), x(event) - x(start), "#9ec5e8"))
        elif event["ph"] == "X":
            parts.append(bar(x(event), y(event), max(event["dur"] / (last - first) * WIDTH, 4), "#e8925a"))
    arrows = {event["id"]: event for event in timed if event["ph"] == "s"}
    for event in timed:
        if event["ph"] == "f":
            start = arrows[event["id"]]
            ends = f'x1="{x(start)}" y1="{y(start) + 8}" x2="{x(event)}" y2="{y(event) + 8}"'
            parts.append(f'<line {ends} stroke="#555" marker-end="url(#end)"/>')
    for event in begun.values():
        parts.append(bar(x(event), y(event), LEFT + WIDTH - x(event), "#9ec5e8"))
    height = 40 + len(rows) * ROW
    parts.append(
        f'<text x="{LEFT}" y="18">0</text><text x="{LEFT + WIDTH - 50}" y="18">{(last - first) / 1000:.0f} ms</text>'
    )
    head = '<marker id="end" markerWidth="7" markerHeight="6" refX="7" refY="3" orient="auto"><path d="M0,0L7,3L0,6Z"/></marker>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDTH + 20} {height}" '
        f'font-family="sans-serif" font-size="12"><defs>{head}</defs>\n'
        f'<rect width="100%" height="100%" fill="white"/>\n' + "\n".join(sorted(parts, key=order)) + "\n</svg>\n"
    )


def order(part: str) -> int:
    """Bars below texts below arrows; the long bars lowest."""
    return ("#9ec5e8" not in part) + 2 * part.startswith("<text") + 3 * part.startswith("<line")


def bar(x: float, y: int, width: float, colour: str) -> str:
    """A slice."""
    return f'<rect x="{x}" y="{y + 2}" width="{round(width, 1)}" height="14" rx="2" fill="{colour}"/>'


if __name__ == "__main__":
    (HERE / "trace.svg").write_text(drawn(traced()))
