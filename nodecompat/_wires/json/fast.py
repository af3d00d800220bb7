"""orjson, which the `json` wire uses once it is worth its import.

It costs 10 to 19 ms to import (it loads dataclasses and uuid), so it is taken at once only when the program has loaded
it already, and otherwise after `WORTH_IMPORTING` small messages or a few large ones. A file of its own, because writing
and reading count together.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable

    import orjson
else:
    orjson = on_use("orjson")  # 10 to 19 ms; an optional dependency

LEVELS: Final = 1024  # that orjson reads
LEVELS_WRITTEN: Final = 254  # of dicts and lists; it refuses more
SAME_FLOATS: Final = (1e-4, 1e15)  # from where to where it writes those that are not whole as JavaScript does
WORTH_IMPORTING: Final = 2000  # by then it would have saved what its import costs
_AS_MUCH_AS_ONE: Final = 11  # 2 KiB more of text take as long as a small message


class Fast:
    """orjson's two functions, while they are used."""

    __slots__ = ("dumps", "loads", "until_import")

    def __init__(self) -> None:
        self.dumps: Callable[[object], bytes] | None = None
        self.loads: Callable[[bytes], object] | None = None
        self.until_import = WORTH_IMPORTING  # small messages; not positive when orjson was tried

    def count_down(self, line: bytes) -> None:
        """Note that a line was written or read without orjson, which was not tried yet."""
        self.until_import -= 1 + (len(line) >> _AS_MUCH_AS_ONE)
        if self.until_import <= 0:
            self.take()

    def take(self) -> bool:
        """Use orjson from here on, if it can be imported and writes numbers and refuses levels as we expect."""
        self.until_import = -1
        try:
            dumps = orjson.dumps
        except ImportError:
            return False
        if dumps([1e-4, 123456789012345.6]) != b"[0.0001,123456789012345.6]" or self._reads_deeper(orjson.loads):
            return False
        options = (
            orjson.OPT_APPEND_NEWLINE
            | orjson.OPT_PASSTHROUGH_DATACLASS
            | orjson.OPT_PASSTHROUGH_DATETIME
            | orjson.OPT_PASSTHROUGH_SUBCLASS
        )

        def fast_dumps(value: object) -> bytes:
            return dumps(value, None, options)

        self.dumps, self.loads = fast_dumps, orjson.loads
        return True

    @staticmethod
    def _reads_deeper(loads: Callable[[bytes], object]) -> bool:
        try:
            loads(b"[" * (LEVELS + 1) + b"]" * (LEVELS + 1))
        except ValueError:
            return False
        return True

    def leave_alone(self) -> None:
        """Use the standard library from here on; for tests, and for whoever measures."""
        self.dumps = self.loads = None
        self.until_import = -1


fast: Final = Fast()
if "orjson" in sys.modules:
    fast.take()
