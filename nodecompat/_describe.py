"""How a value is named in the text of an error, in JavaScript's words.

What must stay true: no value can hang or blow up a message: depth, width and length are bounded, and the
value's own `repr` is only asked where it is known to be short. Imports nothing: every child loads it.
"""

from __future__ import annotations

_BRIEF_STRING = 28  # longer strings are cut to 25 characters in "Received …" (measured on Node 20 and 24)
_MAX_ITEMS = 6

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


def quote(text: str) -> str:
    """A string as util.inspect shows it: in the first of ' " ` that it doesn't contain."""
    for mark in ("'", '"', "`"):
        if mark not in text:
            break
    else:
        mark = "'"
    escaped = text.replace("\\", "\\\\")
    if mark in escaped:
        escaped = escaped.replace(mark, "\\" + mark)
    out = [
        _ESCAPES.get(char) or (f"\\x{ord(char):02X}" if ord(char) < 32 or 126 < ord(char) < 160 else char)
        for char in escaped
    ]
    return mark + "".join(out) + mark


_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f", "\v": "\\v"}


def number_text(value: float) -> str:
    """A number as JavaScript's String() writes it."""
    if isinstance(value, int):
        return str(value)
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0" if str(value)[0] == "-" else "0"
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        return mantissa
    power = int(exponent)
    if -7 < power < 0:  # JavaScript writes 0.000001 where Python writes 1e-06
        return _plain_fraction(mantissa, power)
    return f"{mantissa.removesuffix('.0')}e{'+' if power > 0 else '-'}{abs(power)}"


def _plain_fraction(mantissa: str, power: int) -> str:
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "")
    return f"{sign}0.{'0' * (-power - 1)}{digits}"


def inspect_brief(value: object, depth: int = 2) -> str:
    """A short `util.inspect` of a value, for message texts.

    Bounded in depth and width, so that no value can hang a message.
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 64 else f"{value:#x}"
    if isinstance(value, float):
        return number_text(value)
    if depth < 0 and value and isinstance(value, (list, tuple, dict)):
        return "[Object]" if isinstance(value, dict) else "[Array]"
    if isinstance(value, (list, tuple)):
        return _inspect_items([inspect_brief(item, depth - 1) for item in value[:_MAX_ITEMS]], len(value), "[]")
    if isinstance(value, dict):
        pairs = [f"{_key_text(key)}: {inspect_brief(value[key], depth - 1)}" for key in [*value][:_MAX_ITEMS]]
        return _inspect_items(pairs, len(value), "{}")
    if isinstance(value, (bytes, bytearray)):
        body = " ".join(f"{byte:02x}" for byte in value[:50])
        return f"<Buffer{' ' if body else ''}{body}>"
    if isinstance(value, BaseException):
        return f"[{error_name(value)}: {value}]" if str(value) else f"[{error_name(value)}]"
    if callable(value):
        name = getattr(value, "__name__", "")
        kind = "class" if isinstance(value, type) else "Function"
        return f"[{kind}: {name}]" if name and name != "<lambda>" else f"[{kind} (anonymous)]"
    if type(value).__repr__ is object.__repr__:
        return f"{class_name(value)} {{}}"
    try:
        return repr(value)
    except Exception:
        return "[object Object]"


def _inspect_items(items: list[str], count: int, marks: str) -> str:
    if not count:
        return marks
    if count > len(items):
        items.append(f"... {count - len(items)} more items")
    return f"{marks[0]} {', '.join(items)} {marks[1]}"


def _key_text(key: object) -> str:
    if isinstance(key, str) and not key.isidentifier():
        return quote(key)
    return key if isinstance(key, str) else inspect_brief(key)


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


_JS_ERROR_NAMES = {"Exception": "Error", "NameError": "ReferenceError"}


def received(value: object) -> str:
    """The text after "Received" in Node's ERR_INVALID_ARG_TYPE, with Python values named by their JavaScript kind."""
    if value is None:
        return "null"
    if type(value).__name__ == "Undefined":
        return "undefined"
    if isinstance(value, bool):
        return f"type boolean ({'true' if value else 'false'})"
    if isinstance(value, (int, float)):
        return f"type number ({number_text(value)})"
    if isinstance(value, str):
        text = value if len(value) <= _BRIEF_STRING else value[:25] + "..."
        return f"type string ({quote(text)})"
    if type(value).__name__ == "Symbol":
        return f"type symbol ({value})"
    if _is_function(value):
        name = getattr(value, "__name__", "")
        return f"function {'' if name == '<lambda>' else name}"
    return f"an instance of {class_name(value)}"


def _is_function(value: object) -> bool:
    return isinstance(value, type) or type(value).__name__ in {
        "function",
        "method",
        "builtin_function_or_method",
        "partial",
        "method-wrapper",
        "method_descriptor",
        "wrapper_descriptor",
    }
