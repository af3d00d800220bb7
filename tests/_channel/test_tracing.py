"""NODE_DEBUG=ipc: what both sides print, with real processes; and what the traced channel leaves as it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from support import LIMIT, environment, run_program, run_python, write
from support_bun import BUN, needs_bun

from nodecompat._channel import tracing
from nodecompat._channel.protocol import INTERNAL, MESSAGE, Channel

pytestmark = pytest.mark.slow

PARENT = """\
    import sys
    from nodecompat.child_process import fork
    child = fork(sys.argv[2], [], serialization=sys.argv[1], execArgv=[])
    print(child.pid, flush=True)

    def message(value):
        child.send({"echo": [value, 1.5]})

    child.on("message", message)
"""
CHILD = """\
    from nodecompat import process
    process.send("hé \\x1b")
    process.once("message", lambda value: process.disconnect())
"""
NODE_CHILD = """\
    process.send('hé \\x1b');
    process.once('message', () => process.disconnect());
"""


def traces(folder: Path, wire: str, child: str, debug: str = "ipc") -> tuple[list[str], list[str]]:
    """The lines of the parent and of the child, without what is before the number of the channel."""
    outcome = run_program(sys.executable, "parent.py", wire, child, cwd=folder, env={"NODE_DEBUG": debug})
    assert outcome.code == 0
    sides: dict[bool, list[str]] = {True: [], False: []}
    for line in outcome.stderr.splitlines():
        found = re.fullmatch(r"IPC (\d+): (.*)", line)
        if found is None and debug == "*":
            continue  # another section: what keeps a process alive, where it waited long
        assert found is not None, outcome.stderr
        sides[found[1] == outcome.lines[0]].append(found[2])
    return sides[False], sides[True]


LINES = {
    "cbor": [
        "#1 open cbor",
        '#1 < cbor 9 bytes 24(<<"hé \\u001b">>)',
        '#1 > cbor 25 bytes 24(<<{"echo": ["hé \\u001b", 1.5]}>>)',
    ],
    "json": [
        "#1 open json",
        '#1 < json 13 bytes "hé \\u001b"',
        '#1 > json 28 bytes {"echo":["hé \\u001b",1.5]}',
    ],
    "advanced": [
        "#1 open advanced",
        "#1 dialect v8",
        "#1 < advanced/v8 12 bytes 'hé \\u001b'",
        "#1 > advanced/v8 35 bytes { echo: [ 'hé \\u001b', 1.5 ] }",
    ],
}


def seen_from(side: str, lines: list[str]) -> list[str]:
    directions = {"<": "in", ">": "out"} if side == "parent" else {"<": "out", ">": "in"}
    return [re.sub(r"^(#1) ([<>])", lambda found: f"{found[1]} {directions[found[2]]}", line) for line in lines]


@pytest.mark.parametrize("debug", ["ipc", "IPC", "http,ip*", "*"])
@pytest.mark.parametrize("wire", LINES)
def test_both_sides_of_a_channel_on_each_wire(tmp_path: Path, wire: str, debug: str) -> None:
    """Each frame, its direction, size and content, from the start to the end."""
    write(tmp_path, parent_py=PARENT, child_py=CHILD)
    parent, child = traces(tmp_path, wire, "child.py", debug)
    assert parent == [*seen_from("parent", LINES[wire]), "#1 in end"]
    assert child == [*seen_from("child", LINES[wire]), "#1 disconnect"]


@pytest.mark.parametrize("debug", ["", "http", "ipcx", " ipc"])
def test_nothing_unless_asked_for(tmp_path: Path, debug: str) -> None:
    """Other sections are none of ours."""
    write(tmp_path, parent_py=PARENT, child_py=CHILD)
    assert traces(tmp_path, "cbor", "child.py", debug) == ([], [])


def test_it_is_not_loaded_unless_asked_for() -> None:
    """It costs nothing when off."""
    outcome = run_python(
        """
        import sys
        from nodecompat.child_process import fork
        child = fork("-c", execArgv=["-c", "import nodecompat"])
        print([name for name in sys.modules if "tracing" in name or "_debug" in name])
        """
    )
    assert outcome.lines == ["[]"]


@pytest.mark.skipif(not shutil.which("node"), reason="no Node here")
@pytest.mark.parametrize("wire", ["json", "advanced"])
def test_with_a_node(tmp_path: Path, wire: str) -> None:
    """The Python side talks; Node has no such section."""
    write(tmp_path, parent_py=PARENT, child_js=NODE_CHILD)
    parent, child = traces(tmp_path, wire, "child.js")
    assert [re.sub(r" \d+ bytes", "", line) for line in parent] == [
        re.sub(r" \d+ bytes", "", line) for line in [*seen_from("parent", LINES[wire]), "#1 in end"]
    ]
    assert child == []


@needs_bun
def test_with_a_bun(tmp_path: Path) -> None:
    """Its dialect is named once it is known."""
    parent = f"""\
    from nodecompat import Bun
    Bun.spawn([{BUN!r}, "child.js"], ipc=lambda message, child: child.send([message]))
    """
    write(tmp_path, parent_py=parent, child_js=NODE_CHILD)
    outcome = run_program(sys.executable, "parent.py", cwd=tmp_path, env={"NODE_DEBUG": "ipc"})
    assert [line.partition(": ")[2] for line in outcome.stderr.splitlines()] == [
        "#1 open advanced",
        "#1 dialect jsc",
        "#1 in advanced/jsc 18 bytes 'hé \\u001b'",
        "#1 out advanced/jsc 36 bytes [ 'hé \\u001b' ]",
        "#1 in end",
    ]


def test_garbage_and_cut_frames(tmp_path: Path) -> None:
    """They are shown as they are, with what the channel says to them."""
    outcome = run_python(
        """

        from nodecompat._channel.tracing import TracedChannel
        channel = TracedChannel("cbor")
        channel.receive(bytes.fromhex("d81842 6161 d81841 ff d81841 00"))
        channel = TracedChannel("cbor")
        channel.receive(b"Traceback \\x1b")
        channel = TracedChannel("json")
        channel.receive(b"1\\nprinted\\n2\\n")
        channel = TracedChannel("json")
        channel.receive(b'{"a"')
        channel.receive(b"")
        channel = TracedChannel("advanced")
        channel.receive(bytes.fromhex("00000003 ff0fee"))
        """,
        env={"NODE_DEBUG": "ipc"},
    )
    assert [line.partition(": ")[2] for line in outcome.stderr.splitlines()] == [
        "#1 open cbor",
        '#1 in cbor 5 bytes 24(<<"a">>)',
        "#1 in cbor bad frame at byte 5: break code encountered where a data item was expected: h'd81841ff'",
        "#2 open cbor",
        "#2 in cbor bad frame at byte 0: no frame of the 'cbor' wire begins with 0x5472, "
        "the text 'Tr': what does print there?: h'54726163656261636b201b'",
        "#3 open json",
        "#3 in json 2 bytes 1",
        "#3 in json bad frame at byte 2: no JSON value at character 0: printed",
        "#4 open json",
        "#4 in end, 4 bytes of a frame are lost",
        "#5 open advanced",
        "#5 dialect v8",
        "#5 in advanced/v8 bad frame at byte 0: 0xee where a value must begin, at byte 2 of the message: h'00000003ff0fee'",
    ]


def test_a_large_frame_costs_a_line() -> None:
    """On every wire, in both directions, a line of some 200 characters."""
    outcome = run_python(
        """
        from nodecompat._channel.tracing import TracedChannel
        for wire in ("cbor", "json", "advanced"):
            out, back = TracedChannel(wire), TracedChannel(wire)
            for value in ("x" * 3_000_000, b"x" * 3_000_000, [list(range(1000))] * 100):
                frame = out.send(value)
                data = frame if isinstance(frame, bytes) else b"".join(frame)
                assert sum(len(back.receive(data[at : at + 65536])[0]) for at in range(0, len(data), 65536)) == 1
        """,
        env={"NODE_DEBUG": "ipc"},
    )
    assert outcome.code == 0, outcome.stderr
    lines = [line for line in outcome.stderr.splitlines() if " bytes " in line]
    assert len(lines) == 18
    assert all(line.endswith("...") and 200 < len(line) < 260 for line in lines)


@pytest.mark.parametrize("stderr", ["closed", "full", "nobody reads"])
def test_a_stderr_that_fails_costs_only_lines(stderr: str) -> None:
    """The channel works on."""
    ends = os.pipe()
    os.set_blocking(ends[1], False)
    if stderr == "nobody reads":
        os.close(ends[0])
    source = f"""
        import os
        from nodecompat._channel.tracing import TracedChannel
        how, pipe = {stderr!r}, {ends[1]}
        channel = TracedChannel("json")
        if how == "closed":
            os.close(2)
        else:
            os.dup2(pipe, 2)
        for _ in range(5000):
            assert channel.send("x" * 100) == b'"' + b"x" * 100 + b'"\\n'
        print("done", flush=True)
        os._exit(0)
    """
    os.set_inheritable(ends[1], True)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(source)],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        pass_fds=[ends[1]],
        timeout=LIMIT,
        check=False,
    )
    for end in ends[stderr == "nobody reads" :]:
        os.close(end)
    assert done.stdout == b"done\n"


@pytest.mark.parametrize("wire", ["cbor", "json"])
def test_it_does_what_the_plain_channel_does(wire: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The same frames and notices; a reply is told after the frame that asked for it."""
    plain, traced = Channel(wire), tracing.TracedChannel(wire)
    messages = [{"cmd": "NODE_HANDLE", "type": "net.Socket"}, {"a": 1}, "text"]
    frames = [plain.send(message) for message in messages]
    assert frames == [traced.send(message) for message in messages]
    data = b"".join(frame if isinstance(frame, bytes) else b"".join(frame) for frame in frames)
    notices, wanted = traced.receive(data)
    assert (notices, wanted) == plain.receive(data)
    assert traced.data_to_send() == plain.data_to_send()
    assert [kind for kind, _ in notices] == [INTERNAL, MESSAGE, MESSAGE]
    lines = [re.sub(r"^IPC \d+: #\d+ ", "", line) for line in capfd.readouterr().err.splitlines()]
    assert [line.split()[0] for line in lines] == ["open", "out", "out", "out", "in", "in", "in", "out"]
    assert lines[-1].endswith('{"cmd": "NODE_HANDLE_NACK"}>>)' if wire == "cbor" else '{"cmd":"NODE_HANDLE_NACK"}')


