"""What both programs share: the values that travel, a text that tells them apart, and the long message."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AnySet
from datetime import UTC, datetime, timedelta
from typing import Any

from nodecompat.values import Map, Set, undefined

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SAFE = 2**53

PLAIN: dict[str, Any] = {
    "null": None,
    "true": True,
    "false": False,
    "zero": 0,
    "integer": -42,
    "fraction": 1.5,
    "largest": SAFE - 1,
    "empty": "",
    "text": 'é\u2028😀 "quoted" \\ \n\t\0',
    "list": [1, [2, [3]], []],
    "object": {"a": {"b": [None, {"c": "d"}]}, "": 1, "a b": {}},
}

RICH: dict[str, Any] = {
    "undefined": [undefined],
    "nan": math.nan,
    "infinity": [math.inf, -math.inf],
    "minusZero": -0.0,
    "bytes": bytes([0, 10, 127, 128, 255]),
    "noBytes": b"",
    "bigint": [2**64, -(2**100)],
    "map": Map([("a", 1), (2, [3]), (None, Map())]),
    "set": Set([1, "two", None]),
    "date": datetime(2024, 2, 29, 12, 30, 15, 250_000, tzinfo=UTC),
    "dateBefore1970": EPOCH - timedelta(milliseconds=1),
    "nested": {"list": [Map([("set", Set([10**30]))]), EPOCH, b"hello"]},
}

BIG = "0123456789abcdeé" * 65536  # 2^20 characters


def values_of(wire: str) -> dict[str, Any]:
    """The values that travel on a wire."""
    return PLAIN if wire == "json" else {**PLAIN, **RICH}


def describe(value: Any) -> str:
    """The same text for the same value in both languages."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if value is undefined:
        return "undefined"
    if isinstance(value, (int, float)):
        return describe_number(value)
    if isinstance(value, str):
        return f"text {' '.join(f'{ord(one):x}' for one in value)}"
    if isinstance(value, datetime):
        return f"date {(value - EPOCH) // timedelta(milliseconds=1)}"
    return describe_many(value)


def describe_number(value: float) -> str:
    """As JavaScript prints it: a number, or a big integer."""
    if isinstance(value, int) and abs(value) >= SAFE:
        return f"bigint {value}"
    if math.isnan(value):
        return "number NaN"
    if math.isinf(value):
        return "number Infinity" if value > 0 else "number -Infinity"
    if value == int(value):
        return "number -0" if not value and math.copysign(1, value) < 0 else f"number {int(value)}"
    return f"number {value!r}"


def describe_many(value: Any) -> str:
    """What holds other values, and bytes."""
    if isinstance(value, dict):
        return f"{{{describe_pairs(value.items())}}}"
    if isinstance(value, Mapping):
        return f"map({describe_pairs(value.items())})"
    if isinstance(value, list):
        return f"[{', '.join(map(describe, value))}]"
    if isinstance(value, AnySet):
        return f"set({', '.join(map(describe, value))})"
    return f"bytes {memoryview(value).cast('B').hex()}" if len(value) else "bytes "


def describe_pairs(pairs: Iterable[tuple[Any, Any]]) -> str:
    """Keys and values in their order."""
    return ", ".join(f"{describe(key)}: {describe(value)}" for key, value in pairs)
