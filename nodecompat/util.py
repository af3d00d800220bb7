"""Node's `util`: values as text, callbacks as promises, and small tools.

    from nodecompat.util import inspect, format, promisify
    print(inspect({"a": [1, 2, {"b": {}}]}, depth=0))

What must stay true: `inspect` and `format` write what Node writes, to the column. Python values stand for the
JavaScript ones of the same kind: a dict for an object, a list or tuple for an array, bytes for a Buffer; an
integer is written in full, without the `n` of a BigInt. Exceptions that were raised show their stack, others
are in brackets. A class gives itself a text with a method `inspectCustom(self, depth, options, inspect)`, a dict
with a function under the symbol `inspect.custom`.

`TextEncoder` and `TextDecoder` are those of `nodecompat.js`. Not here: `MIMEType`, `debounce`, `throttle` and what Node
deprecates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors.base import InvalidArgTypeError
from ._errors.checks import check_integer
from ._inspect.inspection import inspect
from ._inspect.styles import wants_color
from ._inspect.text import strip_terminal, well_formed
from ._js.arity import is_function
from ._js.equality import is_deep_strict_equal, is_partial_strict_equal
from ._js.kinds import defined
from ._on_use import names_on_use
from ._process.env_file import parse as parse_variables
from ._util import type_checks as types
from ._util.aborting import aborted
from ._util.arguments import parse_args
from ._util.call_sites import call_sites
from ._util.diffs import diff
from ._util.formatting import formatted
from ._util.notices import DebugLog, debuglog, deprecate
from ._util.promises import callbackify, promisify
from ._util.styling import style_text
from ._util.system import (
    convertProcessSignalToExitCode,
    getSystemErrorMap,
    getSystemErrorMessage,
    getSystemErrorName,
)
from .process import process
from .values import undefined

if TYPE_CHECKING:
    from ._js.own import Object
    from ._prelude.coding import TextDecoder as TextDecoder
    from ._prelude.coding import TextEncoder as TextEncoder
    from .promise import Promise

__getattr__ = names_on_use(
    __name__, {"TextDecoder": "nodecompat._prelude.coding", "TextEncoder": "nodecompat._prelude.coding"}
)

__all__ = [
    "DebugLog",
    "TextDecoder",
    "TextEncoder",
    "aborted",
    "callbackify",
    "convertProcessSignalToExitCode",
    "debug",
    "debuglog",
    "deprecate",
    "diff",
    "format",
    "formatWithOptions",
    "getCallSites",
    "getSystemErrorMap",
    "getSystemErrorMessage",
    "getSystemErrorName",
    "inherits",
    "inspect",
    "isArray",
    "isDeepStrictEqual",
    "isPartialDeepStrictEqual",
    "markPromiseAsHandled",
    "parseArgs",
    "parseEnv",
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


def isPartialDeepStrictEqual(val1: object, val2: object) -> bool:
    """Whether all that the second value has the first has too, all the way down.

    Node: util.isPartialDeepStrictEqual.
    """
    return is_partial_strict_equal(val1, val2)


def getCallSites(frameCount: object = 10, options: object = None) -> list[Object]:
    """Where the calls are that lead here: `{functionName, scriptId, scriptName, lineNumber, columnNumber}` for each.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE. Node: util.getCallSites.
    """
    return call_sites(check_integer("frameCount", frameCount, 1, 200))


def isArray(object: object = undefined) -> bool:
    """Whether a value is a list or a tuple. Node: util.isArray."""
    return isinstance(object, (list, tuple))


def parseArgs(config: dict[str, Any] | None = None, **options: Any) -> Object:
    """The arguments of a command: `values` by the names of the options, and `positionals`.

    Options: args (process.argv without the program and the script), options (`{name: {type, short, multiple,
    default}}`), strict, allowPositionals, allowNegative, tokens. Raises ERR_INVALID_ARG_TYPE,
    ERR_PARSE_ARGS_UNKNOWN_OPTION, ERR_PARSE_ARGS_INVALID_OPTION_VALUE, ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL.
    Node: util.parseArgs.
    """
    return parse_args({**(config or {}), **options})


def parseEnv(content: object = undefined) -> dict[str, str]:
    """The variables of a `.env` file's text. Raises ERR_INVALID_ARG_TYPE. Node: util.parseEnv."""
    _check_text(content, "content")
    return parse_variables(str(content))


def markPromiseAsHandled(promise: Promise[Any]) -> None:
    """Let a promise be rejected without a word. Raises ERR_INVALID_ARG_TYPE. Node: util.markPromiseAsHandled."""
    if not types.isPromise(promise):
        raise InvalidArgTypeError("promise", "an instance of Promise", promise)
    promise.catch(lambda _: None)


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


def _check_text(value: object, name: str) -> None:
    if not isinstance(value, str):
        raise InvalidArgTypeError(name, "of type string", value)
