"""What a program is told of itself: `observe` and NODE_DEBUG=trace, with real processes, and that it costs nothing."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from support import run_program, run_python, write

PARENT = """\
    from nodecompat.child_process import fork, spawn
    child = fork("child.py", [], execArgv=[])
    child.on("message", lambda message: child.kill("SIGKILL"))
    child.send({"a": 1})
    child.on("exit", lambda code, signal: print(code, signal))
    spawn("/no/such").on("error", lambda error: None)
"""
CHILD = """\
    from nodecompat import process
    process.on("message", process.send)
"""


def events_of(path: Path) -> list[dict[str, Any]]:
    """The file's events: an array without its end."""
    events: list[dict[str, Any]] = json.loads(path.read_text() + "]")
    return events


def test_a_trace_holds_a_tree_of_processes(tmp_path: Path) -> None:
    """One file from both processes, JSON after a SIGKILL: lifetimes, starts, and arrows from `out` to `in`."""
    write(tmp_path, parent_py=PARENT, child_py=CHILD)
    done = run_program(sys.executable, "parent.py", cwd=tmp_path, env={"NODE_DEBUG": "trace:seen.json"})
    events = events_of(tmp_path / "seen.json")

    assert done.lines == ["None SIGKILL"]
    assert done.stderr == ""
    parent = events[0]["pid"]
    (child,) = {event["pid"] for event in events} - {parent}
    kinds = Counter((event["ph"], event.get("name")) for event in events if event["ph"] != "M")
    program = Path(sys.executable).name
    assert kinds == {
        ("B", "python parent.py"): 1,
        ("B", f"{program} child.py"): 1,
        ("E", "python parent.py"): 1,
        ("E", f"{program} child.py"): 1,
        ("X", "spawn"): 1,
        ("s", "spawn"): 1,
        ("f", "spawn"): 1,
        ("i", "spawn failed"): 1,
        ("i", "exit"): 1,
        ("X", "out: message"): 2,
        ("X", "in: message"): 2,
        ("s", "message"): 2,
        ("f", "message"): 2,
    }
    arrows = {(event["ph"], event["id"]): event for event in events if event["ph"] in "sf"}
    assert len(arrows) == 6
    for (kind, number), event in arrows.items():
        other = arrows["f" if kind == "s" else "s", number]
        assert event["pid"] != other["pid"]
        assert arrows["s", number]["ts"] <= arrows["f", number]["ts"]
    ends = [event["args"] for event in events if event["ph"] == "E" and event["pid"] == child]
    assert ends == [{"pid": child, "code": None, "signal": "SIGKILL"}]
    threads = {event["args"]["name"] for event in events if event.get("name") == "thread_name"}
    assert threads == {"process", "loop", f"channel #1 of {child}"}


NEEDED = {"ph", "cat", "pid", "tid", "ts"}
KEYS = {  # of each phase, beside those that all have: those that it needs, those that it may have
    "M": ({"name", "args"}, set()),
    "B": ({"name"}, {"args"}),
    "E": ({"name"}, {"args"}),
    "X": ({"name", "dur"}, {"args"}),
    "i": ({"name", "s"}, {"args"}),
    "s": ({"name", "id"}, set()),
    "f": ({"name", "id", "bp"}, set()),
}  # fmt: skip


def check_trace(events: list[Any]) -> None:
    """The rules of Chrome's trace event format, without which a viewer drops events or warns of them."""
    named = {(one["name"], one["pid"], one["tid"]) for one in events if one["ph"] == "M" and one["args"]["name"]}
    slices: dict[tuple[int, int], list[tuple[float, float]]] = {}
    open_ones: dict[tuple[int, int], list[Any]] = {}
    ends: dict[tuple[str, int], list[Any]] = {}
    for event in events:
        needed, allowed = KEYS[event["ph"]]
        assert NEEDED | needed <= set(event) <= NEEDED | needed | allowed, event
        place = event["pid"], event["tid"]
        assert (type(place[0]), type(place[1]), event["ts"] >= 0) == (int, int, True), event
        assert ("thread_name", *place) in named, event
        assert any(what == "process_name" and pid == place[0] for what, pid, _ in named), event
        if event["ph"] == "M":
            assert event["name"] in ("process_name", "thread_name"), event
        elif event["ph"] == "B":
            open_ones.setdefault(place, []).append(event)
        elif event["ph"] == "E":
            begun = open_ones[place].pop()
            assert event["name"] == begun["name"], event
            slices.setdefault(place, []).append((begun["ts"], event["ts"]))
        elif event["ph"] == "X":
            assert event["dur"] >= 0, event
            slices.setdefault(place, []).append((event["ts"], event["ts"] + event["dur"]))
        elif event["ph"] == "i":
            assert event["s"] in ("g", "p", "t"), event
        else:
            assert event["id"] <= 2**53, event
            ends.setdefault((event["name"], event["id"]), []).append(event)
    assert [place for place, left in open_ones.items() if left] == []
    for arrow in ends.values():
        assert [one["ph"] for one in sorted(arrow, key=lambda one: str(one["ts"]) + one["ph"])] in (
            ["s", "f"],
            ["f", "s"],
        )
        for one in arrow:
            inside = slices[one["pid"], one["tid"]]
            assert any(begin <= one["ts"] <= end for begin, end in inside), one
            assert one["ph"] == "s" or one["bp"] == "e", one


