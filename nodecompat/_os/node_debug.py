"""The variable NODE_DEBUG: which sections of a program talk about what they do.

What must stay true: there is one way to read it, for `util.debuglog` and for the package's own sections.
"""

from __future__ import annotations


def asks_for(asked: str | None, section: str) -> bool:
    """Whether a value of NODE_DEBUG names a section.

    It is a list with commas; `*` stands for any text, case does not matter, blanks do. Source: Node, measured.
    """
    if not asked:
        return False
    from re import IGNORECASE, escape, fullmatch

    patterns = [".*".join(map(escape, name.split("*"))) for name in asked.split(",")]
    return any(fullmatch(pattern, section, IGNORECASE) for pattern in patterns)