@pytest.mark.parametrize("wire", ["json", "advanced", "cbor"])
def test_an_open_channel_is_traced_and_is_plain_again(tmp_path: Path, wire: str) -> None:
    """Messages of all sizes cross the changes, in order and whole; those between them are counted, by both sides."""
    write(
        tmp_path,
        parent_py="""
            import sys
            from nodecompat import diagnostics_channel
            from nodecompat.child_process import fork
            child = fork("child.py", serialization=sys.argv[1])
            sizes = [1, 300_000, 7, 70_000, 2, 200_000, 3] * 3
            got, told = [], []
            def tell(message):
                told.append((message.direction, message.bytes > 1000))
            def arrived(text):
                got.append(len(text))
                kinds.append(type(child._endpoint._channel).__name__)
                if len(got) % 7 == 2:
                    diagnostics_channel.subscribe("nodecompat.channel.message", tell)
                    for size in sizes[7:14] if len(got) == 2 else ():
                        child.send("x" * size)
                elif len(got) % 7 == 6:
                    diagnostics_channel.unsubscribe("nodecompat.channel.message", tell)
                    for size in sizes[14:] if len(got) == 6 else ():
                        child.send("x" * size)
                if len(got) == 21:
                    child.disconnect()
                    print(got == sizes, " ".join(kind[0] for kind in kinds))
                    print(told.count(("out", True)), told.count(("out", False)))
                    print(child._endpoint._transport.collect is None or child._endpoint._transport._compiled is not None)
            kinds = []
            child.on("message", arrived)
            for size in sizes[:7]:
                child.send("x" * size)
            """,
        child_py="""
            from nodecompat import process
            process.on("message", process.send)
            """,
    )
    done = run_program(sys.executable, "parent.py", wire, cwd=tmp_path)

    assert done.stderr == ""
    assert done.lines == ["True " + " ".join(("C C T T T T C " * 3).split()), "3 4", "True"]
