"""Which kind of JavaScript value a Python value is: what may be copied or sent, and what JavaScript calls it.

JavaScript's structured clone knows a closed list of kinds; this file says which Python type is of which
kind, by the first name in the type's MRO that the table lists. Types are looked up by name, so that no
module has to be imported to recognise its objects.

What must stay true: anything callable or awaitable, modules and operating-system resources are refused; a plain
instance travels as its own fields, as in JavaScript; a message never decides which code is called.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


from ..values import undefined

MAX_DEPTH: Final = 1000
"""Levels of containers a message may have, the same for encoding and decoding.

Node writes some thousands. cbor2's own encoder crashes the process near 8,000, orjson reads 1,024.
"""

MAX_INTEGER_BYTES: Final = 4096  # of a big integer; int() of more is slow enough to be an attack
MAX_DECIMAL_EXPONENT: Final = 6144  # that of decimal128; int(Decimal('1E+10000000')) would hang the process

# -- why a message cannot be written ----------------------------------------------------------------


class RefusedError(Exception):
    """A value that cannot travel; `steps` leads to it, innermost first."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what.rstrip()  # a function may have no name
        self.steps: list[Any] = []


class TooDeepError(RefusedError):
    """More than MAX_DEPTH levels; `steps` leads to the first container that is one too many."""

    def __init__(self) -> None:
        super().__init__(f"more than {MAX_DEPTH} levels")


# -- kinds -------------------------------------------------------------------------------------------

REFUSED: Final = "refused"
FIELDS: Final = "fields"

_KINDS: Final = {
    "builtins.str": "text",
    "builtins.bool": "bool",
    "builtins.int": "int",
    "builtins.float": "float",
    "builtins.bytes": "bytes",
    "builtins.bytearray": "bytes",
    "builtins.dict": "map",
    "builtins.list": "list",
    "builtins.tuple": "list",
    "builtins.range": "list",
    "builtins.mappingproxy": "map",
    "builtins.dict_keys": "set",
    "builtins.dict_values": "list",
    "builtins.dict_items": "list",
    "builtins.set": "set",
    "builtins.frozenset": "set",
    "builtins.memoryview": "typed",
    "builtins.BaseException": "error",
    "builtins.module": REFUSED,
    "nodecompat.values.Map": "Map",
    "nodecompat.values.Set": "set",
    "nodecompat.values.RegExp": "regexp",
    "nodecompat.values.Date": "date",
    "nodecompat.values.Undefined": "undefined",
    "nodecompat._js.text.Symbol": REFUSED,
    "array.array": "typed",
    "collections.deque": "list",
    "collections.abc.Mapping": "map",
    "collections.abc.Set": "set",
    "datetime.datetime": "date",
    "datetime.date": "date",
    "decimal.Decimal": "decimal",
    "enum.Enum": "enum",
    "pathlib.PurePath": "path",
    "pathlib._local.PurePath": "path",
    "re.Pattern": "regexp",
    "uuid.UUID": "uuid",
    "numpy.ma.MaskedArray": REFUSED,  # no wire can say what is masked
    "numpy.ma.core.MaskedArray": REFUSED,
    "numpy.ndarray": "typed",
    "numpy.generic": "scalar",
}


def kind_of(cls: type) -> str:
    """The kind of a type's instances: a value of the table, `FIELDS` for plain instances, or `REFUSED`."""
    for base in cls.__mro__:
        kind = _KINDS.get(f"{base.__module__}.{base.__qualname__}")
        if kind is not None:
            return kind
    if is_callable(cls) or any(name in vars(base) for base in cls.__mro__ for name in ("__await__", "fileno")):
        return REFUSED
    if cls.__dictoffset__ or any("__slots__" in vars(base) for base in cls.__mro__):
        return FIELDS
    return REFUSED


def is_callable(cls: type) -> bool:
    """Whether instances of a type can be called, and so are functions to JavaScript."""
    return any("__call__" in vars(base) for base in cls.__mro__)


def numpy_loaded() -> ModuleType | None:
    """The numpy module when the program has imported it, else None."""
    return sys.modules.get("numpy")


# -- what JavaScript calls a value ---------------------------------------------------------------------

_CLASS_NAMES: Final = {
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
_ERROR_NAMES: Final = {"Exception": "Error", "NameError": "ReferenceError"}
_FUNCTIONS: Final = frozenset(
    (
        "function",
        "method",
        "builtin_function_or_method",
        "partial",
        "method-wrapper",
        "method_descriptor",
        "wrapper_descriptor",
    )
)
_PRIMITIVES: Final = {"NoneType": "object", "Undefined": "undefined", "Symbol": "symbol"}


def type_of(value: object) -> str:
    """JavaScript's `typeof value`; an instance that can be called is an object all the same."""
    if isinstance(value, str):
        return "string"
    if isinstance(value, (int, float)):
        return "boolean" if isinstance(value, bool) else "number"
    name = type(value).__name__
    if isinstance(value, type) or name in _FUNCTIONS:
        return "function"
    return _PRIMITIVES.get(name, "object")


def truthy(value: object) -> bool:
    """JavaScript's truth: all but null, undefined, false, 0, NaN and '' are true, also an empty list."""
    if value is None or value is undefined or value is False:
        return False
    if isinstance(value, (int, float)):
        return value == value and value != 0
    return value != "" if isinstance(value, str) else True


def defined(options: Mapping[Any, Any]) -> dict[Any, Any]:
    """The options without those that are undefined, which count as missing: JavaScript's defaults hold for them."""
    return {name: value for name, value in options.items() if value is not undefined}


def class_name(value: object) -> str:
    """The JavaScript class name that stands for a Python value's type (dict: Object, list: Array)."""
    name = type(value).__name__
    return _CLASS_NAMES.get(name, name)


def error_class_name(cls: type) -> str:
    """What JavaScript calls an exception's class: `Error` for Python's plain `Exception`."""
    return _ERROR_NAMES.get(cls.__name__, cls.__name__)


def error_name(error: BaseException) -> str:
    """What JavaScript calls `error.name`: the class name, unless an error with a `code` says otherwise."""
    name = getattr(error, "name", None)
    if isinstance(name, str) and name and hasattr(error, "code"):
        return name
    return error_class_name(type(error))
