"""A Python child of a Node program that uses execa: what execa writes to the channel is understood.

The program writes the same messages by hand (seen with execa 9.6 on Node 26, with both of its serializations).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from support import run_program, write

PARENT_JS = """
    const { fork } = require('child_process');
    const child = fork('worker.py', { execPath: process.argv[2], execArgv: [], serialization: process.argv[3] });
    const request = (id, message) => child.send({ id, type: 'execa:ipc:request', message, hasListeners: false });
    const shown = (value) => JSON.stringify(value);
    request(1, 'hello');
    child.on('message', (message) => {
      console.log(shown(message));
      if (message[0] === 'got') request(2, 'nobody listens');
      if (message.id === 2) child.send({ type: 'execa:ipc:cancel', message: 'enough' });
    });
    child.on('exit', (code) => console.log('exit', code));
    """
WORKER = """
    from nodecompat import process, start
    async def main():
        signal = await process.getCancelSignal()
        process.send(["got", await process.getOneMessage()])
        process.channel.ref()
        signal.addEventListener("abort", lambda: (process.send(["cancelled", signal.reason]), process.disconnect()))
    start(main())
    """


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
@pytest.mark.parametrize("wire", ["json", "advanced"])
def test_a_child_of_execa(tmp_path: Path, wire: str) -> None:
    """A request is answered and its message given out, or refused when nobody listens any more; a cancellation aborts."""
    write(tmp_path, parent_js=PARENT_JS, worker_py=WORKER)
    done = run_program("node", "parent.js", sys.executable, wire, cwd=tmp_path)

    assert (done.stderr, done.lines) == (
        "",
        [
            '{"id":1,"type":"execa:ipc:response","message":true}',
            '["got","hello"]',
            '{"id":2,"type":"execa:ipc:response","message":false}',
            '["cancelled","enough"]',
            "exit 0",
        ],
    )


def test_a_foreign_child_is_not_asked_what_it_cannot_tell(tmp_path: Path) -> None:
    """`strict` to a Node that knows nothing of it is refused at once, with what to do; nothing is sent."""
    if shutil.which("node") is None:
        pytest.skip("needs Node")
    write(
        tmp_path,
        parent_py="""
            from nodecompat import start
            from nodecompat.child_process import fork
            async def main():
                child = fork("child.js")
                try:
                    await child.sendMessage("one", strict=True)
                except Exception as error:
                    print(error.code, str(error).rpartition("node")[0][:1], str(error).partition(" runs ")[2])
                await child.sendMessage("two")
                print(await child.getOneMessage(filter=lambda m: m != "noise"))
                print(await child.getOneMessage())
                child.disconnect()
            start(main())
            """,
        child_js="""
            process.on('message', (m) => { process.send('noise'); process.send(m); process.send('last'); });
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert (done.stderr, done.lines) == (
        "",
        [
            "ERR_IPC_NOT_HEARD / no nodecompat, and cannot tell whether anybody listens: the message was not sent. "
            "Send it without strict, and have the program answer it",
            "two",
            "last",
        ],
    )
