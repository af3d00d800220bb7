"""`util.types`: which builtin kind of JavaScript a Python value stands for.

What must stay true: nothing of the value runs; a subclass counts as what it derives from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._inspect.callables import flags_of
from .._js.classes import bases, full_name
from .._js.going import Going
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "isAnyArrayBuffer",
    "isArgumentsObject",
    "isArrayBuffer",
    "isArrayBufferView",
    "isAsyncFunction",
    "isBigInt64Array",
    "isBigIntObject",
    "isBigUint64Array",
    "isBooleanObject",
    "isBoxedPrimitive",
    "isDataView",
    "isDate",
    "isFloat16Array",
    "isFloat32Array",
    "isFloat64Array",
    "isGeneratorFunction",
    "isGeneratorObject",
    "isInt8Array",
    "isInt16Array",
    "isInt32Array",
    "isMap",
    "isMapIterator",
    "isModuleNamespaceObject",
    "isNativeError",
    "isNumberObject",
    "isPromise",
    "isProxy",
    "isRegExp",
    "isSet",
    "isSetIterator",
    "isSharedArrayBuffer",
    "isStringObject",
    "isSymbolObject",
    "isTypedArray",
    "isUint8Array",
    "isUint8ClampedArray",
    "isUint16Array",
    "isUint32Array",
    "isWeakMap",
    "isWeakSet",
]

_BUFFERS = ("builtins.bytes", "builtins.bytearray", "builtins.memoryview", "array.array")


def _is(value: object, *names: str) -> bool:
    return any(full_name(cls) in names for cls in bases(type(value)))


def _flags(value: object) -> int:
    return flags_of(value) if _is_function(value) else 0


def _is_function(value: object) -> bool:
    return _is(value, "builtins.function", "builtins.method")


def _element(value: object) -> str:
    """Kind and bits of the elements of a typed array: `i8`, `u32`, `f64`; '' for everything else."""
    if _is(value, "builtins.bytes"):
        return "u8"
    if not _is(value, *_BUFFERS, "numpy.ndarray"):
        return ""
    try:
        view = memoryview(value)  # type: ignore[arg-type]  # it is one of those
    except (TypeError, ValueError):
        return ""
    letter = view.format.lstrip("@=<>!")
    kind = "f" if letter in "efd" else "i" if letter in "bhilqn" else "u" if letter in "BHILQNc" else ""
    return f"{kind}{view.itemsize * 8}" if kind else ""


def isTypedArray(value: object) -> bool:
    """Whether it stands for a typed array: `bytes` (a Buffer), `bytearray`, `memoryview`, `array.array`."""
    return _element(value) != ""


def isArrayBufferView(value: object) -> bool:
    """Whether it stands for a typed array or is a DataView."""
    return isTypedArray(value) or isDataView(value)


def isUint8Array(value: object) -> bool:
    """Whether it stands for a Uint8Array or Buffer: `bytes`, `bytearray`, `array('B')`."""
    return _element(value) == "u8"


def isUint8ClampedArray(value: object) -> bool:
    """False: Python has none."""
    return False


def isUint16Array(value: object) -> bool:
    """Whether it stands for a Uint16Array."""
    return _element(value) == "u16"


def isUint32Array(value: object) -> bool:
    """Whether it stands for a Uint32Array."""
    return _element(value) == "u32"


def isInt8Array(value: object) -> bool:
    """Whether it stands for an Int8Array."""
    return _element(value) == "i8"


def isInt16Array(value: object) -> bool:
    """Whether it stands for an Int16Array."""
    return _element(value) == "i16"


def isInt32Array(value: object) -> bool:
    """Whether it stands for an Int32Array."""
    return _element(value) == "i32"


def isFloat32Array(value: object) -> bool:
    """Whether it stands for a Float32Array."""
    return _element(value) == "f32"


def isFloat64Array(value: object) -> bool:
    """Whether it stands for a Float64Array."""
    return _element(value) == "f64"


def isBigInt64Array(value: object) -> bool:
    """Whether it stands for a BigInt64Array."""
    return _element(value) == "i64"


def isBigUint64Array(value: object) -> bool:
    """Whether it stands for a BigUint64Array."""
    return _element(value) == "u64"


def isPromise(value: object) -> bool:
    """Whether it is a `Promise`; a coroutine is none."""
    return _is(value, "nodecompat.promise.Promise")


def isDate(value: object) -> bool:
    """Whether it is a date or datetime, or `values.Date`."""
    return _is(value, "datetime.date", "nodecompat.values.Date")


def isRegExp(value: object) -> bool:
    """Whether it is an `re.Pattern` or `values.RegExp`."""
    return _is(value, "re.Pattern", "nodecompat.values.RegExp")


def isNativeError(value: object) -> bool:
    """Whether it is an exception."""
    return isinstance(value, BaseException)


def isMap(value: object) -> bool:
    """Whether it is a `values.Map`; a dict stands for an object."""
    return _is(value, "nodecompat.values.Map") and not isWeakMap(value)


def isSet(value: object) -> bool:
    """Whether it is a set, frozenset or `values.Set`."""
    kinds = ("builtins.set", "builtins.frozenset", "nodecompat.values.Set")
    return _is(value, *kinds) and not isWeakSet(value)


def isWeakMap(value: object) -> bool:
    """Whether it is a WeakMap, a WeakKeyDictionary or a WeakValueDictionary."""
    python = ("weakref.WeakKeyDictionary", "weakref.WeakValueDictionary")
    return _is(value, "nodecompat._prelude.classes.WeakMap", *python)


def isWeakSet(value: object) -> bool:
    """Whether it is a WeakSet, JavaScript's or Python's."""
    return _is(value, "nodecompat._prelude.classes.WeakSet", "_weakrefset.WeakSet")


def isAsyncFunction(value: object) -> bool:
    """Whether it is an `async def`, also one with `yield`."""
    return bool(_flags(value) & (0x80 | 0x200))


def isGeneratorFunction(value: object) -> bool:
    """Whether it is a function with `yield`, also an `async def`."""
    return bool(_flags(value) & (0x20 | 0x200))


def isGeneratorObject(value: object) -> bool:
    """Whether it is what such a function returns."""
    return _is(value, "builtins.generator", "builtins.async_generator")


def isModuleNamespaceObject(value: object) -> bool:
    """Whether it is a module."""
    return _is(value, "builtins.module")


def isAnyArrayBuffer(value: object) -> bool:
    """False: bytes are views in JavaScript's terms."""
    return False


