"""`process.emitWarning`: its forms, its errors, when it is delivered and what stderr shows."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from support import run_python

from nodecompat.errors import NodeError
from nodecompat.process import process

_NAME = os.path.basename(sys.executable)


def warn(*lines: str, env: dict[str, str] | None = None) -> tuple[list[str], str]:
    """Run a program that prints each warning event; its output lines and the text on stderr, without the pid."""
    source = "\n".join(
        [
            "import os, re, sys",
            "from nodecompat import process, setTimeout",
            "from nodecompat.errors import error_name",
            "show = lambda w: print(error_name(w), w, getattr(w, 'code', None), getattr(w, 'detail', None))",
            "process.on('warning', lambda w: show(w) if isinstance(w, Exception) else print(w))",
            *lines,
        ]
    )
    outcome = run_python(source, env=env)
    return outcome.lines, re.sub(r"\(([\w.]+):\d+\)", r"(\1:PID)", outcome.stderr)


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ("'m'", "Warning m undefined undefined"),
        ("'m', 'Kind'", "Kind m undefined undefined"),
        ("'m', 'Kind', 'C1'", "Kind m C1 undefined"),
        ("'m', ''", "Warning m undefined undefined"),
        ("'m', {'type': 'Kind', 'code': 'C1', 'detail': 'd'}", "Kind m C1 d"),
        ("'m', {'detail': 5}", "Warning m undefined undefined"),
        ("'m', {}", "Warning m undefined undefined"),
        ("'m', print", "Warning m undefined undefined"),
        ("'m', 'Kind', print", "Kind m undefined undefined"),
        ("ValueError('m'), 'ignored', 'ignored'", "ValueError m None None"),
        ("'m', type='Kind', code='C1', detail='d'", "Kind m C1 d"),
    ],
)
def test_forms(call: str, line: str) -> None:
    """Every form of arguments makes one error object with name, message, code and detail."""
    assert warn(f"process.emitWarning({call})")[0] == [line]


@pytest.mark.parametrize(
    ("args", "text"),
    [
        ((), 'The "warning" argument must be of type string or an instance of Error. Received undefined'),
        ((1,), 'The "warning" argument must be of type string or an instance of Error. Received type number (1)'),
        (("a", 1), 'The "type" argument must be of type string. Received type number (1)'),
        (("a", None), 'The "type" argument must be of type string. Received null'),
        (("a", []), 'The "type" argument must be of type string. Received an instance of Array'),
        (("a", "b", 1), 'The "code" argument must be of type string. Received type number (1)'),
    ],
)
def test_errors(args: tuple[Any, ...], text: str) -> None:
    """Bad arguments are refused at once."""
    with pytest.raises(NodeError) as caught:
        process.emitWarning(*args)
    assert (caught.value.code, caught.value.message) == ("ERR_INVALID_ARG_TYPE", text)


def test_format() -> None:
    """`(interpreter:pid) [CODE] Name: message`, the detail below, and once a hint."""
    _, shown = warn(
        "process.emitWarning('hey', 'Kind', 'C1')",
        "process.emitWarning('two', {'type': 'K2', 'detail': 'more'})",
        "process.emitWarning(ValueError('three'))",
    )
    assert shown == (
        f"({_NAME}:PID) [C1] Kind: hey\n"
        "(Set `process.traceProcessWarnings = True` to show where the warning was created)\n"
        f"({_NAME}:PID) K2: two\nmore\n"
        f"({_NAME}:PID) ValueError: three\n"
    )


def test_delivered_in_a_tick_in_order() -> None:
    """The event comes in a tick of its own; nothing is delivered inside 'exit'."""
    lines, _ = warn(
        "process.nextTick(print, 't1')",
        "process.emitWarning('one')",
        "process.emitWarning('two')",
        "process.nextTick(print, 't2')",
        "process.on('exit', lambda: process.emitWarning('never'))",
    )
    assert lines == ["t1", "Warning one undefined undefined", "Warning two undefined undefined", "t2"]


def test_no_warnings_silences_the_printing_only() -> None:
    """NODE_NO_WARNINGS=1: the event fires, stderr stays empty."""
    lines, shown = warn("process.emitWarning('m')", env={"NODE_NO_WARNINGS": "1"})
    assert (lines, shown) == (["Warning m undefined undefined"], "")


def test_removing_all_listeners_ends_the_printing() -> None:
    """The printer is a listener like others."""
    lines, shown = warn("process.removeAllListeners('warning')", "process.emitWarning('m')")
    assert (lines, shown) == ([], "")


def test_payloads_that_are_no_errors_are_not_printed() -> None:
    """An event made by hand reaches listeners only."""
    assert warn("process.emit('warning', 'by hand')") == (["by hand"], "")


def test_deprecations() -> None:
    """noDeprecation drops them, throwDeprecation throws them from a tick, both read at each call."""
    lines, shown = warn(
        "process.on('uncaughtException', lambda e: print('UE', e.name, e))",
        "process.noDeprecation = True",
        "process.emitWarning('a', 'DeprecationWarning')",
        "process.noDeprecation = False",
        "process.emitWarning('b', 'DeprecationWarning', 'DEP1')",
        "process.throwDeprecation = True",
        "process.emitWarning('c', 'DeprecationWarning')",
    )
    assert lines == ["DeprecationWarning b DEP1 undefined", "UE DeprecationWarning c"]
    assert shown.startswith(f"({_NAME}:PID) [DEP1] DeprecationWarning: b\n(Set `process.traceDeprecation = True`")


def test_trace() -> None:
    """With traceProcessWarnings the place of the call is shown."""
    _, shown = warn("process.traceProcessWarnings = True", "process.emitWarning('m')")
    assert shown.startswith(f"({_NAME}:PID) Warning: m\n")
    assert 'File "<string>", line 7, in <module>' in shown


def test_leak_warning_names_the_process() -> None:
    """More than ten listeners of one event."""
    lines, _ = warn("for _ in range(11): process.on('x', print)")
    assert lines == [
        "MaxListenersExceededWarning Possible EventEmitter memory leak detected. 11 x listeners added to [process]. "
        "MaxListeners is 10. Use emitter.setMaxListeners() to increase limit undefined None"
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--no-deprecation", ["Warning: other"]),
        ("--no_deprecation --trace-uncaught", ["Warning: other"]),
        ("--no-warnings", []),
        ("--no-warnings --warnings", ["DeprecationWarning: old", "Warning: other"]),
        ("--disable-warning=DeprecationWarning", ["Warning: other"]),
        ("--disable-warning Warning", ["DeprecationWarning: old"]),
        ('--disable-warning "Warning" --nonsense', ["DeprecationWarning: old"]),
        ('"--no-deprecation"', ["Warning: other"]),
        ("--no-deprecation --throw-deprecation", ["Warning: other"]),
        ("--redirect-warnings=/dev/null/file", ["DeprecationWarning: old", "Warning: other"]),
    ],
)
def test_options_of_node_options(options: str, expected: list[str]) -> None:
    """What Node takes to switch warnings; of two that contradict each other the last one counts."""
    outcome = run_python(
        """
        from nodecompat import process
        process.emitWarning("old", "DeprecationWarning")
        process.emitWarning("other")
        """,
        env={"NODE_OPTIONS": options},
    )

    assert [line.partition(") ")[2] for line in outcome.stderr.splitlines() if not line.startswith("(Set")] == expected


@pytest.mark.parametrize(
    ("variable", "form"),
    [
        ("NODE_OPTIONS", "--redirect-warnings={}"),
        ("NODE_OPTIONS", "--redirect-warnings {}"),
        ("NODE_OPTIONS", '"--redirect-warnings={}"'),
        ("NODE_REDIRECT_WARNINGS", "{}"),
    ],
)
def test_warnings_in_a_file(tmp_path: Path, variable: str, form: str) -> None:
    """They are added to a file, and stderr shows none of them."""
    file = tmp_path / "warnings"
    file.write_text("before\n")
    outcome = run_python(
        "from nodecompat import process; process.emitWarning('one', {'code': 'X', 'detail': 'more'})",
        env={variable: form.format(file)},
    )
    lines = file.read_text().splitlines()
    assert outcome.stderr == ""
    assert [lines[0], lines[1].partition(") ")[2], lines[2]] == ["before", "[X] Warning: one", "more"]


@pytest.mark.parametrize("option", ["--unhandled-rejections=none", '"--unhandled_rejections" none'])
def test_the_mode_of_rejections_is_read_the_same_way(option: str) -> None:
    """Quotes, `_` for `-`, and a value as the next word."""
    outcome = run_python("from nodecompat import Promise; Promise.reject(1)", env={"NODE_OPTIONS": option})
    assert (outcome.stderr, outcome.code) == ("", 0)
