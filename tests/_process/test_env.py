"""`process.env`: JavaScript's manners over os.environ."""

from __future__ import annotations

import os
import time

import pytest

from nodecompat.process import process
from nodecompat.values import undefined


@pytest.fixture(autouse=True)
def _restore(monkeypatch):
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
    time.tzset()


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
        ({"a": 1}, "[object Object]"),
        ("a\0b", "a"),
        ("", ""),
    ],
)
def test_values_become_strings(value, text):
    """Assignment converts as JavaScript's String() does; a NUL ends the value."""
    process.env.NODECOMPAT_X = value
    assert os.environ["NODECOMPAT_X"] == text
    assert process.env["NODECOMPAT_X"] == text


def test_missing_names_read_as_none():
    """A missing variable is None, by attribute and by item, and not `in`."""
    assert process.env.NODECOMPAT_MISSING is None
    assert process.env["NODECOMPAT_MISSING"] is None
    assert "NODECOMPAT_MISSING" not in process.env
    assert process.env.get("NODECOMPAT_MISSING", "default") == "default"


def test_delete_always_works():
    """`delete process.env.X` removes, and a missing name is no error."""
    process.env.NODECOMPAT_X = "1"
    del process.env.NODECOMPAT_X
    del process.env.NODECOMPAT_X
    del process.env["NODECOMPAT_X"]
    assert "NODECOMPAT_X" not in os.environ


@pytest.mark.parametrize("name", ["", "A=B"])
def test_odd_names_are_ignored(name):
    """The empty name and names with `=` have no effect."""
    before = dict(os.environ)
    process.env[name] = "x"
    assert dict(os.environ) == before
    assert process.env[name] is None


def test_it_spreads_like_an_object():
    """`{...process.env, A: 'b'}` ports to `{**process.env, 'A': 'b'}`."""
    merged = {**process.env, "NODECOMPAT_X": "b"}
    assert merged == {**os.environ, "NODECOMPAT_X": "b"}
    assert len(process.env) == len(os.environ)


def test_replacing_it_replaces_the_environment():
    """`process.env = {...}`: these are the only variables from then on."""
    process.env = {"NODECOMPAT_X": 5, "PATH": os.environ["PATH"]}
    assert {**os.environ} == {"NODECOMPAT_X": "5", "PATH": process.env.PATH}


def test_tz_takes_effect_at_once():
    """Setting TZ changes local time in this process."""
    process.env.TZ = "XYZ-3"
    assert time.localtime(0).tm_hour == 3
    process.env.TZ = "UTC"
    assert time.localtime(0).tm_hour == 0


def test_load_env_file(tmp_path):
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


def test_load_env_file_that_is_missing():
    """A file that cannot be opened is the system's error, with Node's text."""
    with pytest.raises(FileNotFoundError) as caught:
        process.loadEnvFile("/nope")
    assert (caught.value.message, caught.value.code) == ("ENOENT: no such file or directory, open '/nope'", "ENOENT")