def isBoxedPrimitive(value: object) -> bool:
    """Whether it is what `new Number(1)`, `new String('a')` or `new Boolean(true)` makes in converted programs."""
    return _boxed(value) is not undefined


def isNumberObject(value: object) -> bool:
    """Whether it is `new Number(…)`."""
    plain = _boxed(value)
    return isinstance(plain, (int, float)) and not isinstance(plain, bool)


def isStringObject(value: object) -> bool:
    """Whether it is `new String(…)`."""
    return isinstance(_boxed(value), str)


def isBooleanObject(value: object) -> bool:
    """Whether it is `new Boolean(…)`."""
    return isinstance(_boxed(value), bool)


def _boxed(value: object) -> object:
    """The plain value in an object that is around one; undefined for everything else."""
    return vars(value)["_value"] if _is(value, "nodecompat._prelude.boxes.Boxed") else undefined


def isArrayBuffer(value: object) -> bool:
    """False: bytes are views in JavaScript's terms."""
    return False


def isDataView(value: object) -> bool:
    """Whether it is a DataView of the prelude's."""
    return _is(value, "nodecompat._prelude.views.DataView")


def isMapIterator(value: object) -> bool:
    """Whether it is what `entries()`, `keys()` or `values()` of a Map gives."""
    return _is(value, "nodecompat._js.going.Keys", "nodecompat._js.going.Values") or _goes_through(value, "Map")


def isSetIterator(value: object) -> bool:
    """Whether it is what `entries()`, `keys()` or `values()` of a Set gives."""
    return _goes_through(value, "Set")


def _goes_through(value: object, name: str) -> bool:
    return isinstance(value, Going) and value._label.startswith(name)


def _never(name: str, why: str) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        return False

    check.__name__ = check.__qualname__ = name
    check.__doc__ = f"False: {why}."
    return check


isBigIntObject = _never("isBigIntObject", "there are none")
isSymbolObject = _never("isSymbolObject", "there are none")
isSharedArrayBuffer = _never("isSharedArrayBuffer", "there are none")
isFloat16Array = _never("isFloat16Array", "Python's arrays have no such numbers")


def isProxy(value: object) -> bool:
    """Whether it is a Proxy of `nodecompat.js`."""
    return _is(value, "nodecompat._prelude.proxies.Proxy")


def isArgumentsObject(value: object) -> bool:
    """Whether it is the `arguments` of a function of a converted program."""
    return _is(value, "nodecompat._js.arguments.Arguments")
