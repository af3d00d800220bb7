"""The variable NODE_OPTIONS: options of `node`, of which a few mean something here.

What must stay true: there is one way to read it; what means nothing here is passed over, since the variable is often
inherited (Node ends with 9 at an option that it does not know).
"""

from __future__ import annotations

_TAKE_A_VALUE = ("--disable-warning", "--redirect-warnings", "--unhandled-rejections")  # as the next word too


def options_in(text: str) -> list[tuple[str, str | None]]:
    """The options in order, each with its value, if it has one; `_` in a name is `-`.

    Blanks separate; a text in double quotes keeps its blanks, a backslash in it what it stands before. Source: Node's
    `ParseNodeOptionsEnvVar`.
    """
    found: list[tuple[str, str | None]] = []
    words = iter(_words(text))
    for word in words:
        name, equals, value = word.partition("=")
        name = name.replace("_", "-")
        given = value if equals else next(words, None) if name in _TAKE_A_VALUE else None
        found.append((name, given))
    return found


def _words(text: str) -> list[str]:
    words: list[str] = []
    quoted, begun = False, False
    letters = iter(text)
    for letter in letters:
        if letter == " " and not quoted:
            begun = False
            continue
        if not begun:
            begun = True
            words.append("")
        if letter == '"':
            quoted = not quoted
        else:
            words[-1] += next(letters, "") if letter == "\\" and quoted else letter
    return words
