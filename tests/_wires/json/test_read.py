"""The json wire reads what JSON.parse reads, with and without orjson; everything else is one ValueError."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import environment, label

from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, Channel
from nodecompat._wires.json.fast import fast
from nodecompat._wires.json.read import decode
from nodecompat._wires.json.write import encode


@pytest.fixture(params=["orjson", "standard library"])
def road(request: pytest.FixtureRequest) -> Any:
    """Both roads: with orjson and without."""
    if request.param == "orjson":
        pytest.importorskip("orjson")
        assert fast.take()
    else:
        fast.leave_alone()
    yield request.param
    fast.leave_alone()


VALUES: list[tuple[bytes, Any]] = [
    (b'{"a":[1,2.5,"x",null,true,false]}', {"a": [1, 2.5, "x", None, True, False]}),
    (b"5", 5),
    (b"1.0", 1.0),
    (b"1E5", 100000.0),
    (b"-0", 0),
    (b" \t1 \r", 1),
    (b"9007199254740993", 9007199254740993),
    (b"18446744073709551616", 18446744073709551616),
    (b"[-9223372036854775809]", [-9223372036854775809]),
    (b"1e999", math.inf),
    (b"-1e999", -math.inf),
    (b'"\\ud800"', "\ud800"),
    (b'"\\ud83d\\ude00"', "\U0001f600"),
    (b'"\xff"', "\ufffd"),
    (b'"\xe2\x80\xa8"', "\u2028"),
    (b'"\\u0000"', "\0"),
    (b'{"a":1,"a":2}', {"a": 2}),
    (b'{"__proto__":1}', {"__proto__": 1}),
    (b'{"":{}}', {"": {}}),
]


@pytest.mark.parametrize(("line", "value"), VALUES)
def test_lines_are_read_as_json_parse_does(road: str, line: bytes, value: Any) -> None:
    """The same value on both roads, integers exact, types as JavaScript tells them apart."""
    decoded = decode(line)

    assert decoded == value
    assert type(decoded) is type(value)


@pytest.mark.parametrize(
    "line",
    [
        b"NaN",
        b"[Infinity]",
        b"-Infinity",
        b"",
        b"-",
        b"01",
        b"1.",
        b"+1",
        b"[1,]",
        b'{"a":1,}',
        b"{1:2}",
        b"'a'",
        b'"a',
        b'"\x01"',
        b'"a\tb"',
        b"\xef\xbb\xbf1",
        b"1 2",
        b"nul",
        b"undefined",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 5000,
        b"\x02{}",
        b"\x00",
    ],
    ids=label,
)
def test_anything_else_is_a_value_error(road: str, line: bytes) -> None:
    """A short reason, never another class."""
    with pytest.raises(ValueError, match=r".") as caught:
        decode(line)

    assert type(caught.value) is ValueError
    assert len(str(caught.value)) < 200


def test_depth_bombs_are_refused_by_the_channel(road: str) -> None:
    """A million brackets are one bad frame; the process lives on."""
    notices, _ = Channel("json").receive(b"1\n" + b"[" * 1_000_000 + b"\n2\n")

    assert [kind for kind, _ in notices] == [MESSAGE, BAD_FRAME]
    assert notices[1][1].offset == 2


@given(st.binary(max_size=60) | st.text(alphabet='{}[]":,0123456789.eE+-truefalsn\\u \t').map(str.encode))
@settings(max_examples=500, deadline=None)
@pytest.mark.slow
def test_both_roads_read_the_same(line: bytes) -> None:
    """The rule holds for any bytes, good or bad."""
    pytest.importorskip("orjson")
    outcomes = []
    for choose in (fast.leave_alone, fast.take):
        choose()
        try:
            outcomes.append(repr(decode(line)))
        except ValueError:
            outcomes.append("refused")
    fast.leave_alone()

    assert outcomes[0] == outcomes[1]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
    )
)
@settings(max_examples=100, deadline=None)
@pytest.mark.slow
def test_plain_values_make_the_round_trip(value: Any) -> None:
    """What is written is read back as it was, and the standard library agrees."""
    line = encode(value)

    assert decode(line) == value
    assert json.loads(line) == value


def run_without_site(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a Python that has loaded nothing of what is installed beside it."""
    env = environment({"PYTHONPATH": ":".join(path for path in sys.path if path)})
    return subprocess.run([sys.executable, "-S", "-c", program], capture_output=True, env=env, text=True)


def test_orjson_is_not_imported_for_a_few_messages() -> None:
    """It costs a child more than it saves; and the json package itself is not needed."""
    program = (
        "import sys; before = set(sys.modules)\n"
        "from nodecompat._wires.json.read import decode; from nodecompat._wires.json.write import encode\n"
        "decode(encode({'a': [1, 2.5]})[:-1])\n"
        "print(sorted({'orjson', 'json', 'datetime', 'decimal'} & (set(sys.modules) - before)))"
    )
    out = run_without_site(program)

    assert (out.stdout, out.stderr) == ("[]\n", "")


BAD_TEXTS = [
    (b'{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"),
    (b"[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"),
    (b'"\\x"', "Invalid \\escape: line 1 column 2 (char 1)"),
    (b'{"a', "Unterminated string starting at: line 1 column 2 (char 1)"),
    (b'"\x01"', "Invalid control character at: line 1 column 2 (char 1)"),
]


@pytest.mark.parametrize(("line", "text"), BAD_TEXTS)
def test_a_bad_line_is_one_where_the_json_package_was_never_loaded(line: bytes, text: str) -> None:
    """3.11's scanner finds the class of its complaint only when it is loaded already, as no child has it."""
    program = (
        "import sys; from nodecompat._channel.protocol import Channel\n"
        "assert 'json.decoder' not in sys.modules\n"
        f"((_, good), (kind, error)), _ = Channel('json').receive(b'1\\n' + {line!r} + b'\\n')\n"
        "print(good, kind, error.code, error.reason, sep='|')"
    )
    out = run_without_site(program)

    assert (out.stdout, out.stderr) == (f"1|{BAD_FRAME}|ERR_IPC_BAD_FRAME|no JSON: {text}\n", "")
