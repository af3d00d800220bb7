"""The guide's programs in the hosts that its pages are about.

They run with `.ci/run hosts`, which installs the hosts and names the directory of npm's in GUIDE_HOSTS, where a wheel of this
package lies too; without that they are skipped, and so is a host that is missing. The servers have a file of their own,
`_loop/test_servers.py`.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psutil  # type: ignore[import-untyped, unused-ignore]
import pytest
from support import LIMIT, ROOT, Outcome, environment, put_node_on_path, run_program
from support_bun import BUN, needs_bun

GUIDE = ROOT / "conformance" / "guide"
PROGRAMS = GUIDE / "programs"
HOSTS = os.environ.get("GUIDE_HOSTS", "")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not HOSTS, reason="run by .ci/run hosts")]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """All programs, and `python3` for the interpreter of the tests."""
    put_node_on_path()
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


def installed(place: Path, *words: str, cwd: Path) -> Outcome:
    """What a command prints that was installed beside the tests, where only what it brings itself can be imported."""
    command = Path(sys.executable).with_name(words[0])
    if not command.exists():
        pytest.skip(f"needs {words[0]}")
    own = {"PYTHONPATH": "", "SHIV_ROOT": str(place / "shiv"), "PIPX_HOME": str(place / "pipx")}
    done = subprocess.run(
        [command, *words[1:]],
        cwd=cwd,
        env=environment(own | {"UV_TOOL_DIR": str(place / "tools"), "PYINSTALLER_CONFIG_DIR": str(place / "config")}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=5 * LIMIT,
        check=False,
    )
    return Outcome(done.stdout, done.stderr, done.returncode)


def wheel() -> str:
    """This package as it is installed from an index."""
    for path in Path(HOSTS).glob("nodecompat-*.whl"):
        return str(path.absolute())
    pytest.skip("needs a wheel of this package")


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


def test_nodemon(place: Path) -> None:
    """A file that changes has the program started again, and nothing of its first run is left."""
    of_npm("nodemon")
    here = place / "programs" / "service"
    command = [
        str(Path(HOSTS, "node_modules", ".bin", "nodemon").absolute()),
        "--quiet",
        "--exec",
        "python3",
        "main.py",
    ]
    running = subprocess.Popen(
        command,
        cwd=here,
        env=environment(variables(place)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    try:
        first = running.stdout.readline()
        before = pythons(running.pid)
        with (here / "worker.py").open("a") as worker:
            worker.write("# changed\n")
        second = running.stdout.readline()
        gone, _ = psutil.wait_procs(before, LIMIT)
        assert (first, second, len(before), len(gone)) == ("READY\n", "READY\n", 2, 2)
        after = pythons(running.pid)
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(LIMIT)
    gone, _ = psutil.wait_procs(after, LIMIT)
    assert len(gone) == len(after) == 2
    running.stdout.close()


def pythons(pid: int) -> list[psutil.Process]:
    """The program and its worker, somewhere below a process."""
    below = psutil.Process(pid).children(recursive=True)
    return [one for one in below if any(name in one.cmdline() for name in ("main.py", "worker.py")) and is_python(one)]


def is_python(one: psutil.Process) -> bool:
    return os.path.samefile(one.exe(), sys.executable)


MANAGER = "/usr/lib/systemd/systemd"
NAMESPACES = ["unshare", "--mount", "--pid", "--fork", "--cgroup", "--mount-proc", "sh", "-c"]
MOUNTS = """
mount -t tmpfs none /run || exit
umount -l /sys/fs/cgroup
mount -t cgroup2 none /sys/fs/cgroup || exit
mkdir -p /run/systemd/system /run/user
"""
STOPPED = """
XDG_RUNTIME_DIR=/run/user; export XDG_RUNTIME_DIR
{manager} --user --unit=app.service &
read go
systemctl --user stop app.service
systemctl --user show app.service -p Result -p ExecMainStatus
kill -KILL $!
"""
UNIT = """
[Unit]
DefaultDependencies=no
[Service]
WorkingDirectory={here}
Environment="PYTHONPATH={path}"
ExecStart={python} -u main.py
KillMode=mixed
StandardOutput=file:{output}
"""


def test_systemd(place: Path) -> None:
    """A unit with `KillMode=mixed` ends its child itself, and succeeds. Needs root, for namespaces of its own."""
    if not Path(MANAGER).exists() or subprocess.run([*NAMESPACES, MOUNTS], check=False, capture_output=True).returncode:
        pytest.skip("needs systemd, and namespaces for it")
    output = place / "output"
    os.mkfifo(output)
    unit = {"here": place / "programs" / "service", "path": ROOT, "python": sys.executable, "output": output}
    (place / "app.service").write_text(UNIT.format(**unit))
    script = MOUNTS + STOPPED.format(manager=MANAGER)
    running = subprocess.Popen(
        [*NAMESPACES, script],
        env=environment({"SYSTEMD_UNIT_PATH": str(place), "container": "other"}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with output.open() as lines:
        first = lines.readline()
        told, _ = running.communicate("go\n", LIMIT)
        ending, last = lines.read().splitlines()

    assert (first, ending.partition(" ")[0], last) == ("READY\n", "ending", "child 0")
    assert sorted(told.split()) == ["ExecMainStatus=0", "Result=success"]


def test_shiv(place: Path) -> None:
    """It unpacks what it holds, a worker too, which finds the package there with `-E`."""
    here = place / "programs" / "shiv"
    packed = installed(
        place, "shiv", "-E", "-o", "app.pyz", "-e", "app:main", "--site-packages", ".", wheel(), cwd=here
    )
    assert packed.code == 0, packed
    ran = run_program(sys.executable, "-I", "app.pyz", cwd=here, env={"SHIV_ROOT": str(place / "shiv")})

    assert ran == ("FROM THE ARCHIVE\n", "", 0)


def test_pyinstaller(place: Path) -> None:
    """It needs no option: the package has a hook. The program starts itself again as its child."""
    here = place / "programs" / "archive"
    packed = installed(place, "pyinstaller", "--log-level", "ERROR", "--name", "program", "app/__main__.py", cwd=here)
    assert packed.code == 0, packed
    ran = run_program(str(here / "dist" / "program" / "program"), cwd=here, env={"PYTHONPATH": ""})

    assert ran == ("from the archive\n", "", 0)


@pytest.mark.parametrize("command", ["pipx run --spec", "uvx --python PYTHON --from"])
def test_the_command_without_an_installation(place: Path, command: str) -> None:
    """`pipx run nodecompat app.py`, `uvx nodecompat app.py`: README's program."""
    words = [sys.executable if word == "PYTHON" else word for word in command.split()]
    here = ROOT / "conformance" / "hello"
    ran = installed(place, *words, wheel(), "nodecompat", "parent.py", cwd=here)

    assert (sorted(ran.lines), ran.code) == (sorted((here / "expected.txt").read_text().splitlines()), 0)


