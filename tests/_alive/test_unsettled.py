"""An await of the main script that nothing will ever settle."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("    await Promise(lambda resolve: None)", "await Promise(lambda resolve: None)", 13),
        ("    await inner()", "await asyncio.get_running_loop().create_future()", 13),
        ("    process.exitCode = 4\n    await inner()", "", 4),
        ("    await asyncio.sleep(0.001)", "", 0),
        ("    start(inner())", "", 0),
    ],
)
def test_the_code_and_the_warning(tmp_path: Path, body: str, line: str, code: int) -> None:
    """Node's warning names the innermost await; the code is 13 unless one is set, and 'exit' is told so."""
    write(
        tmp_path,
        main_py=f"""
import asyncio
from nodecompat import Promise, process, start
process.on("exit", lambda code: print("exit", code))
async def inner():
    await asyncio.get_running_loop().create_future()
async def main():
{body}
start(main())
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert (done.code, done.lines) == (code, [f"exit {code}"]), done
    assert done.stderr.partition("main.py:")[2].partition(": ")[2] == (f"{line}\n" if line else "")
    assert done.stderr.startswith("Warning: Detected unsettled top-level await at " if line else "")


def test_a_worker_whose_parent_leaves(tmp_path: Path) -> None:
    """It waits for a message that never comes, and ends with 0 when it is disconnected: so do many."""
    write(
        tmp_path,
        main_py="""
        from nodecompat.child_process import fork
        child = fork("child.py")
        child.on("message", lambda _: child.disconnect())
        child.on("exit", lambda *args: print(*args))
        """,
        child_py="""
        from nodecompat import process, start
        from nodecompat.events import once
        async def main():
            process.send("ready")
            await once(process, "message")
        start(main())
        """,
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert (done.lines, done.stderr) == (["0 None"], "")
