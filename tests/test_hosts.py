"""The guide's programs in the hosts that its pages are about.

They run with `.ci/run hosts`, which installs the hosts and names the directory of npm's in GUIDE_HOSTS; without that they are
skipped, and so is a host that is missing.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import LIMIT, ROOT, environment, run_program

PROGRAMS = ROOT / "conformance" / "guide" / "programs"
HOSTS = os.environ.get("GUIDE_HOSTS", "")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not HOSTS, reason="run by .ci/run hosts")]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """All programs, and `python3` for the interpreter of the tests."""
    shutil.copytree(PROGRAMS, tmp_path / "programs")
    interpreter = tmp_path / "bin" / "python3"
    interpreter.parent.mkdir()
    interpreter.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    interpreter.chmod(0o755)
    return tmp_path


def variables(place: Path) -> dict[str, str]:
    found = [str(place / "bin"), str(Path(HOSTS, "node_modules", ".bin").absolute()), os.environ["PATH"]]
    return {"PATH": os.pathsep.join(found), "PM2_HOME": str(place / "pm2")}


def of_npm(name: str) -> None:
    if not Path(HOSTS, "node_modules", name).exists():
        pytest.skip(f"needs {name}")


def test_celery(place: Path) -> None:
    """A task asks a child."""
    pytest.importorskip("celery")
    here = place / "programs" / "celery"
    (here / "queue").mkdir()
    (here / "results").mkdir()
    command = [sys.executable, "-m", "celery", "-A", "tasks", "worker", "-c", "2", "-l", "WARNING"]
    with (place / "log").open("wb") as log:
        worker = subprocess.Popen(command, cwd=here, env=environment(), stdout=log, stderr=log)
    try:
        asked = run_program(
            sys.executable, "-c", f"import tasks; print(tasks.shout.delay('one').get(timeout={LIMIT}))", cwd=here
        )
    finally:
        worker.terminate()
        worker.wait(LIMIT)

    assert asked.stdout == "ONE\n"


def test_jupyter(place: Path) -> None:
    """The cells, one after the other, in a kernel."""
    pytest.importorskip("nbclient")
    here = place / "programs" / "notebook"
    script = """
import nbclient, nbformat
cells = open("cells.py").read().split("# %%\\n")[1:]
book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
nbclient.NotebookClient(book).execute()
print([output["data"]["text/plain"] for cell in book.cells[1:] for output in cell.outputs])
"""
    outcome = run_program(sys.executable, "-c", script, cwd=here)

    assert (outcome.stdout, outcome.code) == ("""["'IN A CELL'", '[0, None]']\n""", 0)


def test_execa(place: Path) -> None:
    of_npm("execa")
    here = place / "programs" / "execa"
    (here / "node_modules").symlink_to(Path(HOSTS, "node_modules").absolute())
    outcome = run_program("node", "main.mjs", cwd=here, env=variables(place))

    assert (outcome.stdout, outcome.code) == ("HELLO\n", 0)


def test_pm2(place: Path) -> None:
    """It waits for `ready`, and ends the program with a message."""
    of_npm("pm2")
    here = place / "programs" / "service"
    words = "start managed.py --name w --interpreter python3 --interpreter-args=-u --wait-ready --shutdown-with-message"
    try:
        started = run_program("pm2", *words.split(), cwd=here, env=variables(place))
        stopped = run_program("pm2", "stop", "w", cwd=here, env=variables(place))
    finally:
        run_program("pm2", "kill", cwd=here, env=variables(place))
    logs = "".join(path.read_text() for path in (place / "pm2" / "logs").glob("*-out*.log"))

    assert (started.code, stopped.code, logs) == (0, 0, "message shutdown\n")


def test_as_process_1(place: Path) -> None:
    """Of a PID namespace, where SIGTERM has no default action."""
    here = place / "programs" / "service"
    words = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]
    if shutil.which("unshare") is None or subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no PID namespace can be made")
    command = [*words, sys.executable, "-u", "main.py"]
    running = subprocess.Popen(command, cwd=here, env=environment(), stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    first = running.stdout.readline()
    inside = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()[0]
    os.kill(int(inside), signal.SIGTERM)

    assert (first + running.stdout.read(), running.wait(LIMIT)) == ("READY\nending 1\nchild 0\n", 0)
    running.stdout.close()
