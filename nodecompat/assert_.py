"""Node's `assert`: what must hold, or an AssertionError says why not. `assert` is a word of Python's own.

    from nodecompat import require
    assert_ = require("assert")
    assert_(len(found) == 2)
    assert_.deepStrictEqual(found, [1, 2])

What must stay true: messages are Node's, with the difference line by line. AssertionError is Python's of that name as
well. `strict` has the strict functions under the short names.

Not here: the class `Assert`, colors. Loose comparisons of what is no list and
no dict are strict.
"""

from __future__ import annotations

from typing import Any

from ._assert import checks, promises
from ._assert.checks import (
    deepEqual,
    deepStrictEqual,
    doesNotMatch,
    doesNotThrow,
    equal,
    fail,
    ifError,
    match,
    notDeepEqual,
    notDeepStrictEqual,
    notEqual,
    notStrictEqual,
    ok,
    partialDeepStrictEqual,
    strictEqual,
    throws,
)
from ._assert.error import AssertionError  # Node's name
from ._assert.promises import doesNotReject, rejects

__all__ = [
    "AssertionError",
    "assert_",
    "deepEqual",
    "deepStrictEqual",
    "doesNotMatch",
    "doesNotReject",
    "doesNotThrow",
    "equal",
    "fail",
    "ifError",
    "match",
    "notDeepEqual",
    "notDeepStrictEqual",
    "notEqual",
    "notStrictEqual",
    "ok",
    "partialDeepStrictEqual",
    "rejects",
    "strict",
    "strictEqual",
    "throws",
]

_STRICT = {
    "deepEqual": "deepStrictEqual",
    "equal": "strictEqual",
    "notDeepEqual": "notDeepStrictEqual",
    "notEqual": "notStrictEqual",
}


class Assert:
    """`require('assert')`: a function, `ok`, that has the others."""

    AssertionError = AssertionError

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    __call__ = staticmethod(ok)

    def __getattr__(self, name: str) -> Any:
        if name == "strict":
            return strict
        found = self._names.get(name, name)
        if name[:1] == "_" or found not in __all__:
            raise AttributeError(f"assert has no attribute {name!r}")
        return getattr(promises if found in ("rejects", "doesNotReject") else checks, found)


assert_ = Assert({})
strict = Assert(_STRICT)
