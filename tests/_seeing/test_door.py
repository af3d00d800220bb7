"""A process's door: what `top` and `why` learn there, and who is sent away."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import environment, run_program, run_python, write

from nodecompat._seeing import door, top

pytestmark = pytest.mark.skipif(not door.IS_POSSIBLE, reason="abstract sockets are Linux's")

MAIN = """\
    import os, sys
    from nodecompat import process, setInterval
    from nodecompat.child_process import execFile, fork
    echo, sink = fork("echo.py", serialization="json"), fork("sink.py")
    def begin(_):
        sink.kill("SIGSTOP")
        for _ in range(30):
            sink.send("y" * 100_000)
        setInterval(lambda: [echo.send("x" * 97) for _ in range(10)], 10)
        ask("top", "--json")(lambda: ask("why")(lambda: ask("why", pid=echo.pid)(end)))
    def ask(word, *options, pid=process.pid):
        def show(go_on):
            def shown(error, out, err):
                print(repr(out if not error else err), flush=True)
                go_on()
            execFile(sys.executable, ["-m", "nodecompat", word, str(pid), *options], shown)
        return show
    def end():
        print(process.pid, echo.pid, sink.pid)
        sink.kill("SIGKILL")
        echo.kill()
        process.exit()
    sink.on("message", begin)
"""
ECHO = """\
    from nodecompat import process
    process.on("message", process.send)
"""
SINK = """\
    from nodecompat import process
    process.on("message", print)
    process.send("ready")
"""


def test_what_is_told_at_doors(tmp_path: Path) -> None:
    """NODE_DEBUG=alive opens one in each process of a tree: messages and bytes a second, queues, what keeps it alive."""
    write(tmp_path, main_py=MAIN, echo_py=ECHO, sink_py=SINK)
    done = run_program(sys.executable, "main.py", cwd=tmp_path, env={"NODE_DEBUG": "alive"})
    *texts, last = done.lines
    main, echo, sink = map(int, last.split())
    rows = {row["pid"]: row for row in json.loads(eval(texts[0]))}
    why, why_echo = map(eval, texts[1:])

    assert rows[main]["messages_in"] is rows[main]["queue_out"] is None
    assert rows[echo]["messages_in"] > 0
    assert rows[echo]["messages_out"] > 0
    assert rows[echo]["bytes_in"] == pytest.approx(100 * rows[echo]["messages_in"], 0.05)
    assert rows[echo]["queue_out"] == 0
    assert (rows[sink]["state"], rows[sink]["messages_in"], rows[sink]["queue_out"]) == ("T", 0, None)
    assert 2_000_000 < rows[sink]["queue_in"] < 3_100_000
    assert re.search(rf"messages: \d+ bytes for pid {sink}: .* sink.py\n      made at .*main.py:4: ", why)
    assert "  Timeout: every 10 ms: begin.<locals>.<lambda>\n      made at " in why
    assert f"1 thing keeps this process (pid {echo}) alive:\n  channel: to the parent" in why_echo


PEER = """\
    import os, signal, subprocess, sys
    import nodecompat
    from nodecompat import process, setInterval
    stop = nodecompat.observe(logging=False, top=True)
    nodecompat.observe(logging=False, top=True)()
    timer = setInterval(lambda: None, 1000)
    copy = os.fork()
    if not copy:
        signal.pause()
    def line(text):
        stop()
        os.write(1, b"stopped\\n")
    def end():
        os.kill(copy, 9)
        process.exit()
    process.stdin.on("data", line).on("end", end)
    os.write(1, b"%d\\n" % copy)
"""


STRANGER = """\
    import os, selectors, socket, sys
    from nodecompat._seeing import door
    os.setuid(65534)
    print(door.ask([int(sys.argv[1])], door.WHY, 20))
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(door.address(int(sys.argv[1])))
    try:
        connection.send(door.WHY)
        print(connection.recv(1000))
    except OSError:
        print(b"")
