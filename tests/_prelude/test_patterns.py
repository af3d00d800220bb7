"""RegExp: translation, flags, groups, and what strings do with patterns."""

from __future__ import annotations

import pytest
from support_js import shown

from nodecompat import js
from nodecompat.js import RegExp

# What is written in Python, and what Node 26 shows of the same in JavaScript (in the time zone of Berlin).
ROWS: list[tuple[str, str]] = [
    ("js.regexp('a(b)?').exec('xa')", "[ 'a', undefined, index: 1, input: 'xa', groups: undefined ]"),
    ("js.regexp('a').exec('b')", "null"),
    ("js.regexp('a', 'g')", "/a/g"),
    ("RegExp('a/b', 'gi')", "/a\\/b/gi"),
    ("RegExp('')", "/(?:)/"),
    ("RegExp()", "/(?:)/"),
    ("RegExp('a\\nb')", "/a\\nb/"),
    ("RegExp(js.regexp('x', 'g'))", "/x/g"),
    ("RegExp(js.regexp('x', 'g'), 'i')", "/x/i"),
    ("RegExp('(')", "throws SyntaxError: Invalid regular expression: /(/: Unterminated group"),
    ("RegExp(')')", "throws SyntaxError: Invalid regular expression: /)/: Unmatched ')'"),
    ("RegExp('[')", "throws SyntaxError: Invalid regular expression: /[/: Unterminated character class"),
    ("RegExp('*')", "throws SyntaxError: Invalid regular expression: /*/: Nothing to repeat"),
    ("RegExp('a**')", "throws SyntaxError: Invalid regular expression: /a**/: Nothing to repeat"),
    ("RegExp('a++')", "throws SyntaxError: Invalid regular expression: /a++/: Nothing to repeat"),
    (
        "RegExp('[z-a]')",
        "throws SyntaxError: Invalid regular expression: /[z-a]/: Range out of order in character class",
    ),
    ("RegExp('\\\\')", "throws SyntaxError: Invalid regular expression: /\\/: \\ at end of pattern"),
    (
        "RegExp('a{2,1}')",
        "throws SyntaxError: Invalid regular expression: /a{2,1}/: numbers out of order in {} quantifier",
    ),
    ("RegExp('a', 'gg')", "throws SyntaxError: Invalid flags supplied to RegExp constructor 'gg'"),
    ("RegExp('a', 'x')", "throws SyntaxError: Invalid flags supplied to RegExp constructor 'x'"),
    (
        "RegExp('(?<a>x)(?<a>y)')",
        "throws SyntaxError: Invalid regular expression: /(?<a>x)(?<a>y)/: Duplicate capture group name",
    ),
    (
        "RegExp('\\\\k<x>(?<a>y)')",
        "throws SyntaxError: Invalid regular expression: /\\k<x>(?<a>y)/: Invalid named capture referenced",
    ),
    ("js.regexp('a').source", "'a'"),
    ("js.regexp('a\\\\/b').source", "'a\\\\/b'"),
    ("js.regexp('a', 'gi').flags", "'gi'"),
    ("js.get(js.regexp('a', 'g'), 'global')", "true"),
    ("js.regexp('a', 'i').ignoreCase", "true"),
    ("String(js.regexp('a\\\\d', 'g'))", "'/a\\\\d/g'"),
    (
        "(lambda r: [r.test('aab'), r.lastIndex, r.test('aab'), r.lastIndex, r.test('aab'), r.lastIndex])(js.regexp('a', 'g'))",
        "[ true, 1, true, 2, false, 0 ]",
    ),
    ("(lambda r: [r.test('aab'), r.lastIndex])(js.regexp('b', 'y'))", "[ false, 0 ]"),
    ("(lambda r: [setattr(r, 'lastIndex', 2), [r.test('aab'), r.lastIndex]][1])(js.regexp('b', 'y'))", "[ true, 3 ]"),
    (
        "(lambda r: [[m[0], m.index, r.lastIndex] for m in iter(lambda: r.exec('a1b2'), None)])(js.regexp('\\\\d', 'g'))",
        "[ [ '1', 1, 2 ], [ '2', 3, 4 ] ]",
    ),
    ("js.regexp('(?<y>\\\\d{4})-(?<m>\\\\d\\\\d)').exec('2020-01').groups.y", "'2020'"),
    ("js.regexp('(?<a>x)?').exec('y').groups", "[Object: null prototype] { a: undefined }"),
    ("js.regexp('a(.)c', 'd').exec('abc').indices", "[ [ 0, 3 ], [ 1, 2 ], groups: undefined ]"),
    ("js.regexp('^b', 'm').test('a\\nb')", "true"),
    ("js.regexp('a$').test('a\\n')", "false"),
    ("js.regexp('a$', 'm').test('a\\r\\nb')", "true"),
    ("js.regexp('a.b').test('a\\nb')", "false"),
    ("js.regexp('a.b', 's').test('a\\nb')", "true"),
    ("js.regexp('a.b').test('a\\u2028b')", "false"),
    ("js.regexp('[^]').test('\\n')", "true"),
    ("js.regexp('[]').test('a')", "false"),
    ("js.regexp('\\\\d').test('٣')", "false"),
    ("js.regexp('\\\\w').test('é')", "false"),
    ("js.regexp('\\\\bé').test('é')", "false"),
    ("js.regexp('\\\\s').test('\\ufeff')", "true"),
    ("js.regexp('\\\\s').test('\\x1c')", "false"),
    ("js.regexp('[\\\\s\\\\S]+').exec('a\\nb')[0]", "'a\\nb'"),
    ("js.regexp('[\\\\w.-]+@[\\\\w-]+\\\\.\\\\w+').exec('me <a.b-c@x-y.org>')[0]", "'a.b-c@x-y.org'"),
    ("js.regexp('[^\\\\W_]+').exec('__ab1_')[0]", "'ab1'"),
    ("js.regexp('(a)|b').exec('b')", "[ 'b', undefined, index: 0, input: 'b', groups: undefined ]"),
    ("js.regexp('(a)?\\\\1b').exec('b')", "[ 'b', undefined, index: 0, input: 'b', groups: undefined ]"),
    ("js.regexp('([\\'\"])(.*?)\\\\1').exec('say \"hi\" x')[2]", "'hi'"),
    ("js.regexp('\\\\k<q>(?<q>a)').exec('a')[0]", "'a'"),
    ("js.regexp('(?<q>[\\'\"]).*\\\\k<q>').exec('\"a\"')[0]", "'\"a\"'"),
    ("js.regexp('(?<=\\\\$)\\\\d+').exec('a$42')[0]", "'42'"),
    ("js.regexp('(?<!\\\\$)\\\\b\\\\d+').exec('$42 17')[0]", "'17'"),
    ("js.regexp('(?<=a|bc)d').exec('bcd')[0]", "'d'"),
    ("js.regexp('(?<!a|bc)d').exec('bcd')", "null"),
    ("js.regexp('(?=a)a').test('a')", "true"),
    ("js.regexp('(?!a).').exec('ab')[0]", "'b'"),
    ("js.regexp('\\\\u0041\\\\x42\\\\cJ').test('AB\\n')", "true"),
    ("js.regexp('\\\\u{1F600}', 'u').test('😀')", "true"),
    ("js.regexp('^.$', 'u').test('😀')", "true"),
    ("js.regexp('\\\\p{Lu}', 'u').test('É')", "true"),
    ("js.regexp('[\\\\p{L}\\\\d]+', 'u').exec('-héllo9-')[0]", "'héllo9'"),
    ("js.regexp('\\\\P{L}', 'u').exec('a1')[0]", "'1'"),
    ("js.regexp('\\\\p{Script=Greek}', 'u').test('α')", "true"),
    ("js.regexp('É', 'i').test('é')", "true"),
    ("js.regexp('[a-z]+', 'i').exec('ABC')[0]", "'ABC'"),
    ("js.regexp('a{2}').test('aa')", "true"),
    ("js.regexp('a{,2}').test('a{,2}')", "true"),
    ("js.regexp('a{').test('a{')", "true"),
    ("js.regexp('a{1,}?').exec('aaa')[0]", "'a'"),
    ("js.regexp('[a\\\\]b]+').exec('x]a')[0]", "']a'"),
    ("js.regexp('[[]').test('[')", "true"),
    ("js.regexp('[&&]').test('&')", "true"),
    ("js.regexp('[a-]').test('-')", "true"),
    ("js.regexp('[\\\\w-]').test('-')", "true"),
    ("js.regexp('[\\\\b]').test('\\b')", "true"),
    ("js.regexp('#x y').test('#x y')", "true"),
    ("js.regexp('\\\\/').test('/')", "true"),
    ("js.regexp('\\\\e').test('e')", "true"),
    ("js.regexp('\\\\-').test('-')", "true"),
    ("js.regexp(']').test(']')", "true"),
    ("js.regexp('}').test('}')", "true"),
    ("js.regexp('\\\\0').test('\\0')", "true"),
    ("js.regexp('(?:a|b)+?c').exec('abac')[0]", "'abac'"),
    ("js.regexp('(?i:a)b').test('Ab')", "true"),
    ("False", "false"),
    ("js.replace('aBc', js.regexp('b', 'i'), lambda x: x + x)", "'aBBc'"),
    ("js.split('a,b;c', js.regexp('[,;]'))", "[ 'a', 'b', 'c' ]"),
    ("js.replace('abc', js.regexp('(?:)', 'g'), '-')", "'-a-b-c-'"),
    ("js.replace('xay', js.regexp('(?<l>a)'), lambda *args: JSON.stringify(args[-1]))", '\'x{"l":"a"}y\''),
    ("js.lastIndexOf('aaa', 'a')", "2"),
    ("js.slice(js.match('2020-01-31', js.regexp('(\\\\d+)-(\\\\d+)')), 1)", "[ '2020', '01' ]"),
    ("js.search('😀a', js.regexp('a'))", "2"),
    ("(lambda r: [r.exec('😀a😀a'), r.lastIndex][1])(js.regexp('a', 'g'))", "3"),
    ("RegExp.escape('a.b*c')", "'\\\\x61\\\\.b\\\\*c'"),
    ("js.instanceof(re.compile('a'), RegExp)", "true"),
    ("js.test(re.compile('a(b)'), 'ab')", "true"),
    ("structuredClone(js.regexp('a', 'g'))", "/a/g"),
    ("JSON.stringify(js.regexp('a'))", "'{}'"),
    ("js.regexp('a|ab').exec('abc')[0]", "'a'"),
    (
        "js.regexp('((a)|(ab))((c)|(bc))').exec('abc')",
        "[\n  'abc',\n  'a',\n  'a',\n  undefined,\n  'bc',\n  undefined,\n  'bc',\n  index: 0,\n  input: 'abc',\n  groups: undefined\n]",
    ),
    ("js.regexp('(z)((a+)?(b+)?(c))*').exec('zaacbbbcac')[0]", "'zaacbbbcac'"),
    ("js.regexp('^(?:\\\\+|-)?\\\\d+(\\\\.\\\\d+)?$').test('-3.14')", "true"),
    (
        "js.regexp('^https?:\\\\/\\\\/([^\\\\/:]+)(?::(\\\\d+))?(\\\\/.*)?$').exec('http://a.b:80/c')",
        "[\n  'http://a.b:80/c',\n  'a.b',\n  '80',\n  '/c',\n  index: 0,\n  input: 'http://a.b:80/c',\n  groups: undefined\n]",
    ),
]


