"""`structuredClone`, and the options it takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from nodecompat._errors.base import MissingArgsError, NodeTypeError
from nodecompat._js.copying import copy_of
from nodecompat._js.text import Symbol
from nodecompat._on_use import on_use
from nodecompat.values import undefined

if TYPE_CHECKING:
    from nodecompat._moved import local
else:
    local = on_use("nodecompat._moved.local")  # only what is transferred

T = TypeVar("T")
_MISSING: Any = object()
_CLONE: Final = "Failed to execute 'structuredClone': "


def structuredClone(value: T = _MISSING, options: object = None, *_: object, transfer: object = undefined) -> T:  # noqa: N802  # the name of the language
    """Copy a value deeply, as a message to another process would, without leaving this one.

    Builtin types stay what they are: dict, list, tuple, deque, bytearray, `array.array`, numpy arrays,
    `values.Map` and `values.Set` are copied, and so can be changed apart from the original. A `set` stays one
    unless it holds objects, which become dicts that cannot be hashed: then it is a `values.Set`. A memoryview
    is copied with its elements; two views of one buffer become views of two buffers. Instances and dataclasses become
    dicts of their fields, subclasses of builtin types their base, an Enum its value, and entries whose key is a
    `Symbol` are left out. Errors keep class (one that is neither Python's nor nodecompat's becomes a
    `RemoteError`), message, stack, cause and own properties; Node loses `code`.

    `options` is `{'transfer': […]}`, or the keyword `transfer`: bytearrays, our ArrayBuffers, which are empty
    afterwards; streams of the web, which are locked; ports. Nothing is taken from them when the call fails.

    Raises DataCloneError with the code 25 for functions, classes, symbols, modules, locks and the like, and for
    a transfer list that holds anything else; `path` names the culprit (`value.jobs[3].fn`). Raises
    MissingArgsError without a value, and NodeTypeError (ERR_INVALID_ARG_TYPE) for options of a wrong type.

    Source: HTML 2.7.7, measured on Node 24.
    """
    if value is _MISSING:
        raise MissingArgsError("value")
    moved = _transfer_list(options, transfer)
    copy: Any = local.Transfer(moved).copy(value, "value") if moved else copy_of(value, "value")
    return copy  # type: ignore[no-any-return]


# -- options -------------------------------------------------------------------------------------------


def _transfer_list(options: object, transfer: object) -> list[Any]:
    if isinstance(options, (str, int, float, Symbol)):
        raise _wrong_type("Options cannot be converted to a dictionary")
    if isinstance(options, dict):
        transfer = options.get("transfer", transfer)
    elif options is not None:
        transfer = getattr(options, "transfer", transfer)
    if transfer is undefined:
        return []
    if isinstance(transfer, (str, bytes, bytearray, dict)) or not isinstance(transfer, Iterable):
        raise _wrong_type("transfer in Options cannot be converted to sequence.")
    items = list(transfer)
    for index, item in enumerate(items):
        if item is None or item is undefined or isinstance(item, (str, int, float, Symbol)):
            raise _wrong_type(f"transfer in Options[{index}] is not an object.")
    return items


def _wrong_type(text: str) -> NodeTypeError:
    return NodeTypeError(_CLONE + text, code="ERR_INVALID_ARG_TYPE")
