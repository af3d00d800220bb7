"""The variable NODE_DEBUG: which sections of a program talk about what they do.

What must stay true: there is one way to read it, for `util.debuglog` and for the package's own sections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nodecompat._on_use import on_use

if TYPE_CHECKING:
    import re
else:
    re = on_use("re")  # 5 ms, and only a NODE_DEBUG that is set needs it


def asks_for(asked: str | None, section: str) -> bool:
    """Whether a value of NODE_DEBUG names a section.

    It is a list with commas; `*` stands for any text, case does not matter, blanks do. Source: Node, measured.
    """
    if not asked:
        return False
    patterns = [".*".join(map(re.escape, name.split("*"))) for name in asked.split(",")]
    return any(re.fullmatch(pattern, section, re.IGNORECASE) for pattern in patterns)
