"""Interactive sessions: python's prompt, IPython's, a kernel of Jupyter. The loop turns while they wait."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys

import pytest
from support import LIMIT, environment, run_program, run_python

PROMPT = """
from nodecompat import setTimeout, process
from nodecompat.child_process import fork
timer = setTimeout(print, 1, 'timer')
child = fork('-c', ['from nodecompat import process; process.send("message")'])
_ = child.on('message', print)
_ = setTimeout(lambda: 1 / 0, 1)
print('last line')
"""


def test_lines_out_of_a_pipe() -> None:
    """What they leave to the loop runs, at their end if not before; an error of a callback ends nothing."""
    outcome = run_program(sys.executable, "-i", stdin=PROMPT)
    assert sorted(outcome.lines) == ["last line", "message", "timer"]
    assert "ZeroDivisionError" in outcome.stderr
    assert outcome.code == 0


@pytest.mark.parametrize("end", ["process.exit(3)", "import sys; sys.exit(3)", "_ = setTimeout(process.exit, 1, 3)"])
def test_the_end_of_such_a_session(end: str) -> None:
    """As for any program."""
    source = (
        f"from nodecompat import process, setTimeout\n_ = process.on('exit', lambda code: print('exit', code))\n{end}\n"
    )
    outcome = run_program(sys.executable, "-i", stdin=source)
    assert (outcome.lines, outcome.code) == (["exit 3"], 3)


def test_a_script_before_the_prompt() -> None:
    """`python -i -c`: the script's loop runs first, then the prompt."""
    source = "from nodecompat import setTimeout\nsetTimeout(print, 1, 'timer')"
    outcome = run_program(sys.executable, "-i", "-c", source, stdin="print('prompt')\n")
    assert outcome.lines == ["timer", "prompt"]


def converse(command: list[str], *lines: tuple[str, str]) -> bool:
    """Type lines into a program on a terminal, each when the text that follows it in the table was seen."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environment({"TERM": "dumb", "PYTHON_BASIC_REPL": "1"}))
    seen = b""
    try:
        for line, awaited in lines:
            os.write(terminal, line.encode() + b"\r")
            seen = b""
            while awaited.encode() not in seen:
                if not select.select([terminal], [], [], LIMIT)[0]:
                    return False
                seen += os.read(terminal, 65536)
        return True
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


@pytest.mark.parametrize("options", [[], ["-m", "asyncio"]])
def test_a_timer_fires_while_the_prompt_waits(options: list[str]) -> None:
    """No further line is typed; an error of a callback leaves the prompt as it was."""
    fired = "_ = setTimeout(lambda: print('tim' + 'er'), 100)"
    assert converse(
        [sys.executable, *options],
        ("from nodecompat import setTimeout; print('read' + 'y')", "ready"),
        (fired, "timer"),
        ("_ = setTimeout(lambda: 1 / int('0'), 1)", "ZeroDivisionError"),
        (fired, "timer"),
    )


KERNEL = """
import os, sys
from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(
    kernel_name="python3", extra_arguments=["--IPKernelApp.log_level=ERROR"], env=dict(os.environ)
)

def run(code, awaited):
    client.execute(code)
    seen, state = "", ""
    while awaited not in seen or state != "idle":  # what comes before a failed cell is done would be dropped
        content = client.get_iopub_msg(timeout=100)["content"]
        state = content.get("execution_state", state)
        seen += content.get("text", "") + content.get("ename", "") + content.get("data", {}).get("text/plain", "")
    print(awaited)

try:
    run("from nodecompat import process, setTimeout; print('ready')", "ready")
    run("_ = setTimeout(lambda: print('tim' + 'er'), 50)", "timer")
    run("process.exit(3)", "SystemExit")
    run("_ = setTimeout(process.exit, 1, 4)", "the session goes on")
    run("1 + 1", "2")
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
"""


def test_a_kernel_of_jupyter() -> None:
    """Timers fire between cells; an exit is told and ends nothing, in a cell and in a callback."""
    pytest.importorskip("jupyter_client.manager")
    pytest.importorskip("ipykernel")
    outcome = run_python(KERNEL)

    assert (outcome.lines, outcome.code) == (["ready", "timer", "SystemExit", "the session goes on", "2"], 0)