"""


def test_who_is_not_answered(tmp_path: Path) -> None:
    """Another user, who asks something else, who comes beside eight that say nothing; a copy of the process; once shut."""
    write(tmp_path, peer_py=PEER)
    with subprocess.Popen(
        [sys.executable, "peer.py"], cwd=tmp_path, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as peer:
        assert peer.stdin is not None
        assert peer.stdout is not None
        copy = int(peer.stdout.readline())
        try:
            assert b"Timeout: every 1000 ms" in door.ask([peer.pid], door.WHY, 20)[peer.pid]
            assert door.ask([copy], door.WHY, 20) == {}
            for question in (b"why\ntop\n", b"y" * 1_000_000, b"", b"\0\n"):
                assert door.ask([peer.pid], question or b"\n", 20) == {peer.pid: b""}
            silent = [door._at_the_door(peer.pid, b"") for _ in range(8)]
            assert door.ask([peer.pid], door.WHY, 20) == {peer.pid: b""}
            for connection in silent:
                assert connection is not None
                connection.close()
            while not (answer := door.ask([peer.pid], door.TOP, 20)[peer.pid]):
                pass  # until it has noticed that they are gone
            assert json.loads(answer)["channels"] == []
            if os.geteuid() == 0:
                done = run_python(STRANGER, str(peer.pid))
                assert (done.lines, done.stderr) == (["{}", "b''"], "")
            peer.stdin.write(b"stop\n")
            peer.stdin.flush()
            assert peer.stdout.readline() == b"stopped\n"
            assert door.ask([peer.pid], door.WHY, 20) == {}
        finally:
            peer.stdin.close()
    assert peer.returncode == 0


def test_answers_that_are_none() -> None:
    """Whoever has made an answer: what is not as it should be says nothing."""
    for answer in (
        b"", b"[]", b"{", b"\xff", b'{"at": 1}', b'{"at": 1, "channels": [1]}', b"[" * 100_000,
        b'{"at": 1e999, "channels": [{"child": 1e999, "sent": [0, 0], "received": [0, 0], "queued": 0}]}',
        b'{"at": 1, "channels": [{"child": 1, "sent": [0], "received": [0, 0], "queued": 0}]}',
    ):  # fmt: skip
        assert top._ways_of(1, answer) == {}
    good = b'{"at": 1.5, "channels": [{"child": 7, "sent": [1, 2], "received": [3, 4], "queued": 5}]}'
    assert top._ways_of(1, good) == {7: top.Way(1.5, 1, (1, 3, 2, 4), 5, None)}
    assert top._ways_of(1, good.replace(b"7", b"null")) == {None: top.Way(1.5, 1, (3, 1, 4, 2), None, 5)}


def test_what_why_says_when_it_cannot(tmp_path: Path) -> None:
    """No door: how to get one; no such process; wrong words."""
    with subprocess.Popen(["sleep", "60"]) as other:
        for word, code, text in (
            (str(other.pid), 1, f"process {other.pid} does not answer: start it with NODE_DEBUG=alive, or call "
             "nodecompat.observe(top=True) in it"),
            ("4194305", 1, "there is no process 4194305"),
            ("me", 2, "usage: python -m nodecompat why PID"),
        ):  # fmt: skip
            done = run_program(sys.executable, "-m", "nodecompat", "why", word)
            assert (done.stdout, done.stderr, done.code) == ("", f"nodecompat why: {text}\n", code)
        other.kill()


@pytest.mark.parametrize("has_rich", [True, False])
def test_in_a_terminal(tmp_path: Path, has_rich: bool) -> None:
    """The table again each second, by rich where it is installed; Ctrl-C ends it."""
    if has_rich:
        pytest.importorskip("rich")
    else:
        write(tmp_path, rich_py="raise ImportError")
    command = [sys.executable, "-m", "nodecompat", "top", str(os.getpid())]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment({"TERM": "xterm", "COLUMNS": "200"}), stdout=theirs, stderr=theirs
    ) as shown:
        os.close(theirs)
        seen = b""
        while seen.count(b"COMMAND") < 2:
            seen += os.read(ours, 65536)
        shown.send_signal(signal.SIGINT)
        while True:
            try:
                seen += os.read(ours, 65536)
            except OSError:
                break
    os.close(ours)

    assert shown.returncode == 0
    assert str(os.getpid()).encode() in seen
    assert b"Traceback" not in seen
    assert (b"\x1b[?1049h" in seen) is has_rich  # the terminal's other screen, which rich uses
