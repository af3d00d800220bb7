"""A network that is cut says nothing to anybody: both sides see it by the silence, and only then."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write
from support_remote import BETWEEN, CARRIERS, MAIN, WORKER

PROGRAM = """
import json, socket, subprocess
from nodecompat import remote
from nodecompat._remote.meeting import Meeting

class Between(remote.Carrier):
    '''One agent, which reaches this process through another process.'''

    def __init__(self, **options):
        super().__init__(**options)
        self.agent = subprocess.Popen(
            [sys.executable, "-m", "nodecompat._remote.agent", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def place(self, job):
        self.meeting = Meeting("127.0.0.1", 0, "127.0.0.1")
        host, port = self.meeting.expect(job.token, job.stream)
        words = [sys.executable, "between.py", "127.0.0.1", "0", host, str(port), "copy"]
        self.between = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        where = {"token": job.token, "connect": ["127.0.0.1", int(self.between.stdout.readline())]}
        self.agent.stdin.write(json.dumps(where).encode() + b"\\n")
        self.agent.stdin.flush()
        return self

    def cancel(self):
        pass
    release = cancel

    def end(self):
        for each in (self.between, self.agent):
            each.stdin.close()
            each.wait()

async def main():
    on = Between(silence=3000, grace=50)
    child = fork("worker.py", cwd=os.getcwd(), on=on)
    trace = traced(child)
    child.send(["deaf", os.path.abspath("told")])
    pid, agent = await child.getOneMessage()
    await asyncio.sleep(3.5)
    print("idle:", trace[2:], is_there(pid))
    time.sleep(3.5)
    await asyncio.sleep(0.1)
    print("computing:", trace[2:], is_there(pid))
    child.send(["big", "still there"])
    print(await child.getOneMessage())
    on.between.send_signal(signal.SIGUSR1)
    on.between.stdout.readline()
    child.send(["big", "never read"])
    await closed(child)
    print(trace[3:])
    await gone(pid)
    print(open("told").read(), on.agent.poll())
    on.end()
start(main())
"""


@pytest.mark.slow
def test_both_sides_end_after_the_silence(tmp_path: Path) -> None:
    """Nobody is lost while nothing is said, or while the parent computes. After a cut the parent loses the child, and
    the agent ends it: by the end of its channel, and by signals after the grace."""
    write(tmp_path, worker_py=WORKER, main_py=MAIN + PROGRAM, between_py=BETWEEN, carriers_py=CARRIERS)
    done = run_program(sys.executable, "main.py", cwd=tmp_path)
    assert "nothing came from the other side for 3 seconds" not in done.stderr
    assert done.stderr == ""
    assert done.lines == [
        "idle: [] True",
        "computing: [] True",
        "still there",
        "[('error', 'ERR_REMOTE_CHILD_LOST'), ('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')]",
        "disconnect None",
    ]
