"""`console`: the module that is the console, the class for other streams; expected values measured on Node 24."""

from __future__ import annotations

import io
from typing import Any

import pytest
from support import run_python

import nodecompat.console as module
from nodecompat import Symbol
from nodecompat.console import Console, console, duration_text
from nodecompat.errors import NodeError
from nodecompat.util import inspect
from nodecompat.values import Map, undefined


def test_the_module_is_the_console() -> None:
    """However it is imported it is one object, an instance of Console; `assert` is reachable by name."""
    from nodecompat import console as attribute

    assert attribute is console is module  # type: ignore[comparison-overlap]
    assert isinstance(console, Console)
    assert getattr(console, "assert") == console.assert_
    assert inspect(console) == "Object [console] {}"


def test_order_with_print_and_both_streams() -> None:
    """console.log and print keep their order, also when both streams go to one place."""
    out = run_python("""
        import os
        os.dup2(1, 2)
        from nodecompat import console, process
        print('1'); console.log('2'); print('3'); console.error('4 %s', 'x'); process.stdout.write('5\\n'); print('6')
    """)
    assert out.stdout == "1\n2\n3\n4 x\n5\n6\n"


def test_a_closed_pipe_is_ignored() -> None:
    """A stream that fails does not end the program; its own 'error' listeners hear of it."""
    out = run_python("""
        import os, sys
        from nodecompat import console, process, setImmediate
        r, w = os.pipe(); os.close(r); os.dup2(w, 1); os.close(w)
        console.log('lost'); console.log({'a': 1})
        setImmediate(lambda: process.stderr.write('alive\\n'))
    """)
    assert (out.stderr, out.code) == ("alive\n", 0)


def test_lone_surrogates_become_replacement_characters() -> None:
    """They cannot be written; bytes that Python smuggles in texts are."""
    out = run_python(r"""
        from nodecompat import console
        console.log('a\ud800', ['\ud800'])
        console.log('\udcc3\udca9')
    """)
    assert out.stdout == "a\ufffd [ '\\ud800' ]\né\n"


def test_warnings_of_count_and_time() -> None:
    """Unknown labels are process warnings."""
    out = run_python("""
        from nodecompat import console, process
        process.on('warning', lambda w: print(w))
        console.countReset('x'); console.time('a'); console.time('a'); console.timeLog('b'); console.timeEnd('c')
    """)
    assert out.lines == [
        "Count for 'x' does not exist",
        "Label 'a' already exists for console.time()",
        "No such label 'b' for console.timeLog()",
        "No such label 'c' for console.timeEnd()",
    ]


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0.0042, "0.004ms"),
        (5.0, "5ms"),
        (999.9994, "999.999ms"),
        (1500, "1.500s"),
        (62_345.6, "1:02.346 (m:ss.mmm)"),
        (3_723_004, "1:02:03.004 (h:mm:ss.mmm)"),
    ],
)
def test_durations(milliseconds: float, text: str) -> None:
    """Milliseconds, seconds, minutes or hours."""
    assert duration_text(milliseconds) == text


def test_console_of_a_file_object() -> None:
    """Python's own streams will do, and stderr is stdout unless given."""
    out = io.StringIO()
    own = Console(out)
    own.log("%s", {"a": 1})
    own.group("G")
    own.error("two\nlines")
    own.table([{"a": 1}])
    own.groupEnd()
    own.count()
    getattr(own, "assert")(0, "sum %d", 3)
    assert out.getvalue() == (
        "{ a: 1 }\nG\n  two\n  lines\n"
        "  ┌─────────┬───┐\n  │ (index) │ a │\n  ├─────────┼───┤\n  │ 0       │ 1 │\n  └─────────┴───┘\n"
        "default: 1\nAssertion failed: sum 3\n"
    )


def test_trace_shows_the_caller() -> None:
    """`Trace: ` and a line for each frame, the caller first."""
    out = io.StringIO()

    def caller() -> None:
        Console(out).trace("here %d", 1)

    caller()
    lines = out.getvalue().split("\n")
    assert lines[0] == "Trace: here 1"
    assert lines[1].startswith("    at test_trace_shows_the_caller.caller (")
    assert len(lines) <= 12


def test_options() -> None:
    """inspectOptions for both streams or for each, colorMode, and what is refused."""
    out, err = io.StringIO(), io.StringIO()
    Console(stdout=out, stderr=err, inspectOptions=Map([(out, {"depth": 0})])).log([[[]]], [[[1]]])
    Console(stdout=out, colorMode=True).log([1])
    assert out.getvalue() == "[ [Array] ] [ [Array] ]\n[ \x1b[33m1\x1b[39m ]\n"
    refused: list[tuple[dict[str, Any], str]] = [
        ({"stdout": 5}, "ERR_CONSOLE_WRITABLE_STREAM"),
        ({"stdout": out, "colorMode": "x"}, "ERR_INVALID_ARG_VALUE"),
        ({"stdout": out, "groupIndentation": 1001}, "ERR_OUT_OF_RANGE"),
        ({"stdout": out, "groupIndentation": "2"}, "ERR_INVALID_ARG_TYPE"),
        ({"stdout": out, "inspectOptions": 5}, "ERR_INVALID_ARG_TYPE"),
        ({"stdout": out, "inspectOptions": {"colors": True}, "colorMode": True}, "ERR_INCOMPATIBLE_OPTION_PAIR"),
    ]
    for options, code in refused:
        with pytest.raises(NodeError) as caught:
            Console(options)
        assert caught.value.code == code
    with pytest.raises(TypeError, match="unexpected keyword argument 'stdin'"):
        Console(out, stdin=1)


def test_a_failing_stream() -> None:
    """It is ignored unless ignoreErrors is False."""

    class Broken:
        def write(self, text: str) -> None:
            raise OSError("full")

    Console(Broken()).log("x")
    with pytest.raises(OSError, match="full"):
        Console(Broken(), undefined, False).log("x")


def test_labels_are_javascript_texts() -> None:
    """What `String(label)` is; a symbol has none."""
    out = io.StringIO()
    written = Console(out)

    written.count({})
    written.count([1, 2])
    written.count(None)

    assert out.getvalue() == "[object Object]: 1\n1,2: 1\nnull: 1\n"
    for method in ("count", "countReset", "time", "timeLog", "timeEnd"):
        with pytest.raises(TypeError, match="Cannot convert a Symbol value to a string"):
            getattr(written, method)(Symbol("label"))


def test_a_stream_that_overflows_the_stack_says_so() -> None:
    """The one failure of a stream that is not ignored."""

    class Endless:
        def write(self, *args: object) -> object:
            return self.write(*args)

    with pytest.raises(RecursionError):
        Console(Endless()).log("x")


def test_a_table_shows_symbols_as_values() -> None:
    """They have no columns of their own."""
    out = io.StringIO()

    Console(out).table([Symbol("x"), 5])

    assert out.getvalue().split("\n")[3:5] == ["│ 0       │ Symbol(x) │", "│ 1       │ 5         │"]


def test_an_option_that_is_undefined_is_missing() -> None:
    """Its default counts."""
    out = io.StringIO()
    names = ("stderr", "ignoreErrors", "colorMode", "inspectOptions", "groupIndentation")

    written = Console({"stdout": out, **dict.fromkeys(names, undefined)})
    written.group("made")
    written.log("inside")

    assert out.getvalue() == "made\n  inside\n"
