"""Plays a cell: one parent program, which starts its children and prints a line per check.

What must stay true: a program that hangs is ended with everything it started, and a cell is well only if every check was
made and none found a problem: a line that is missing is a failure as well.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from . import cells
from .cells import Cell

PROGRAMS = Path(__file__).parent / "programs"
ROOT = Path(__file__).parents[2]
LAUNCHER = ROOT / "nodecompat" / "_launcher"
LIMIT = 60.0  # seconds for one cell
MANY, QUICK_MANY = 10_000, 500  # small messages
CHECKS = (
    "hello, parent disconnects",
    "big",
    "many",
    "values",
    "parent disconnects",
    "hello, child disconnects",
    "child disconnects",
    "hello, child exits",
    "child exits",
    "hello, killed",
    "killed",
)
HANDLE_CHECKS = ("there", "back", "end")
CLUSTER_CHECKS = ("online", "served", "end")
PROGRAMS_OF = {  # way -> the parent, the child, the checks; of any other way the first row
    "": ("main", "child", CHECKS),
    **dict.fromkeys(cells.HANDLES, ("handles", "handles_child", HANDLE_CHECKS)),
    cells.CLUSTER: ("clusters", "clusters_child", CLUSTER_CHECKS),
}


@dataclass(frozen=True, slots=True)
class Result:
    """How a cell went: `ok`, `known`, `FAIL`, or `-` where the runtime is missing; and why."""

    cell: Cell
    verdict: str
    why: str = ""


def play(cell: Cell, commands: dict[str, tuple[str, ...]], cache: str, many: int = MANY) -> Result:
    """Run a cell once; `commands` are the runtimes found, `cache` is a directory for what they keep."""
    if cell.runtime not in commands:
        return Result(cell, "-", "not found")
    foreign = commands[cell.runtime]
    python: tuple[str, ...] = (str(launcher(cache)) if cell.launched else sys.executable,)
    program, module, _ = PROGRAMS_OF.get(cell.how, PROGRAMS_OF[""])
    if cell.role == "parent":
        command, program, child, module = python, f"{program}.py", foreign, f"{module}.js"
    else:
        command, program, child, module = foreign, f"{program}.js", python, f"{module}.py"
    order = {"command": child, "module": str(PROGRAMS / module), "how": cell.how, "wire": cell.wire, "many": many}
    output, errors, status = perform([*command, str(PROGRAMS / program), json.dumps(order)], environment(cache))
    return judge(cell, output, errors, status)


def launcher(cache: str) -> Path:
    """`nodecompat-python` for this interpreter: as pip installs it."""
    path = Path(cache, "nodecompat-python")
    if not path.exists():
        _, _, rest = (LAUNCHER / "nodecompat-python").read_text().partition("\n")
        path.write_text(f"#!{sys.executable}\n{rest}")
        path.chmod(0o755)
    return path


def judge(cell: Cell, output: str, errors: str, status: str) -> Result:
    """The result of what the parent printed and how it ended."""
    try:
        lines: dict[str, str | None] = dict(map(json.loads, output.splitlines()))
    except ValueError:
        return Result(cell, "FAIL", f"not the lines of a report: {output[:300]!r}")
    problems = [f"{name}: {problem}" for name, problem in lines.items() if problem]
    checks = PROGRAMS_OF.get(cell.how, PROGRAMS_OF[""])[2]
    missing = next((name for name in checks if name not in lines), None)
    if missing:
        problems.append(f"got no further than: {missing}")
    if status != "exit 0":
        problems.append(status)
    if not problems:
        return Result(cell, "ok", "listed as known to fail" if cells.listed(cell) else "")
    reason = cells.reason(cell, errors)
    if reason:
        return Result(cell, "known", reason)
    return Result(cell, "FAIL", "; ".join([*problems, *([f"stderr: {last(errors)}"] if errors.strip() else [])]))


def last(text: str) -> str:
    """The end of what a program said."""
    return text.strip()[-400:].replace("\n", " | ")


def environment(cache: str) -> dict[str, str]:
    """An environment without this process's own settings of the runtimes."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("NODE_", "PYTHON", "DENO_"))},
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DENO_NO_UPDATE_CHECK": "1",
        "DENO_DIR": str(Path(cache, "deno")),
        "NO_COLOR": "1",
    }


def perform(command: list[str], env: dict[str, str]) -> tuple[str, str, str]:
    """Run a program to its end: its standard output and error, and how it ended."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            start_new_session=True,  # so that it can be ended with everything it started
        )
        try:
            status = ending(process.wait(timeout=LIMIT))
        except BaseException as error:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # not waited for yet: the number is still this program's
            process.wait()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            status = f"not finished in {LIMIT:.0f} s"
        return content(output), content(errors), status


def ending(code: int) -> str:
    """An exit status in words."""
    return f"exit {code}" if code >= 0 else signal.Signals(-code).name


def content(file: IO[bytes]) -> str:
    """All of a file."""
    file.seek(0)
    return file.read().decode("utf-8", "backslashreplace")