def test_pytest_asyncio(place: Path) -> None:
    """`await` in a test works on its loop."""
    if find_spec("pytest_asyncio") is None:
        pytest.skip("needs pytest-asyncio")
    here = place / "programs" / "testing"
    test = (
        "import pytest\nfrom test_worker import upper\n"
        "@pytest.mark.asyncio\nasync def test_awaiting():\n    assert await upper('text') == 'TEXT'\n"
    )
    (here / "test_awaiting.py").write_text(test)
    options = ["-q", "-p", "no:cacheprovider", "-p", "pytest_asyncio.plugin"]
    ran = run_program(sys.executable, "-m", "pytest", *options, cwd=here, env={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})

    assert ("2 passed" in ran.stdout, ran.code) == (True, 0)


BUN_PARENT = """
const child = Bun.spawn(["python3", "child.py"], {
  stdout: "inherit",
  ipc(message, childProc) {
    console.log("the child says", message);
    if (message === "Hello from child as string") childProc.send("Respond to child");
  },
});
child.send("I am your father");
console.log("exit code", await child.exited);
"""


@needs_bun
def test_bun(place: Path) -> None:
    """The child of the page runs under Bun's own guide unchanged."""
    here = place / "programs" / "bunipc"
    (here / "parent.js").write_text(BUN_PARENT)
    ran = run_program(BUN, "parent.js", cwd=here, env=variables(place))

    assert sorted(ran.lines) == sorted((here / "expected.txt").read_text().splitlines())
