"""How a value is named in the text of an error, in JavaScript's words.

What must stay true: no value can hang or blow up a message. Nothing is imported at start, since every child
loads this file; the full `util.inspect` comes in with the first message that needs it.
"""

from __future__ import annotations

_BRIEF_STRING = 28  # longer strings are cut to 25 characters in "Received …" (measured on Node 20 and 24)

_JS_CLASS_NAMES = {
    "dict": "Object",
    "list": "Array",
    "tuple": "Array",
    "bytes": "Buffer",
    "bytearray": "Uint8Array",
    "memoryview": "Uint8Array",
    "set": "Set",
    "frozenset": "Set",
    "datetime": "Date",
    "Pattern": "RegExp",
    "object": "Object",
}
_JS_ERROR_NAMES = {"Exception": "Error", "NameError": "ReferenceError"}
_FUNCTIONS = {
    "function",
    "method",
    "builtin_function_or_method",
    "partial",
    "method-wrapper",
    "method_descriptor",
    "wrapper_descriptor",
}


def number_text(value: float) -> str:
    """A number as JavaScript's String() writes it. Source: ECMA-262 6.1.6.1.20 Number::toString."""
    if isinstance(value, int):
        return str(int(value))
    text = float.__repr__(value)
    if text.endswith(".0"):
        return "0" if text == "-0.0" else text[:-2]
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(text, text)
    power = int(exponent)
    sign = "-" if mantissa[0] == "-" else ""
    digits = mantissa.lstrip("-").replace(".", "")
    if 0 < power < 21:
        return f"{sign}{digits:0<{power + 1}}"
    if -7 < power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    return f"{mantissa}e{'+' if power > 0 else '-'}{abs(power)}"


def inspect_brief(value: object) -> str:
    """A value as `util.inspect` shows it."""
    from .._inspect.walk import inspected

    try:
        return inspected(value, {})
    except Exception:  # an inspection function of the program's own failed
        return "[object Object]"


def class_name(value: object) -> str:
    """The JavaScript class name that stands for a Python value's type (dict: Object, list: Array)."""
    name = type(value).__name__
    return _JS_CLASS_NAMES.get(name, name)


def error_name(error: BaseException) -> str:
    """What JavaScript calls `error.name`: the class name, `Error` for Python's plain `Exception`."""
    name = getattr(error, "name", None)
    if isinstance(name, str) and name and hasattr(error, "code"):
        return name
    return _JS_ERROR_NAMES.get(type(error).__name__, type(error).__name__)


def received(value: object) -> str:
    """The text after "Received" in Node's ERR_INVALID_ARG_TYPE, with Python values named by their JavaScript kind."""
    if value is None:
        return "null"
    kind = type(value).__name__
    if kind == "Undefined":
        return "undefined"
    if isinstance(value, (bool, int, float)):
        return f"type {'boolean' if isinstance(value, bool) else 'number'} ({inspect_brief(value)})"
    if isinstance(value, str):
        return f"type string ({inspect_brief(value if len(value) <= _BRIEF_STRING else value[:25] + '...')})"
    if kind == "Symbol":
        return f"type symbol ({value})"
    if isinstance(value, type) or kind in _FUNCTIONS:
        name = getattr(value, "__name__", "")
        return f"function {'' if name == '<lambda>' else name}"
    return f"an instance of {class_name(value)}"
