"""How many levels a line of the `json` wire has: counted before the standard library reads it.

That takes a stack of the machine's, which may be small, and reads on to some thousands of levels.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from nodecompat._js import MAX_DEPTH

TOO_DEEP: Final = f"more than {MAX_DEPTH} levels"
_OTHERS: Final = bytes({*range(256)} - {*b'[]{}"'})
_STEPS: Final = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")  # one level more, one less
_USUAL: Final = 8  # levels


def check(line: bytes) -> None:
    """Raise ValueError for more than MAX_DEPTH levels, in a line that may be no JSON at all."""
    if b"\\" in line:
        line = line.replace(b"\\\\", b"").replace(b'\\"', b"")
    brackets = line.translate(None, _OTHERS).replace(b'""', b"")
    if b'"' in brackets:  # texts with brackets in them
        brackets = b"".join(brackets.split(b'"')[::2])
    left = brackets
    for _ in range(_USUAL):
        if len(left) <= MAX_DEPTH:  # and each pair that went was one level, or two
            return
        left = left.replace(b"[]", b"").replace(b"{}", b"")
    if max(accumulate(memoryview(brackets.translate(_STEPS)).cast("b")), default=0) > MAX_DEPTH:
        raise ValueError(TOO_DEEP)
