"""Which kind of JavaScript value a Python value is: what may be copied or sent, and what JavaScript calls it.

JavaScript's structured clone knows a closed list of kinds; this file says which Python type is of which
kind, by the first name in the type's MRO that the table lists. Types are looked up by name, so that no
module has to be imported to recognise its objects.

What must stay true: anything callable or awaitable, modules and operating-system resources are refused, and so is
every class of Python, of an extension module or of this package that the table does not list: what such an object
holds is its own affair. An instance of a class that the program defines travels as its own fields, as in JavaScript;
a message never decides which code is called.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from .._on_use import on_use
from ..values import Date, undefined
from . import MAX_DEPTH
from .classes import bases, full_name, is_of_python, may_travel

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from types import ModuleType
else:
    datetime = on_use("datetime")  # 1 ms; only numpy's moments need it

MAX_INTEGER_BYTES: Final = 4096  # of a big integer; int() of more is slow enough to be an attack
MAX_DECIMAL_EXPONENT: Final = 6144  # that of decimal128; int(Decimal('1E+10000000')) would hang the process

# -- why a message cannot be written ----------------------------------------------------------------


class RefusedError(Exception):
    """A value that cannot travel; `steps` leads to it, innermost first."""

    text = ""  # JavaScript's whole text, where it has one of its own

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what)
        self.what = what.rstrip()  # a function may have no name
        self.advice = advice  # what to do instead
        self.steps: list[Any] = []


class TooDeepError(RefusedError):
    """More than MAX_DEPTH levels; `steps` leads to the first container that is one too many."""

    def __init__(self) -> None:
        super().__init__(f"more than {MAX_DEPTH} levels")


# -- kinds -------------------------------------------------------------------------------------------

REFUSED: Final = "refused"
FIELDS: Final = "fields"
MOVED: Final = "moved"  # leaves this process, on a wire that can say so; see `_moved`
FUNCTION: Final = "function"  # and symbols: JSON.stringify leaves both out

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
    "nodecompat._js.Symbol": FUNCTION,
    "nodecompat._bun.files.Response": MOVED,
    "nodecompat._moved.ports.MessagePort": MOVED,
    "nodecompat._prelude.classes.WeakMap": REFUSED,
    "nodecompat._prelude.classes.WeakSet": REFUSED,
    "nodecompat._stream.readable.Readable": MOVED,
    "nodecompat._stream.writable.Writable": MOVED,
    "nodecompat._web.blob.Blob": MOVED,
    "nodecompat._web.reading.ReadableSide": MOVED,
    "nodecompat._web.transform.TransformStream": MOVED,
    "nodecompat._web.writing.WritableSide": MOVED,
    "argparse.Namespace": FIELDS,
    "array.array": "typed",
    "collections.UserList": "list",
    "collections.UserString": "string",
    "collections.deque": "list",
    "collections.abc.Mapping": "map",
    "collections.abc.Set": "set",
    "datetime.datetime": "date",
    "datetime.date": "date",
    "decimal.Decimal": "decimal",
    "enum.Enum": "enum",
    "fractions.Fraction": "fraction",
    "ipaddress.IPv4Address": "ip",
    "ipaddress.IPv4Network": "ip",
    "ipaddress.IPv6Address": "ip",
    "ipaddress.IPv6Network": "ip",
    "pathlib.PurePath": "path",
    "pathlib._local.PurePath": "path",
    "re.Pattern": "regexp",
    "types.SimpleNamespace": FIELDS,
    "uuid.UUID": "uuid",
    "weakref.ReferenceType": REFUSED,
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
    if is_callable(cls):
        return REFUSED if is_of_python(cls) and cls.__module__ not in _MODULES_OF_FUNCTIONS else FUNCTION
    if any(name in vars(base) for base in cls.__mro__ for name in ("__await__", "fileno")):
        return REFUSED
    return FIELDS if may_travel(cls) else REFUSED


def advice_for(value: object) -> str:
    """What to send in the place of a value that is refused."""
    cls = type(value)
    kind = kind_of(cls)
    if kind == FUNCTION:
        return ""
    if kind == MOVED:
        return _ADVICE_TO_MOVE
    for base in cls.__mro__:
        advice = _ADVICE.get(f"{base.__module__}.{base.__qualname__}")
        if advice is not None:
            return advice
    for name, advice in _ADVICE_BY_METHOD.items():
        if any(name in vars(base) for base in cls.__mro__):
            return advice
    return "Send what the other side needs of it, as a dict, a list or a text."


_ADVICE_TO_MOVE: Final = (
    "Streams, ports, Blobs and Responses travel between Pythons only (serialization 'cbor'); "
    "send the chunks as messages, or a socket as the handle beside a message."
)
_ADVICE: Final = {
    "builtins.complex": "Send [value.real, value.imag].",
    "builtins.module": "Send its name.",
    "builtins.slice": "Send [value.start, value.stop, value.step].",
    "datetime.time": "Send value.isoformat().",
    "datetime.timedelta": "Send value.total_seconds().",
    "datetime.tzinfo": "Send str(value).",
    "re.Match": "Send value.groups().",
    "_ctypes._SimpleCData": "Send value.value.",
    "_ctypes.Array": "Send bytes(value).",
    "_ctypes.Structure": "Send bytes(value).",
    "numpy.ndarray": "Only numbers travel as an array: send value.tolist().",
    "numpy.ma.MaskedArray": "Send value.filled(…), and value.mask beside it.",
    "numpy.ma.core.MaskedArray": "Send value.filled(…), and value.mask beside it.",
    "pandas.DataFrame": "Send value.to_dict('list').",
    "pandas.core.frame.DataFrame": "Send value.to_dict('list').",
    "pandas.Series": "Send value.to_list().",
    "pandas.core.series.Series": "Send value.to_list().",
}
_ADVICE_BY_METHOD: Final = {
    "__await__": "Await it, and send the result.",
    "fileno": "Send its name, or what it holds.",
    "__next__": "Send a list of what it yields.",
}


_MODULES_OF_FUNCTIONS: Final = frozenset(("builtins", "functools", "types", "operator"))  # others' are more than that


def is_callable(cls: type) -> bool:
    """Whether instances of a type can be called, and so are functions to JavaScript."""
    return any("__call__" in vars(base) for base in cls.__mro__)


def scalar_of(value: Any) -> object:
    """The Python value of a scalar of numpy: a moment is one in UTC, to the microsecond."""
    kind = value.dtype.kind
    if kind == "m":  # an integer, in some units
        raise RefusedError(f"an instance of {class_name(value)}", "Send it as a number of seconds.")
    if kind != "M":
        # What has more digits than a float, `item` leaves as it is.
        return float(value) if kind == "f" else complex(value) if kind == "c" else value.item()
    moment = value.astype("datetime64[us]").item()  # in smaller units it would be a number
    if isinstance(moment, int):
        return Date(moment / 1000)  # beyond the years that `datetime` can hold
    return Date() if moment is None else moment.replace(tzinfo=datetime.UTC)


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
        "OfValue",  # a method of JavaScript's own, read from a value
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


def has(value: object, name: str) -> bool:
    """JavaScript's `name in value`, for what is no primitive: an Object has undefined also for what it has not."""
    return name in value if isinstance(value, dict) else hasattr(value, name)


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


def is_of_node(error: BaseException) -> bool:
    """Whether it is one of the errors that Node makes itself."""
    return any(full_name(one) == "nodecompat.errors.NodeError" for one in bases(type(error)))  # of a higher layer


def error_title(error: BaseException) -> str:
    """What the text of an error begins with: its name, and the code that one of Node's own carries."""
    name, code = error_name(error), getattr(error, "code", None)
    return f"{name} [{code}]" if isinstance(code, str) and code[:4] == "ERR_" and is_of_node(error) else name
