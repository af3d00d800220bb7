"""The functions of `assert`. Node: assert.

What must stay true: what fails raises AssertionError, or the error that was given as the message.
"""

from __future__ import annotations

import linecache
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, NodeTypeError
from .._inspect.inspection import inspect
from .._js.arity import fit, is_function
from .._js.equality import is_deep_strict_equal, is_partial_strict_equal
from .._js.kinds import error_name, truthy
from .._js.numbers import is_number
from .._js.regexps import is_regexp
from .._js.text import string_of
from .._prelude import operators
from ..values import undefined
from .error import AssertionError  # Node's name

if TYPE_CHECKING:
    from types import FrameType

_NOTHING = object()


def _fail(message: object, **what: object) -> NoReturn:
    if isinstance(message, BaseException):
        raise message
    if is_function(message):
        message = fit(message, 2)(what.get("actual"), what.get("expected"))
    raise AssertionError({"message": message, **what})


def is_same(one: object, other: object) -> bool:
    """JavaScript: Object.is."""
    if one is other:
        return True
    plain = (str, int, float)
    return isinstance(one, plain) and isinstance(other, plain) and is_deep_strict_equal(one, other)


def ok(value: object = _NOTHING, message: object = undefined) -> None:
    """Fail unless a value is true, as JavaScript sees it. Node: assert.ok."""
    if value is _NOTHING:
        why = "No value argument passed to `assert.ok()`"
        missing = AssertionError({"message": why, "actual": undefined, "expected": True, "operator": "=="})
        missing.generatedMessage = True
        raise missing
    if not truthy(value):
        generated = message is undefined or message is None
        text: object = _expression(sys._getframe(1)) if generated else message
        try:
            _fail(text, actual=value, expected=True, operator="==")
        except AssertionError as error:
            error.generatedMessage = generated
            raise


