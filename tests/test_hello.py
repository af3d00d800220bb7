"""README's program: it is the one under conformance/hello, and it runs as it stands."""

from __future__ import annotations

import shutil
import sys

import pytest
from support import ROOT, run_program

HELLO = ROOT / "conformance" / "hello"
EXPECTED = (HELLO / "expected.txt").read_text().splitlines()
COLUMN = 57  # where child.py begins beside parent.py


def readme_programs() -> list[str]:
    lines = (ROOT / "README.md").read_text().splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("# parent.py"))
    block = lines[first + 1 : lines.index("```", first)]
    wide = block[-1]  # the last line of parent.py runs on under child.py
    left = [line[:COLUMN].rstrip() for line in block[:-1]] + [wide]
    right = [line[COLUMN:].rstrip() for line in block[:-1] if line[COLUMN:].strip()]
    return ["\n".join(left), "\n".join(right)]


def squeezed(source: str) -> str:
    return "".join(source.replace('"', "'").split())


def test_readme_shows_the_program_that_is_run() -> None:
    """The two columns are parent.py and child.py, but for quotes and blank lines."""
    parent, child = readme_programs()

    assert squeezed(parent) == squeezed((HELLO / "parent.py").read_text())
    assert squeezed(child) == squeezed((HELLO / "child.py").read_text())


@pytest.mark.parametrize("attempt", range(5))
def test_it_says_what_it_should(attempt: int) -> None:
    """The same lines each time, and every line is whole; only the order of the two processes' lines is free."""
    outcome = run_program(sys.executable, "parent.py", cwd=HELLO)

    assert (sorted(outcome.lines), outcome.stderr, outcome.code) == (EXPECTED, "", 0)


@pytest.mark.skipif(shutil.which("node") is None, reason="no node on PATH")
def test_node_forks_the_same_child() -> None:
    """A Node parent needs nothing installed for it."""
    program = f"""
        const child = require('child_process').fork('child.py', [], {{execPath: {sys.executable!r}, execArgv: []}});
        child.on('message', (message) => {{
            console.log(JSON.stringify(message));
            if (typeof message === 'object') child.send('Respond to child');
        }});
        child.send('I am your father');
        child.on('close', (code, signal) => console.log(code, signal));
    """
    outcome = run_program("node", "-e", program, cwd=HELLO)

    assert sorted(outcome.lines) == [
        '"Hello from child as string"',
        "0 null",
        "child got I am your father",
        "child got Respond to child",
        '{"message":"Hello from child as object"}',
    ]