def test_a_trace_keeps_the_rules_of_its_format(tmp_path: Path) -> None:
    """Keys, phases, nesting, names of all processes and threads, and both ends of each arrow: parent, children, grandchild."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import exec, fork, spawn
            def bind(child):
                child.on("message", lambda message: child.send("go on") if message != "done" else child.disconnect())
            bind(fork("child.py", ["again"]))
            bind(fork("child.py", serialization="json"))
            exec("true")
            spawn("/no/such").on("error", lambda error: None)
            """,
        child_py="""
            from nodecompat import process
            from nodecompat.child_process import fork
            if "again" in process.argv:
                child = fork("child.py")
                child.on("message", lambda message: child.disconnect() if message == "done" else child.send(message))
            process.on("message", lambda message: process.send("done"))
            process.send("up")
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path, env={"NODE_DEBUG": "trace:seen.json"})
    events = events_of(tmp_path / "seen.json")

    assert (done.stderr, done.code) == ("", 0)
    check_trace(events)
    kinds = Counter((event["ph"], event["name"]) for event in events)
    assert (kinds["s", "spawn"], kinds["s", "message"], kinds["f", "message"]) == (4, 9, 9)
    parents = {event["pid"]: event["args"]["ppid"] for event in events if event["ph"] == "B"}
    assert len(parents) == sum(event["ph"] == "E" for event in events) == 5
    assert sum(parent in parents for parent in parents.values()) == 4


def test_a_trace_that_cannot_be_written_costs_only_the_trace(tmp_path: Path) -> None:
    """The program runs, and is told why there is none."""
    done = run_python("import nodecompat\nprint(1)", env={"NODE_DEBUG": f"trace:{tmp_path}/none/x.json"})

    assert done.lines == ["1"]
    assert done.stderr == f"NODE_DEBUG=trace: [Errno 2] No such file or directory: '{tmp_path}/none/x.json'\n"


def test_observe_logs_with_attributes_and_ends(tmp_path: Path) -> None:
    """Records of two loggers, whose attributes hold the numbers; of a channel that was open before, too.

    Asked for twice they come once, until both have ended it; no handler is left but its own.
    """
    write(
        tmp_path,
        child_py=CHILD,
        parent_py="""
            import logging, os
            import nodecompat
            from nodecompat.child_process import fork, spawn
            told = []
            class Keeping(logging.Handler):
                def emit(self, record):
                    told.append(record)
            logging.getLogger().addHandler(Keeping())
            logging.getLogger().setLevel("DEBUG")
            child = fork("child.py", [], serialization="json")
            stop, again = nodecompat.observe(), nodecompat.observe()
            child.send("hi")
            child.on("message", lambda message: child.disconnect())
            failing = spawn("/no/such")
            failing.on("error", lambda error: None)
            def ended(code):
                stop()
                stop()
                nodecompat.process.nextTick(again)
                spawn("true").on("exit", lambda: None)
                nodecompat.setImmediate(last)
            def last():
                spawn("true").on("exit", show)
            def show():
                for record in told:
                    assert record.ppid == os.getpid()
                    known = ("serialization", "bytes", "direction", "code", "signal")
                    print(record.levelname, record.name, *[getattr(record, name, "-") for name in known])
                print(logging.getLogger("nodecompat").handlers)
            child.on("exit", ended)
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert done.lines == [
        "DEBUG nodecompat.channel json 5 out - -",
        "WARNING nodecompat.child_process - - - ENOENT -",
        "DEBUG nodecompat.channel json 5 in - -",
        "INFO nodecompat.child_process - - - 0 None",
        "INFO nodecompat.child_process - - - - -",
        "[<NullHandler (NOTSET)>]",
    ]


def test_the_end_of_a_worker_is_logged(tmp_path: Path) -> None:
    """A warning when it had a job, and none when the pool was closed."""
    write(
        tmp_path,
        worker_py="""
            import os
            from nodecompat.pool import serve
            serve(lambda job: os._exit(3) if job else job)
            """,
        parent_py="""
            import logging
            import nodecompat
            from nodecompat.pool import Pool
            logging.basicConfig(level="WARNING", format="%(levelname)s %(name)s %(jobs)s %(code)s")
            logging.getLogger("nodecompat.pool").setLevel("INFO")
            nodecompat.observe()
            async def main():
                pool = Pool("worker.py", size=1)
                try:
                    await pool.run(1)
                except RuntimeError as error:
                    print(error.code)
                print(await pool.run(0))
                await pool.close()
            nodecompat.start(main())
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert done.lines == ["ERR_POOL_WORKER_DIED", "0"]
    assert done.stderr.splitlines() == ["WARNING nodecompat.pool 1 3", "INFO nodecompat.pool 0 0"]


def test_nobody_asks_and_nothing_is_loaded() -> None:
    """Of the room only `live` is there, which is empty, and the channel is the plain one."""
    done = run_python(
        """
        import sys
        from nodecompat.child_process import fork
        from nodecompat._seeing.live import live
        child = fork("/dev/null", execPath="true")
        print(type(child._endpoint._channel).__name__, live)
        print(*[name for name in sys.modules if "_seeing" in name or name.endswith("._child.seen")])
        print("logging" in sys.modules)
        """
    )

    assert done.lines == ["Channel {}", "nodecompat._seeing nodecompat._seeing.live", "False"]