@pytest.mark.parametrize(("source", "expected"), ROWS)
def test_as_in_node(source: str, expected: str) -> None:
    """The value, or the error, is what Node has."""
    assert shown(source) == expected


def test_without_the_flag_u_a_pattern_sees_units() -> None:
    """A character beyond U+FFFF is two of them; with the flag it is one. Measured on Node 26."""
    text = "a\N{GRINNING FACE}b"
    face = text[1]

    assert js.match(text, RegExp(".", "g")) == ["a", "\ud83d", "\ude00", "b"]
    assert js.match(text, RegExp(".", "gu")) == ["a", face, "b"]
    assert (js.match(text, RegExp("a.b")), js.match(text, RegExp("a..b"))[0]) == (None, text)
    assert js.split(text, RegExp("(?:)")) == ["a", "\ud83d", "\ude00", "b"]
    assert js.replace(text, RegExp(".", "g"), "x") == "xxxx"
    assert js.replace(text, RegExp(f"[{face}]"), "y") == "ay\ude00b"
    assert js.replace(text, RegExp(face), "<$&>") == f"a<{face}>b"
    assert js.replace(face + face, RegExp("(.)(.)"), "$2$1") == "\ude00\ud83d" + face
    assert js.split(f"x{face}y{face}", RegExp(face)) == ["x", "y", ""]
    assert [RegExp("^.$").test(face), RegExp("^..$").test(face), RegExp("^.$", "u").test(face)] == [False, True, True]
    assert (js.search(text, RegExp("b")), js.exec(RegExp("b", "g"), text).index) == (3, 3)
