"""The symbols that JavaScript itself looks for, and `Symbol.for`. Source: ECMA-262 6.1.5.1."""

from __future__ import annotations

from typing import Final

from nodecompat._js import Symbol
from nodecompat._js.iterators import ASYNC_ITERATOR, ITERATOR

WELL_KNOWN: Final = {
    "iterator": ITERATOR,
    "asyncIterator": ASYNC_ITERATOR,
    **{
        name: Symbol(f"Symbol.{name}")
        for name in (
            "toStringTag", "toPrimitive", "hasInstance", "isConcatSpreadable", "species", "unscopables",
            "match", "matchAll", "replace", "search", "split", "dispose", "asyncDispose",
        )
    },
}  # fmt: skip


def complete_symbol() -> None:
    """Give the class Symbol the symbols that everybody knows, and `for`, which is a keyword, under that name."""
    for name, symbol in WELL_KNOWN.items():
        if not hasattr(Symbol, name):
            setattr(Symbol, name, symbol)
    setattr(Symbol, "for", Symbol.for_)
    setattr(Symbol, "toString", Symbol.__repr__)