def _expression(frame: FrameType) -> str:
    """The text of a call, as it is written."""
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("nodecompat."):
        frame = frame.f_back
    line, end, start, stop = [*frame.f_code.co_positions()][frame.f_lasti // 2]
    lines = [linecache.getline(frame.f_code.co_filename, at) for at in range(line or 0, (end or 0) + 1)]
    source = "".join(lines)
    if not source.strip() or start is None or stop is None:
        return "The expression evaluated to a falsy value"
    cut = len(source.encode()) - len(lines[-1].encode()) + stop
    return f"The expression evaluated to a falsy value:\n\n  {source.encode()[start:cut].decode()}\n"


def equal(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail unless `==` holds, as in JavaScript. Node: assert.equal."""
    if not (operators.eq(actual, expected) or (actual != actual and expected != expected)):
        _fail(message, actual=actual, expected=expected, operator="==")


def notEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail if `==` holds, as in JavaScript. Node: assert.notEqual."""
    if operators.eq(actual, expected) or (actual != actual and expected != expected):
        _fail(message, actual=actual, expected=expected, operator="!=")


def strictEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail unless the two are the same, as Object.is sees it. Node: assert.strictEqual."""
    if not is_same(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="strictEqual")


def notStrictEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail if the two are the same. Node: assert.notStrictEqual."""
    if is_same(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="notStrictEqual")


def deepStrictEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail unless the two are equal all the way down, without conversions. Node: assert.deepStrictEqual."""
    if not is_deep_strict_equal(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="deepStrictEqual")


def notDeepStrictEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail if the two are equal all the way down. Node: assert.notDeepStrictEqual."""
    if is_deep_strict_equal(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="notDeepStrictEqual")


def partialDeepStrictEqual(
    actual: object = undefined, expected: object = undefined, message: object = undefined
) -> None:
    """Fail unless all of `expected` is in `actual`, all the way down. Node: assert.partialDeepStrictEqual."""
    if not is_partial_strict_equal(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="partialDeepStrictEqual")


def deepEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail unless the two are equal all the way down, by `==`. Node: assert.deepEqual."""
    if not _loosely(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="deepEqual")


def notDeepEqual(actual: object = undefined, expected: object = undefined, message: object = undefined) -> None:
    """Fail if the two are equal all the way down, by `==`. Node: assert.notDeepEqual."""
    if _loosely(actual, expected):
        _fail(message, actual=actual, expected=expected, operator="notDeepEqual")


def _loosely(one: object, other: object) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_loosely(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_loosely, one, other))
    octets = (bytes, bytearray)
    if isinstance(one, octets) and isinstance(other, octets):  # a Buffer is a Uint8Array
        return one == other
    plain = (str, int, float)
    if (one is None or one is undefined or isinstance(one, plain)) and (
        other is None or other is undefined or isinstance(other, plain)
    ):
        return bool(operators.eq(one, other)) or (one != one and other != other)
    return is_deep_strict_equal(one, other)


def fail(message: object = undefined) -> NoReturn:
    """Fail. Node: assert.fail."""
    if isinstance(message, BaseException):
        raise message
    error = AssertionError({"message": "Failed" if message is undefined else message, "operator": "fail"})
    error.generatedMessage = message is undefined
    raise error


def ifError(value: object = undefined) -> None:
    """Fail for anything but null and undefined. Node: assert.ifError."""
    if value is None or value is undefined:
        return
    text = "ifError got unwanted exception: "
    text += getattr(value, "message", None) or str(value) if isinstance(value, BaseException) else inspect(value)
    raise AssertionError({"message": text, "actual": value, "expected": None, "operator": "ifError"})


def match(string: object = undefined, regexp: object = undefined, message: object = undefined) -> None:
    """Fail unless a text matches a pattern. Raises ERR_INVALID_ARG_TYPE. Node: assert.match."""
    _match(string, regexp, message, "match")


def doesNotMatch(string: object = undefined, regexp: object = undefined, message: object = undefined) -> None:
    """Fail if a text matches a pattern. Raises ERR_INVALID_ARG_TYPE. Node: assert.doesNotMatch."""
    _match(string, regexp, message, "doesNotMatch")


def _match(string: object, regexp: Any, message: object, operator: str) -> None:
    if not is_regexp(regexp):
        raise InvalidArgTypeError("regexp", "an instance of RegExp", regexp)
    wanted = operator == "match"
    if isinstance(string, str) and (found_in(regexp, string) is wanted):
        return
    generated = message is undefined or message is None
    if generated and not isinstance(string, str):
        kind = f"type {operators.typeof(string)} ({inspect(string)})"
        message = f'The "string" argument must be of type string. Received {kind}'
    elif generated:
        words = "did not match the regular expression" if wanted else "was expected to not match the regular expression"
        message = f"The input {words} {inspect(regexp)}. Input:\n\n{inspect(string)}\n"
    try:
        _fail(message, actual=string, expected=regexp, operator=operator)
    except AssertionError as error:
        error.generatedMessage = generated
        raise


def found_in(pattern: Any, text: str) -> bool:
    """Whether a pattern is found in a text."""
    if isinstance(pattern, re.Pattern):
        return pattern.search(text) is not None
    return bool(pattern.test(text))


def check_error(actual: Any, expected: Any, message: object, operator: str) -> None:
    """Fail unless an error is what was expected: a class, a pattern, a function, or an object of properties."""
    generated = message is undefined or message is None
    if is_regexp(expected):
        text = string_of(actual)
        if found_in(expected, text):
            return
        what = f"The input did not match the regular expression {inspect(expected)}. Input:\n\n{inspect(text)}\n"
    elif isinstance(expected, type) and issubclass(expected, BaseException):
        if isinstance(actual, expected):
            return
        wanted = getattr(expected, "name", None)
        wanted = wanted if isinstance(wanted, str) else expected.__name__
        what = f'The error is expected to be an instance of "{wanted}". Received "{error_name(actual)}"'
        what += f"\n\nError message:\n\n{_message(actual)}" if _message(actual) else ""
    elif is_function(expected):
        result = fit(expected, 1)(actual)
        if result is True:
            return
        name = getattr(expected, "__name__", "")
        name = "" if name == "<lambda>" else f'"{name}" '
        what = f'The {name}validation function is expected to return "true". Received {inspect(result)}'
        what += f"\n\nCaught error:\n\n{error_name(actual)}: {_message(actual)}"
    else:
        _check_properties(actual, expected, message, operator)
        return
    error = AssertionError(
        {"actual": actual, "expected": expected, "message": what if generated else message, "operator": operator}
    )
    error.generatedMessage = generated
    raise error


def _message(error: Any) -> str:
    return str(getattr(error, "message", None) or error)


def _property(error: Any, key: str) -> Any:
    if key == "name" and isinstance(error, BaseException):
        return error_name(error)
    if key == "message" and isinstance(error, BaseException):
        return _message(error)
    return error.get(key, undefined) if isinstance(error, dict) else getattr(error, key, undefined)


def _check_properties(actual: Any, expected: Any, message: object, operator: str) -> None:
    keys = [*expected] if isinstance(expected, dict) else ["name", "message"]
    if not keys:
        raise InvalidArgValueError("error", expected, "may not be an empty object")
    for key in keys:
        mine, wanted = _property(actual, key), _property(expected, key)
        if isinstance(mine, str) and is_regexp(wanted) and found_in(wanted, mine):
            continue
        if is_deep_strict_equal(mine, wanted):
            continue
        if message is not undefined and message is not None:
            _fail(message, actual=actual, expected=expected, operator=operator)
        pair = [
            {one: _property(side, one) for one in keys if _property(side, one) is not undefined}
            for side in (actual, expected)
        ]
        for one in keys:
            found = pair[0].get(one)
            if isinstance(found, str) and is_regexp(pair[1].get(one)) and found_in(pair[1][one], found):
                pair[1][one] = found
        error = AssertionError({"actual": pair[0], "expected": pair[1], "operator": "deepStrictEqual"})
        error.message = error.message.replace("\n  {\n", "\n  Comparison {\n", 1)
        error.actual, error.expected, error.operator = actual, expected, operator
        raise error


def expected_and_message(error: Any, message: object, actual: Any, alone: bool) -> tuple[Any, object]:
    """The error that is expected, and the message, which may be in its place. Raises ERR_INVALID_ARG_TYPE."""
    kinds = "of type function or an instance of Error, RegExp, or Object"
    if isinstance(error, str):
        if not alone:
            raise InvalidArgTypeError("error", kinds, error)
        if actual is not None and _message(actual) == error:
            text = (
                f'The "error/message" argument is ambiguous. The error message "{error}" is identical to the message.'
            )
            raise NodeTypeError(text, code="ERR_AMBIGUOUS_ARGUMENT")
        return undefined, error
    if isinstance(error, bool) or is_number(error):
        raise InvalidArgTypeError("error", kinds, error)
    return error, message


def check_thrown(actual: Any, error: Any, message: object, operator: str) -> None:
    """Fail if nothing was raised, or something else than was expected."""
    expected, text = expected_and_message(error, message, actual, message is undefined)
    if actual is None:
        named = expected.__name__ if isinstance(expected, type) else _property(expected, "name")
        details = f" ({named})" if isinstance(named, str) and named else ""
        details += "." if text is undefined or text is None else f": {string_of(text)}"
        kind = "rejection" if operator == "rejects" else "exception"
        _fail(f"Missing expected {kind}{details}", actual=undefined, expected=expected, operator=operator)
    if expected is not undefined and expected is not None:
        check_error(actual, expected, text, operator)


def throws(fn: Any = undefined, error: object = undefined, message: object = undefined) -> None:
    """Fail unless a function raises what is expected: a class, pattern, object or function. Node: assert.throws."""
    check_thrown(_raised(fn, "fn"), error, message, "throws")


def doesNotThrow(fn: Any = undefined, error: object = undefined, message: object = undefined) -> None:
    """Fail if a function raises. Node: assert.doesNotThrow."""
    check_not_thrown(_raised(fn, "fn"), error, message, "doesNotThrow")


def check_not_thrown(actual: Any, error: object, message: object, operator: str) -> None:
    """Fail if something was raised, of the class that is not wanted."""
    if actual is None:
        return
    if isinstance(error, str):
        error, message = undefined, error
    if isinstance(error, type) and not isinstance(actual, error):
        raise actual
    details = "." if message is undefined or message is None else f": {string_of(message)}"
    kind = "rejection" if operator == "doesNotReject" else "exception"
    text = f'Got unwanted {kind}{details}\nActual message: "{_message(actual)}"'
    _fail(text, actual=actual, expected=error, operator=operator)


def _raised(fn: Any, name: str) -> Any:
    if not is_function(fn):
        raise InvalidArgTypeError(name, "of type function", fn)
    try:
        fn()
    except Exception as error:
        return error
    return None
