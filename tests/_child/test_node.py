"""Python and real Node in one tree: who forks whom, and what they tell each other."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from support import Outcome, run_program, write

NODE: Any = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs node")

ECHO_JS = """
    process.on('message', (m) => process.send({ node: m }));
    """
ECHO_PY = """
    from nodecompat import process
    process.on('message', lambda m: process.send({'python': m}))
    """
VALUES = ["text", "é\u2028😀", 1, -1.5, True, None, [], {}, {"a": [1, {"b": None}]}, "x" * 300_000]


def lines(outcome: Outcome) -> list[Any]:
    assert outcome.stderr == ""
    assert outcome.code == 0
    return [json.loads(line) for line in outcome.lines]


def test_python_forks_javascript(tmp_path: Path) -> None:
    """`fork('child.js')` runs node from PATH on the json wire; values survive both ways; one order of events."""
    write(
        tmp_path,
        child_js=ECHO_JS,
        parent_py="""
            import json, sys
            from nodecompat.child_process import fork
            values = json.load(open('values.json'))
            child = fork('./child')
            seen = []
            show = lambda *args: print(json.dumps(args), flush=True)
            child.on('message', lambda m: (seen.append(m['node']), len(seen) == len(values) and child.disconnect()))
            for event in ('spawn', 'disconnect', 'exit', 'close'):
                child.on(event, lambda *args, event=event: show(event, *args))
            for value in values:
                child.send(value)
            child.on('close', lambda: show(seen == values))
            """,
    )
    (tmp_path / "values.json").write_text(json.dumps(VALUES))
    assert lines(run_program(sys.executable, "parent.py", cwd=tmp_path)) == [
        ["spawn"],
        ["disconnect"],
        ["exit", 0, None],
        ["close", 0, None],
        [True],
    ]


def test_node_forks_python(tmp_path: Path) -> None:
    """`execPath` and `execArgv: []` on the Node side are all it takes."""
    write(
        tmp_path,
        child_py=ECHO_PY,
        parent_js="""
            const { fork } = require('child_process');
            const values = require('./values.json');
            const child = fork('child.py', [], { execPath: process.argv[2], execArgv: [] });
            const seen = [];
            const show = (...args) => console.log(JSON.stringify(args));
            child.on('message', (m) => { seen.push(m.python); if (seen.length === values.length) child.disconnect(); });
            for (const event of ['disconnect', 'exit']) child.on(event, (...args) => show(event, ...args));
            for (const value of values) child.send(value);
            child.on('exit', () => show(JSON.stringify(seen) === JSON.stringify(values)));
            """,
    )
    (tmp_path / "values.json").write_text(json.dumps(VALUES))
    assert lines(run_program(NODE, "parent.js", sys.executable, cwd=tmp_path)) == [
        ["disconnect"],
        ["exit", 0, None],
        [True],
    ]


@pytest.mark.slow
def test_node_forks_python_forks_node(tmp_path: Path) -> None:
    """Each has a channel of its own: the Node grandchild does not take the descriptor of its grandparent's."""
    write(
        tmp_path,
        grandchild_js=ECHO_JS,
        child_py="""
            from nodecompat import process
            from nodecompat.child_process import fork, spawn
            grandchild = fork('grandchild.js')
            grandchild.on('message', lambda m: (process.send(m), grandchild.disconnect()))
            process.once('message', grandchild.send)
            plain = spawn('node', ['-e', 'process.exit(process.connected ? 1 : 40)'], stdio='inherit')
            plain.on('exit', lambda code: process.send(code))
            """,
        parent_js="""
            const { fork } = require('child_process');
            const child = fork('child.py', [], { execPath: process.argv[2], execArgv: [] });
            const seen = [];
            child.on('message', (m) => seen.push(JSON.stringify(m)));
            child.on('exit', (code) => console.log(JSON.stringify([code, ...seen.sort()])));
            child.send('deep');
            """,
    )
    assert lines(run_program(NODE, "parent.js", sys.executable, cwd=tmp_path)) == [[0, "40", '{"node":"deep"}']]


@pytest.mark.slow
def test_many_messages_right_before_the_end(tmp_path: Path) -> None:
    """500 messages and 100 KB sent right before process.exit(): a Node parent gets them all."""
    write(
        tmp_path,
        child_py="""
            from nodecompat import process
            for n in range(500):
                process.send(n)
            process.send('x' * 100_000)
            process.exit(3)
            """,
        parent_js="""
            const { fork } = require('child_process');
            const child = fork('child.py', [], { execPath: process.argv[2], execArgv: [] });
            let count = 0;
            child.on('message', () => count++);
            child.on('exit', (code) => console.log(JSON.stringify([count, code])));
            """,
    )
    assert lines(run_program(NODE, "parent.js", sys.executable, cwd=tmp_path)) == [[501, 3]]


@pytest.mark.slow
def test_garbage_from_a_child_costs_it_its_channel(tmp_path: Path) -> None:
    """A Node child that writes nonsense: 'error', 'disconnect', and the parent goes on to the child's exit."""
    write(
        tmp_path,
        child_js="""
            process.on('disconnect', () => process.exit(7));
            require('fs').writeSync(process.channel.fd, 'nonsense\\n');
            """,
        parent_py="""
            import json
            from nodecompat.child_process import fork
            child = fork('child.js')
            for event in ('error', 'disconnect', 'exit', 'close'):
                child.on(event, lambda *args, event=event: print(
                    json.dumps([event, *(getattr(arg, 'code', arg) for arg in args)]), flush=True))
            """,
    )
    assert lines(run_program(sys.executable, "parent.py", cwd=tmp_path)) == [
        ["error", "ERR_IPC_BAD_FRAME"],
        ["disconnect"],
        ["exit", 7, None],
        ["close", 7, None],
    ]


def test_garbage_from_a_parent_costs_the_child_its_channel(tmp_path: Path) -> None:
    """A Node parent that writes nonsense: the Python child hears 'error' and 'disconnect' and ends as it likes."""
    write(
        tmp_path,
        child_py="""
            from nodecompat import process
            process.on('error', lambda error: print(error.code))
            process.on('disconnect', lambda: process.exit(9))
            process.send('ready')
            """,
        parent_js="""
            const { fork } = require('child_process');
            const child = fork('child.py', [], { execPath: process.argv[2], execArgv: [] });
            child.on('message', () => require('fs').writeSync(child.channel.fd, 'nonsense\\n'));
            child.on('exit', (code) => console.log(code));
            """,
    )
    outcome = run_program(NODE, "parent.js", sys.executable, cwd=tmp_path)
    assert (outcome.lines, outcome.code) == (["ERR_IPC_BAD_FRAME", "9"], 0)
