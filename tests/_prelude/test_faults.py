"""The Error family, and what is thrown and caught."""

from __future__ import annotations

import builtins

import pytest
from support_js import shown

from nodecompat import js

# What is written in Python, and what Node 26 shows of the same in JavaScript (in the time zone of Berlin).
ROWS: list[tuple[str, str]] = [
    ("Error('x').message", "'x'"),
    ("Error().message", "''"),
    ("Error(undefined).message", "''"),
    ("Error(5).message", "'5'"),
    ("Error({'a': 1}).message", "'[object Object]'"),
    ("Error('x').name", "'Error'"),
    ("TypeError('x').name", "'TypeError'"),
    ("String(TypeError('x'))", "'TypeError: x'"),
    ("String(Error())", "'Error'"),
    ("js.text(RangeError('r'))", "'RangeError: r'"),
    ("Error('x').toString()", "'Error: x'"),
    ("Error('x').stack.split('\\n')[0]", "'Error: x'"),
    ("Error('x', {'cause': 5}).cause", "5"),
    ("Error('x').cause", "undefined"),
    ("js.has(Error('x'), 'cause')", "false"),
    ("Error('x').code", "undefined"),
    ("Object.keys(Object.assign(Error('x'), {'code': 'E'}))", "[ 'code' ]"),
    ("AggregateError([1, 2], 'm').errors", "[ 1, 2 ]"),
    ("AggregateError([1]).message", "''"),
    ("AggregateError([1], 'm').name", "'AggregateError'"),
    ("js.instanceof(Error('x'), Error)", "true"),
    ("DOMException('m', 'AbortError').name", "'AbortError'"),
    ("'[object Error]'", "'[object Error]'"),
    ("js.caught(js.Thrown('text'))", "'text'"),
    (
        "(lambda e: [e.name, e.message])(js.caught(AttributeError(\"x\", name='x', obj=None)))",
        "[ 'TypeError', \"Cannot read properties of null (reading 'x')\" ]",
    ),
    ("(lambda e: [setattr(e, 'name', 'Custom'), String(e)][1])(Error('m'))", "'Custom: m'"),
    (
        "(lambda e: [setattr(e, 'message', 'other'), [String(e), e.stack.split('\\n')[0]]][1])(Error('m'))",
        "[ 'Error: other', 'Error: other' ]",
    ),
    ("JSON.stringify(Error('m'))", "'{}'"),
    ("JSON.stringify((lambda e: [setattr(e, 'name', 'N'), e][1])(Error('m')))", '\'{"name":"N"}\''),
    ("js.hasOwnProperty(Error('a'), 'message')", "true"),
    ("type('A', (Error,), {}).__name__", "'A'"),
    (
        "(lambda e: [e.name, String(e), js.instanceof(e, Error)])(type('A', (Error,), {'__module__': 'm'})('q'))",
        "[ 'Error', 'Error: q', true ]",
    ),
]


@pytest.mark.parametrize(("source", "expected"), ROWS)
def test_as_in_node(source: str, expected: str) -> None:
    """The value, or the error, is what Node has."""
    assert shown(source) == expected


def test_reading_from_undefined_is_caught_with_its_text() -> None:
    """The error of `undefined.name` is a TypeError of Node's text, though Python takes it for an AttributeError too."""
    with pytest.raises(builtins.TypeError) as raised:
        getattr(js.undefined, "name")

    assert js.caught(raised.value).message == "Cannot read properties of undefined (reading 'name')"
