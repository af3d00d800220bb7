"""Node's `util`: values as text, callbacks as promises, and small tools.

    from nodecompat.util import inspect, format, promisify
    print(inspect({"a": [1, 2, {"b": {}}]}, depth=0))

What must stay true: `inspect` and `format` write what Node writes, to the column. Python values stand for the
JavaScript ones of the same kind: a dict for an object, a list or tuple for an array, bytes for a Buffer; an
integer is written in full, without the `n` of a BigInt. Exceptions that were raised show their stack, others
are in brackets. A class gives itself a text with a method `inspectCustom(self, depth, options, inspect)`, a dict
with a function under the symbol `inspect.custom`.

Not here: `parseArgs`, `TextEncoder`, `TextDecoder`, `MIMEType`, `diff`, `getCallSites` and what Node deprecates.
"""

from __future__ import annotations

from errno import errorcode

from ._errors.base import InvalidArgTypeError, OutOfRangeError
from ._inspect.inspection import inspect
from ._inspect.styles import wants_color
from ._inspect.text import strip_terminal, well_formed
from ._js.arity import is_function
from ._js.equality import is_deep_strict_equal
from ._js.kinds import defined
from ._js.numbers import is_integer, is_number
from ._util import type_checks as types
from ._util.aborting import aborted
from ._util.formatting import formatted
from ._util.notices import DebugLog, debuglog, deprecate
from ._util.promises import callbackify, promisify
from ._util.styling import style_text
from .process import process
from .values import undefined

__all__ = [
    "DebugLog",
    "aborted",
    "callbackify",
    "debug",
    "debuglog",
    "deprecate",
    "format",
    "formatWithOptions",
    "getSystemErrorName",
    "inherits",
    "inspect",
    "isDeepStrictEqual",
    "promisify",
    "stripVTControlCharacters",
    "styleText",
    "toUSVString",
    "types",
]

debug = debuglog


def format(*args: object) -> str:
    """The first text with its placeholders replaced, and whatever else there is, with blanks between.

    `%s` text, `%d` number, `%i` integer, `%f` float, `%j` JSON, `%o` and `%O` inspected, `%c` nothing, `%%` a
    percent sign. Raises what JSON.stringify throws for `%j`, except for a circular value. Node: util.format.
    """
    return formatted({}, args)


def formatWithOptions(inspectOptions: object, *args: object) -> str:
    """`format`, with options for what is inspected. Raises ERR_INVALID_ARG_TYPE. Node: util.formatWithOptions."""
    if not isinstance(inspectOptions, (dict, list)):
        raise InvalidArgTypeError("inspectOptions", "of type object", inspectOptions)
    return formatted(inspectOptions if isinstance(inspectOptions, dict) else {}, args)


def isDeepStrictEqual(val1: object, val2: object) -> bool:
    """Whether two values are equal all the way down, without any conversion. Node: util.isDeepStrictEqual."""
    return is_deep_strict_equal(val1, val2)


def stripVTControlCharacters(str: str) -> str:
    """The text without the escape sequences of terminals. Raises ERR_INVALID_ARG_TYPE."""
    _check_text(str, "str")
    return strip_terminal(str)


def toUSVString(string: object) -> str:
    """The text with every lone surrogate replaced by U+FFFD. Node: util.toUSVString."""
    return well_formed(string if isinstance(string, str) else format("%s", string))


def styleText(
    format: object, text: str, options: object = None, *, validateStream: bool | None = None, stream: object = undefined
) -> str:
    """The text in one or several styles (names of `inspect.colors`, `'#rgb'`, `'none'`).

    Unless `validateStream` is False, there are colors only if `stream` (process.stdout) shows them. Raises
    ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE. Node: util.styleText.
    """
    _check_text(text, "text")
    given = {} if options is None or options is undefined else options
    if not isinstance(given, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    given = defined(given)
    validate = given.get("validateStream", True) if validateStream is None else validateStream
    if not isinstance(validate, bool):
        raise InvalidArgTypeError("options.validateStream", "of type boolean", validate)
    styled = style_text(format, text)
    if not validate:
        return styled
    target = given.get("stream", undefined) if stream is undefined else stream
    if target is undefined or target is None:
        target = process.stdout
    elif not is_function(getattr(target, "write", None)) and not is_function(getattr(target, "read", None)):
        raise InvalidArgTypeError("stream", "an instance of ReadableStream, WritableStream, or Stream", target)
    return styled if wants_color(target) else text


def inherits(constructor: type, superConstructor: type) -> None:
    """`class Child(Parent)` after the fact: `Child.super_` is set, and the base if Python lets it be changed.

    Raises ERR_INVALID_ARG_TYPE for what is no class, TypeError where the class has to be written with its base.
    Node: util.inherits.
    """
    for name, value in (("ctor", constructor), ("superCtor", superConstructor)):
        if not isinstance(value, type):
            raise InvalidArgTypeError(name, "of type function", value)
    if not issubclass(constructor, superConstructor):
        others = tuple(base for base in constructor.__bases__ if base is not object)
        try:
            constructor.__bases__ = (*others, superConstructor)
        except TypeError:
            wanted = f"class {constructor.__name__}({superConstructor.__name__})"
            raise TypeError(f"Python cannot change the base of {constructor.__name__}: write `{wanted}:`") from None
    constructor.super_ = superConstructor  # type: ignore[attr-defined]  # which this adds


def getSystemErrorName(err: object) -> str:
    """The name of a negative error number: -2 is 'ENOENT'. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    if not is_number(err):
        raise InvalidArgTypeError("err", "of type number", err)
    if not is_integer(err) or err >= 0:
        raise OutOfRangeError("err", "a negative integer", err)
    return errorcode.get(-int(err), f"Unknown system error {int(err)}")


def _check_text(value: object, name: str) -> None:
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
