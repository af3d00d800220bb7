"""The planted mistakes are found: by mypy whenever it reads the tests, by pyright here; good programs are not blamed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from support import ROOT

HERE = Path(__file__).parent
PLANTED = [
    number
    for number, line in enumerate((HERE / "mistakes.py").read_text().splitlines(), 1)
    if re.search(r"# \d+", line)
]
GOOD = """
from nodecompat import process, structuredClone, Promise
from nodecompat.child_process import exec, execFile, execFileSync, execSync, fork, spawn

child = fork("worker.py")
child.on("exit", lambda code, signal: print(code or 0, (signal or "").lower()))
child.on("exit", lambda code: print(code))
child.on("message", lambda message: print(message))
child.on("error", lambda error: print(error.args))
child.once("spawn", lambda: print("up"))
process.on("exit", lambda code: print(code + 1))
process.on("SIGINT", lambda: print("interrupted"))
process.on("uncaughtException", lambda error, origin: print(error.args, origin.upper()))
child.prependListener("own", lambda one, two: print(one, two))
spawn("ls").on("close", lambda code: print(code)).on("own", lambda value: print(value))
process.on("own", lambda one, two: print(one, two))
process.prependListener("exit", lambda code: print(code + 1))
exec("ls", lambda error, stdout, stderr: print(error and error.code, stdout.upper(), stderr.upper()))
exec("ls", lambda error, stdout: print(stdout.decode()), encoding="buffer")
exec("ls", {"timeout": 5}, lambda error, stdout: print(stdout.upper()))
execFile("ls", ["-l"], {"encoding": None}, lambda error, stdout: print(stdout.decode()))
execFile("ls", ["-l"], lambda error, stdout, stderr: print(error and error.killed, stdout.upper()))
execFile("ls", lambda error: print(error and error.cmd))
text: str = execSync("ls", encoding="utf8")
data: bytes = execFileSync("ls", ["-l"])
number: int = structuredClone(5)
sent: bool = child.send({"job": 1}, lambda error: print(error))


async def main() -> None:
    done: Promise[None] = child.sendMessage("x", strict=True)
    await done
    print(await child.getOneMessage(timeout=5, filter=lambda message: message == 1))
    async for message in child.getEachMessage():
        print(message)
"""


def pyright(folder: Path, program: str) -> list[dict[str, object]]:
    """The errors that pyright finds in a program, in its strict mode and without regard to comments."""
    settings = {
        "include": ["program.py"],
        "extraPaths": [str(ROOT)],
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": False,
        "pythonPath": sys.executable,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    (folder / "program.py").write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--outputjson", "-p", str(folder)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    return [one for one in json.loads(done.stdout)["generalDiagnostics"] if one["severity"] == "error"]


def line_of(diagnostic: dict[str, object]) -> int:
    place = diagnostic["range"]
    assert isinstance(place, dict)
    return int(place["start"]["line"]) + 1


def test_there_are_twenty_three() -> None:
    """Each is marked with its number, and refused by mypy: its comment would be reported as unused else."""
    lines = (HERE / "mistakes.py").read_text().splitlines()

    assert len(PLANTED) == 23
    assert [line for line in (lines[number - 1] for number in PLANTED) if "type: ignore[" not in line] == []


@pytest.mark.slow
@pytest.mark.skipif(
    find_spec("basedpyright") is None and "CI" not in os.environ, reason="needs basedpyright, of the extra `test`"
)
def test_pyright_finds_them(tmp_path: Path) -> None:
    """At least twenty; and in a program without mistakes it finds no error, nor a listener's argument that it does not know."""
    found = {line_of(one) for one in pyright(tmp_path, (HERE / "mistakes.py").read_text())}

    assert len(found & {*PLANTED}) >= 20
    assert [one["message"] for one in pyright(tmp_path, GOOD)] == []
