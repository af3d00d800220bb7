"""`readline` on standard input, and the sequences that move a cursor."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support import environment

from nodecompat import readline, run
from nodecompat.stream import PassThrough

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
from nodecompat import process, readline
rl = readline.createInterface(input=process.stdin, output=process.stdout)
def named(name):
    print("hello", name, flush=True)
    rl.on("line", lambda line: print("line", line)).on("close", lambda: print("closed"))
rl.question("name? ", named)
"""


def test_questions_on_standard_input(tmp_path: Path) -> None:
    """The question is written, the first line is the answer, the others are lines; the end of the input closes it."""
    (tmp_path / "main.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "main.py"],
        input="Ada\none\ntwo",
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert done.stdout == "name? hello Ada\nline one\nline two\nclosed\n"


class Screen:
    """Keeps what is written."""

    text = ""

    def write(self, text: str) -> bool:
        """As a stream's."""
        self.text += text
        return True


def test_the_cursor_is_moved() -> None:
    """What Node 26 writes."""
    screen = Screen()
    readline.clearLine(screen, -1)
    readline.clearLine(screen, 1)
    readline.clearLine(screen, 0)
    readline.cursorTo(screen, 4)
    readline.cursorTo(screen, 4, 2)
    readline.moveCursor(screen, -1, 2)
    readline.clearScreenDown(screen)

    assert screen.text == "\x1b[1K\x1b[0K\x1b[2K\x1b[5G\x1b[3;5H\x1b[1D\x1b[2B\x1b[0J"


def test_keys_as_events() -> None:
    """Letters, control keys, sequences with what is held down, a character in two chunks."""
    stream = PassThrough()
    readline.emitKeypressEvents(stream)
    seen: list[str] = []

    def pressed(text: object, key: Any) -> None:
        held = "".join(sign for sign in ("ctrl", "meta", "shift") if key[sign])
        seen.append(f"{key['name']} {held} {text!r}".replace("  ", " "))

    stream.on("keypress", pressed)
    for chunk in ("aB\r\x03", "\x1b[A\x1b[1;5H\x1bOP\x1b[Z\x1ba", b"\xe2\x82", b"\xac"):
        stream.write(chunk)
    stream.end()
    run()

    assert seen[:4] == ["a 'a'", "b shift 'B'", "return '\\r'", "c ctrl '\\x03'"]
    assert seen[4:9] == [f"{name} undefined" for name in ("up", "home ctrl", "f1", "tab shift", "a meta")]
    assert seen[9:] == ["undefined '€'"]


def test_what_moves_a_cursor_is_written_together() -> None:
    """`commit` writes, `rollback` forgets."""
    stream = PassThrough()
    cursor = readline.promises.Readline(stream)

    run(cursor.clearLine(-1).cursorTo(1, 2).moveCursor(-1, 2).clearScreenDown().commit())
    cursor.cursorTo(1).rollback()

    assert stream.read() == b"\x1b[1K\x1b[3;2H\x1b[1D\x1b[2B\x1b[0J"


def test_what_moves_a_cursor_is_written_in_the_next_tick_with_auto_commit() -> None:
    """Each by itself; nothing is left for `commit`."""
    seen: list[bytes] = []
    stream = PassThrough().on("data", seen.append)
    cursor = readline.promises.Readline(stream, {"autoCommit": True})
    cursor.clearLine(0).cursorTo(3)
    at_once = [*seen]
    run(cursor.commit())

    assert (at_once, seen) == ([], [b"\x1b[2K", b"\x1b[4G"])


def test_lines_of_what_is_no_stream() -> None:
    """V8's text, and a note about what to write."""
    with pytest.raises(TypeError, match=r"^input\.on is not a function") as caught:
        readline.createInterface("notes.txt")
    assert caught.value.__notes__ == [
        "The lines are those of a stream: fs.createReadStream('notes.txt') is one, of the file of that name."
    ]


def test_the_loop_over_a_closed_interface_ends() -> None:
    """Nothing is left to come, so that nothing is waited for (Node's never goes on)."""
    rl = readline.createInterface(PassThrough())
    rl.close()

    async def lines() -> list[str]:
        return [line async for line in rl]

    assert run(lines()) == []


def test_a_line_in_many_chunks() -> None:
    """What comes of a line is kept apart until its end comes."""
    stream = PassThrough()
    seen: list[str] = []
    readline.createInterface(stream).on("line", seen.append)
    for _ in range(50_000):
        stream.write(b"0123456789")
    stream.end("\nlast")
    run()

    assert seen == ["0123456789" * 50_000, "last"]
