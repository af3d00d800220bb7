"""`process.env`: JavaScript's manners over os.environ."""

from __future__ import annotations

import math
import os
import re
import time
from typing import TYPE_CHECKING

import pytest

from nodecompat import Symbol
from nodecompat.errors import NodeSystemError
from nodecompat.process import process
from nodecompat.values import Map, undefined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _restore(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
    time.tzset()


class Instance:
    """An object that says nothing about itself."""


class WithText:
    """An object with a text of its own."""

    def __str__(self) -> str:
        return "own"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (1.5, "1.5"),
        (2.0, "2"),
        (True, "true"),
        (None, "null"),
        (undefined, "undefined"),
        ([1, None, "a"], "1,,a"),
        ([1, [2, [None, undefined]], "x"], "1,2,,,x"),
        ({"a": 1}, "[object Object]"),
        (Instance(), "[object Object]"),
        (WithText(), "own"),
        (re.compile("a+"), "/a+/"),
        (Map(), "[object Map]"),
        (TypeError("m"), "TypeError: m"),
        (b"ab", "ab"),
        (-0.0, "0"),
        (math.nan, "NaN"),
        (1e21, "1e+21"),
        (1e-7, "1e-7"),
        ("a\0b", "a"),
        ("", ""),
    ],
)
def test_values_become_strings(value: object, text: str) -> None:
    """Assignment converts as JavaScript's String() does; a NUL ends the value."""
    process.env.NODECOMPAT_X = value
    assert os.environ["NODECOMPAT_X"] == text
    assert process.env["NODECOMPAT_X"] == text


def test_a_symbol_is_no_text() -> None:
    """A symbol as value, or as the name of what is set, is a TypeError; nothing has such a name (Node 20 and 24)."""
    symbol = Symbol("x")
    for name, value in (("NODECOMPAT_X", symbol), (symbol, 1)):
        with pytest.raises(TypeError, match="Cannot convert a Symbol value to a string"):
            process.env[name] = value
    with pytest.raises(TypeError, match="Cannot convert a Symbol value to a string"):
        process.title = symbol  # type: ignore[assignment,unused-ignore]
    assert process.env[symbol] is undefined
    del process.env[symbol]
    assert process.env.NODECOMPAT_X is undefined


def test_a_number_names_a_variable() -> None:
    """`process.env[5]` is `process.env['5']`."""
    process.env[5] = "a"
    assert (process.env["5"], process.env[5]) == ("a", "a")
    del process.env[5]
    assert "5" not in os.environ


def test_missing_names_read_as_undefined() -> None:
    """A missing variable is undefined, by attribute and by item, and not `in`; `get` is Python's."""
    assert process.env.NODECOMPAT_MISSING is undefined
    assert process.env["NODECOMPAT_MISSING"] is undefined
    assert process.env.get("NODECOMPAT_MISSING") is None
    assert "NODECOMPAT_MISSING" not in process.env
    assert process.env.get("NODECOMPAT_MISSING", "default") == "default"


def test_delete_always_works() -> None:
    """`delete process.env.X` removes, and a missing name is no error."""
    process.env.NODECOMPAT_X = "1"
    del process.env.NODECOMPAT_X
    del process.env.NODECOMPAT_X
    del process.env["NODECOMPAT_X"]
    assert "NODECOMPAT_X" not in os.environ


@pytest.mark.parametrize("name", ["", "A=B"])
def test_odd_names_are_ignored(name: str) -> None:
    """The empty name and names with `=` have no effect."""
    before = dict(os.environ)
    process.env[name] = "x"
    assert dict(os.environ) == before
    assert process.env[name] is undefined


def test_it_spreads_like_an_object() -> None:
    """`{...process.env, A: 'b'}` ports to `{**process.env, 'A': 'b'}`."""
    merged = {**process.env, "NODECOMPAT_X": "b"}
    assert merged == {**os.environ, "NODECOMPAT_X": "b"}
    assert len(process.env) == len(os.environ)


def test_replacing_it_replaces_the_environment() -> None:
    """`process.env = {...}`: these are the only variables from then on."""
    process.env = {"NODECOMPAT_X": 5, "PATH": os.environ["PATH"]}
    assert {**os.environ} == {"NODECOMPAT_X": "5", "PATH": process.env.PATH}


def test_tz_takes_effect_at_once() -> None:
    """Setting TZ changes local time in this process."""
    process.env.TZ = "XYZ-3"
    assert time.localtime(0).tm_hour == 3
    process.env.TZ = "UTC"
    assert time.localtime(0).tm_hour == 0


def test_load_env_file(tmp_path: Path) -> None:
    """Variables of a .env file are set unless they are already (Node: util.parseEnv)."""
    (tmp_path / "x.env").write_text(
        "# comment\n"
        "NC_A=plain # comment\n"
        'export NC_B = "line\\nnext # kept"\n'
        "NC_C='single'\n"
        "NC_D=`two\nlines`\n"
        "NC_E=\n"
        "NC_SET=file\n"
        "no variable\n"
    )
    os.environ["NC_SET"] = "before"
    process.loadEnvFile(str(tmp_path / "x.env"))
    found = {name: value for name, value in os.environ.items() if name.startswith("NC_")}
    assert found == {
        "NC_A": "plain",
        "NC_B": "line\nnext # kept",
        "NC_C": "single",
        "NC_D": "two\nlines",
        "NC_E": "",
        "NC_SET": "before",
    }


def test_load_env_file_that_is_missing() -> None:
    """A file that cannot be opened is the system's error, with Node's text."""
    with pytest.raises(NodeSystemError) as caught:
        process.loadEnvFile("/nope")
    assert isinstance(caught.value, FileNotFoundError)
    assert (caught.value.message, caught.value.code) == ("ENOENT: no such file or directory, open '/nope'", "ENOENT")
