"""Messages sent in a row leave together, and none of them is late or lost when the sender stops there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write

PARENT = """
    import sys
    from nodecompat.child_process import fork

    child = fork("child.py", serialization=sys.argv[1])
    got = []

    @child.on("message")
    def _(message):
        got.append(message)
        if len(got) == 20:
            open("all", "w").close()

    child.on("close", lambda code, signal: print(got == [*range(20)], code, signal))
"""
CHILDREN = {
    "kill": "process.kill(process.pid, 'SIGKILL')",
    "abort": "process.abort()",
    "exit": "process.exit(4)",
    "disconnect": "process.disconnect()",
    "raise": "raise ValueError('on purpose')",
    "a synchronous child": (
        "execFileSync('sh', ['-c', 'until [ -e all ]; do sleep 0.01; done'], timeout=20000); process.exit(5)"
    ),
    "the end": "pass",
}
ENDS = {
    "kill": "True None SIGKILL",
    "abort": "True None SIGABRT",
    "exit": "True 4 None",
    "disconnect": "True 0 None",
    "raise": "True 1 None",
    "a synchronous child": "True 5 None",
    "the end": "True 0 None",
}


@pytest.mark.parametrize("wire", ["cbor", "json"])
@pytest.mark.parametrize("what", CHILDREN)
@pytest.mark.parametrize("where", ["main script", "listener"])
def test_what_follows_a_burst(tmp_path: Path, what: str, wire: str, where: str) -> None:
    """Twenty messages without a pause, then whatever ends or stops the sender: all twenty arrive, in order."""
    lines = ["for number in range(20):", "    process.send(number)", CHILDREN[what]]
    if where == "listener":
        lines = ["def go():", *["    " + line for line in lines], "setImmediate(go)"]
    child = "\n".join(
        ["from nodecompat import process, setImmediate", "from nodecompat.child_process import execFileSync", *lines]
    )
    write(tmp_path, parent_py=PARENT)
    (tmp_path / "child.py").write_text(child + "\n")
    outcome = run_program(sys.executable, "parent.py", wire, cwd=tmp_path)
    assert outcome.lines == [ENDS[what]]
