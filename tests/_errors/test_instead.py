"""A note at an error that nobody caught says what to write instead."""

from __future__ import annotations

import re

import pytest
from support import run_python

from nodecompat._errors.instead import ATTRIBUTES, RULES, explain

MISTAKES = {
    "a called function": (
        "from nodecompat import setTimeout\nsetTimeout(print('now'), 10)",
        "Was it called where it was to be given? Write f, not f().",
    ),
    "the order of arguments": (
        "from nodecompat import setTimeout\nsetTimeout(10, print)",
        "The function comes first, then the milliseconds.",
    ),
    "a method of another library": (
        "from nodecompat import net\nnet.Socket().sendall(b'x')",
        "Write socket.write(data).",
    ),
    "a directory that is not there": (
        "from nodecompat.child_process import spawn\nspawn('sh', cwd='/nowhere')",
        "The program is there; the directory `cwd` is not.",
    ),
    "a signal nobody hears": (
        "from nodecompat import process\nprocess.on('SIGKILL', print)",
        "SIGKILL and SIGSTOP reach no listener; SIGTERM asks a process to end.",
    ),
    "a text for a list": (
        "from nodecompat.child_process import fork\nfork('w.py', 'argument')",
        "A list: fork('worker.py', ['argument']).",
    ),
    "a coroutine for a function": (
        "from nodecompat import setTimeout\nasync def main(): pass\nsetTimeout(main(), 10)",
        "Was it called where it was to be given? Write f, not f().",
    ),
    "a host before its port": (
        "from nodecompat import net\nnet.connect('localhost', 80)",
        "A text alone is a path; to a host: net.connect(port, host).",
    ),
    "a file that is no program": (
        "from nodecompat.child_process import spawn\nspawn('worker.py')",
        "A file of Python's starts by fork('worker.py').",
    ),
    "a signal with a slip": (
        "from nodecompat.child_process import spawn\nspawn('true').kill('SIGTREM')",
        "Did you mean 'SIGTERM'?",
    ),
    "bytes for a text": (
        "from nodecompat.child_process import execSync\nexecSync('echo a') + 'b'",
        "What was read are bytes: value.decode(), or the option encoding='utf8'.",
    ),
    "an answer that is unpacked": (
        "from nodecompat import process\nfrom nodecompat.events import once\n[message] = once(process, 'x')",
        "Write await before it, in a coroutine.",
    ),
    "a channel alone": (
        "from nodecompat.child_process import fork\nfork('w.py', stdio='ipc')",
        "A list: stdio=['inherit', 'inherit', 'inherit', 'ipc']; fork has a channel without being told.",
    ),
    "a channel left out": (
        "from nodecompat.child_process import fork\nfork('w.py', stdio=['pipe', 'pipe', 'pipe'])",
        "Add it: stdio=['pipe', 'pipe', 'pipe', 'ipc']. A child without a channel is started by spawn.",
    ),
    "JavaScript without Node": (
        "from nodecompat import process\nfrom nodecompat.child_process import fork\n"
        "process.env.PATH = '/nowhere'\nfork('w.js')",
        "Node is not in PATH: install it, or say where it is with execPath.",
    ),
    "a file that may not be executed": (
        "from nodecompat.child_process import spawn\nspawn('/dev/null')",
        "The file may not be executed: chmod +x, or start what runs it, spawn('sh', [file]).",
    ),
    "a name of another module of ours": (
        "from nodecompat import fork",
        "Write from nodecompat.child_process import fork.",
    ),
    "an attribute of another module of ours": (
        "import nodecompat\nnodecompat.Pool",
        "Write from nodecompat.pool import Pool.",
    ),
    "a name of another library": (
        "from nodecompat.child_process import Popen",
        "Write child_process.spawn.",
    ),
    "a signal by half its name": (
        "from nodecompat.child_process import spawn\nspawn('true').kill('TERM')",
        "The names begin with SIG: 'SIGTERM'.",
    ),
    "a word that stdio does not know": (
        "from nodecompat.child_process import spawn\nspawn('true', stdio=['null'])",
        "It takes 'pipe', 'ignore', 'inherit', 'overlapped', 'ipc', a descriptor or a stream.",
    ),
    "variables in a list": (
        "from nodecompat.child_process import spawn\nspawn('true', env=['A=1'])",
        "A dict: {**process.env, 'NAME': 'value'}.",
    ),
    "a controller for its signal": (
        "from nodecompat import AbortController\nfrom nodecompat.child_process import spawn\n"
        "spawn('true', signal=AbortController())",
        "Write controller.signal.",
    ),
    "a signal's name for an AbortSignal": (
        "from nodecompat.child_process import spawn\nspawn('true', signal='SIGTERM')",
        "It takes the signal of an AbortController; which one a process gets is killSignal.",
    ),
    "a command for a list": (
        "from nodecompat import Bun\nBun.spawn('ls -l')",
        "A list: Bun.spawn(['ls', '-l']).",
    ),
    "arguments one by one": (
        "from nodecompat.child_process import spawn\nspawn('python3', '-c', 'print(1)')",
        "A list: spawn('python3', ['-c', 'print(1)']).",
    ),
    "a listener before its event": (
        "from nodecompat import process\nprocess.on(print, 'exit')",
        "The event comes first: emitter.on('message', function).",
    ),
    "a decorator without its event": (
        "from nodecompat import process\n@process.on\ndef f(): pass",
        "With its event: @emitter.on('message').",
    ),
    "an event before its emitter": (
        "from nodecompat import process, start\nfrom nodecompat.events import once\nonce('exit', process)",
        "The emitter comes first: once(child, 'message').",
    ),
    "a listener to await": (
        "from nodecompat import process\nfrom nodecompat.events import once\nonce(process, 'exit', print)",
        "A listener: emitter.once('message', function), which is not awaited.",
    ),
    "a number for options": (
        "from nodecompat.pool import Pool\nPool('worker.py', 4)",
        "Options have names: timeout=1000, size=4.",
    ),
    "a text to exit with": (
        "from nodecompat import process\nprocess.exit('failed')",
        "A text is for sys.exit('text'), which writes it and ends with 1.",
    ),
    "a time with its unit": (
        "from nodecompat.child_process import spawn\nspawn('true', timeout='5s')",
        "A number of milliseconds: 5000.",
    ),
    "a delay with its unit": (
        "from nodecompat.child_process import fork\nfork('w.py', forceKillAfterDelay='5s')",
        "A number of milliseconds: 5000.",
    ),
    "send that is awaited": (
        "from nodecompat import start\nfrom nodecompat.child_process import fork\n"
        "async def main():\n    with fork('w.py', silent=True) as child:\n        await child.send('x')\nstart(main())",
        "Done already: await child.getOneMessage() is the answer, await child.sendMessage(…) says it was written.",
    ),
    "results that are awaited": (
        "from nodecompat import start\nfrom nodecompat.pool import Pool\n"
        "async def main():\n    await Pool('w.py').map([1])\nstart(main())",
        "Write async for; a list is [each async for each in …].",
    ),
    "a message in a loop": (
        "from nodecompat import start\nfrom nodecompat.child_process import fork\nasync def main():\n"
        "    with fork('w.py', silent=True) as child:\n"
        "        async for each in child.getOneMessage(): pass\nstart(main())",
        "One value: write await. What comes one after another is child.getEachMessage(), pool.map(jobs).",
    ),
    "a function for a pool": (
        "from nodecompat.pool import Pool\nPool('w.py').map(len, [1])",
        "The function is the worker's: pool.run(job), pool.map(jobs); pool.executor().map(f, jobs) takes one.",
    ),
    "a result that is asked for": (
        "from nodecompat.pool import Pool\nPool('w.py', silent=True).run(1).result()",
        "Write await before it.",
    ),
    "JSON in a message": (
        "import json\nfrom nodecompat import process\njson.loads({'a': 1})",
        "A message arrives as a value: without json.loads.",
    ),
    "a worker in the primary": (
        "from nodecompat import cluster\ncluster.worker.send('x')",
        "If it is cluster.worker: a primary has cluster.workers[id].",
    ),
    "output of what was not started": (
        "from nodecompat.child_process import spawnSync\nspawnSync('no-such-program').stdout.decode()",
        "If it is what spawnSync gave: the program was not started, and result.error says why.",
    ),
    "promises one by one": (
        "from nodecompat import Promise\nPromise.all(1, 2)",
        "The promises go into a list: Promise.all([a, b]).",
    ),
    "a function that was to be called": (
        "from nodecompat import run\nasync def main(): pass\nrun(main)",
        "Call it: run(main()).",
    ),
    "a message that is too long": (
        "from nodecompat.child_process import fork\n"
        "with fork('w.py', silent=True) as child:\n    child.send(b'x' * (65 << 20))",
        "Send it in parts or as a stream, or fork with a larger maxMessageBytes.",
    ),
    "a datagram without a port": (
        "from nodecompat import dgram\ndgram.createSocket('udp4').send('x')",
        "After the message: send(message, port, address).",
    ),
    "a stream of nothing": (
        "from nodecompat.stream import Readable\nReadable().on('data', print)",
        "Give it one, Readable(read=function); or Readable.from_(iterable).",
    ),
    "messages without async": (
        "from nodecompat.child_process import fork\n"
        "with fork('w.py', silent=True) as child:\n    for each in child.getEachMessage(): pass",
        "Write async for, in a coroutine.",
    ),
    "a promise in a loop": (
        "from nodecompat import Promise\nfor each in Promise.resolve([1]): pass",
        "Write await before it, in a coroutine.",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_note_follows_the_error(mistake: str) -> None:
    """It is printed with the traceback; the exit code stays 1."""
    source, note = MISTAKES[mistake]
    outcome = run_python(source)
    assert note in outcome.stderr.splitlines()
    assert outcome.code == 1


def test_what_was_caught_has_no_note() -> None:
    """Nor has an error that a listener of 'uncaughtException' took."""
    outcome = run_python(
        """
        from nodecompat import process, setTimeout
        process.on('uncaughtException', lambda error: print(getattr(error, '__notes__', [])))
        try:
            setTimeout(10, print)
        except TypeError as error:
            print(getattr(error, '__notes__', []))
        setTimeout(10, print)
        """
    )
    assert (outcome.lines, outcome.stderr) == (["[]", "[]"], "")


def test_an_error_that_no_rule_knows_stays_as_it_is() -> None:
    """So does one that has its note already."""
    plain, known = ValueError("x"), TypeError("Invalid URL")
    for error in (plain, known, known):
        explain(error)
    assert getattr(plain, "__notes__", []) == []
    assert known.__notes__ == ["An address begins with 'http://'."]


def test_the_tables() -> None:
    """Patterns are patterns; a note is a sentence."""
    assert all(
        re.compile(pattern) and note[0].isupper() and note.endswith((".", ")"))
        for rules in RULES.values()
        for pattern, note in rules.items()
    )
    assert all(text and text[0] != " " for names in ATTRIBUTES.values() for text in names.values())
