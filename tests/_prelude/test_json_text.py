"""JSON.stringify and JSON.parse, with their errors."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from support_js import shown

from nodecompat import js, values

# What is written in Python, and what Node 26 shows of the same in JavaScript (in the time zone of Berlin).
ROWS: list[tuple[str, str]] = [
    ("JSON.stringify({'a': [1, 'x', None, True], 'b': {'c': 1.5}})", '\'{"a":[1,"x",null,true],"b":{"c":1.5}}\''),
    ("JSON.stringify([undefined, lambda: 1, NaN, Infinity, -0.0])", "'[null,null,null,null,0]'"),
    ("JSON.stringify({'a': undefined, 'b': lambda: 1})", "'{}'"),
    ("JSON.stringify(undefined)", "undefined"),
    ("JSON.stringify('a\"\\n\\u2028\\ud800é')", '\'"a\\\\"\\\\n\u2028\\\\ud800é"\''),
    ("JSON.stringify({'a': 1, 'b': [1, 2]}, None, 2)", '\'{\\n  "a": 1,\\n  "b": [\\n    1,\\n    2\\n  ]\\n}\''),
    ("JSON.stringify([], None, 2)", "'[]'"),
    ("JSON.stringify({'a': []}, None, '--')", "'{\\n--\"a\": []\\n}'"),
    ("JSON.stringify({'a': 1, 'b': 2}, ['b'])", "'{\"b\":2}'"),
    (
        "JSON.stringify({'a': 1, 'b': 'x'}, lambda k, v: v * 2 if js.typeof(v) == 'number' else v)",
        '\'{"a":2,"b":"x"}\'',
    ),
    ("JSON.stringify({'toJSON': lambda: 'j'})", "'\"j\"'"),
    ("JSON.stringify(Map([[1, 2]]))", "'{}'"),
    ("JSON.stringify(Set([1]))", "'{}'"),
    ("JSON.stringify(BigInt(10))", "throws TypeError: Do not know how to serialize a BigInt"),
    ("JSON.stringify(Error('x'))", "'{}'"),
    ("JSON.stringify(Object.assign(Error('x'), {'code': 'E'}))", '\'{"code":"E"}\''),
    ("JSON.stringify(Buffer.from_('hi'))", '\'{"type":"Buffer","data":[104,105]}\''),
    ("JSON.stringify(Uint8Array([1, 2]))", '\'{"0":1,"1":2}\''),
    ("JSON.stringify({'2': 'b', '1': 'a', 'x': 0})", '\'{"1":"a","2":"b","x":0}\''),
    ("JSON.stringify(1e21)", "'1e+21'"),
    ("JSON.stringify(0.1)", "'0.1'"),
    ("JSON.stringify(None)", "'null'"),
    ("JSON.stringify(Symbol('a'))", "undefined"),
    ("JSON.stringify({'a': 1}, None, '\\t')", "'{\\n\\t\"a\": 1\\n}'"),
    ('JSON.parse(\'{"a": [1, 2.5, "x", null, true]}\')', "{ a: [ 1, 2.5, 'x', null, true ] }"),
    ("JSON.parse('1e3')", "1000"),
    ("JSON.parse('{\"a\":1,\"b\":2}', lambda k, v: undefined if k == 'a' else v)", "{ b: 2 }"),
    ("JSON.parse('[1,2]', lambda k, v: v if Array.isArray(v) else v * 2)", "[ 2, 4 ]"),
    (
        "JSON.parse('{bad}')",
        "throws SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ),
    ("JSON.parse('')", "throws SyntaxError: Unexpected end of JSON input"),
    ("JSON.parse('[1,]')", "throws SyntaxError: Unexpected token ']', \"[1,]\" is not valid JSON"),
    ("JSON.parse(undefined)", 'throws SyntaxError: "undefined" is not valid JSON'),
    (
        "JSON.parse('{\"a\":1')",
        "throws SyntaxError: Expected ',' or '}' after property value in JSON at position 6 (line 1 column 7)",
    ),
    (
        "JSON.parse(\"{'a':1}\")",
        "throws SyntaxError: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ),
    ("JSON.parse('not json')", "throws SyntaxError: Unexpected token 'o', \"not json\" is not valid JSON"),
    ("JSON.parse(None)", "null"),
    ("JSON.parse('{\"__proto__\": 1}').a", "undefined"),
    ("JSON.parse('{\"b\":1}').b", "1"),
    ('JSON.parse(\'{"keys":1, "items": 2}\').keys', "1"),
    (
        "(lambda o: [js.set(o, 'me', o), JSON.stringify(o)][1])({'a': 1})",
        "throws TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    --- property 'me' closes the circle",
    ),
]


@pytest.mark.parametrize(("source", "expected"), ROWS)
def test_as_in_node(source: str, expected: str) -> None:
    """The value, or the error, is what Node has."""
    assert shown(source) == expected


def test_dates_of_python() -> None:
    """What a Date arrives as in a message is written as a Date is; an instance of another year and no moment too."""
    moment = datetime(2020, 1, 31, 12, 0, 0, 500_000, tzinfo=UTC)
    given = {"a": moment, "b": date(2020, 1, 31), "c": values.Date(8.64e15), "d": values.Date(float("nan"))}

    text = js.JSON.stringify(given)

    assert text == (
        '{"a":"2020-01-31T12:00:00.500Z","b":"2020-01-31T00:00:00.000Z","c":"+275760-09-13T00:00:00.000Z","d":null}'
    )
