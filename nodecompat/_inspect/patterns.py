"""The colors of a regular expression, by parts: what groups, what repeats, what stands for itself.

Each part is as deep as the groups around it and has the color of its depth, plus what its kind adds; the colors come
round again.

Source: highlightRegExp in Node 26's lib/internal/util/inspect.js.
"""

from __future__ import annotations

import re

# Parts outside of a class, with what each adds to the depth. The first that matches is taken.
_PARTS = re.compile(
    r"""(?P<braced>\\u\{[^}]*\}|\\[pP]\{[^}]*\})
    |(?P<back>\\k<[^>]*>)
    |(?P<escape>\\(?:x.{0,2}|[0-9]+|.|$))
    |(?P<open>\((?:\?(?:<?[=!]|:|<[^>]*>|<)?)?)
    |(?P<close>\))
    |(?P<class_>\[)
    |(?P<count>\{[0-9]+,?[0-9]*\}?\??|\{,[0-9]*\}?\??)
    |(?P<sign>[|+*?,^$])
    |(?P<dot>\.)
    |(?P<end>/)
    |(?P<plain>.)""",
    re.VERBOSE | re.DOTALL,
)
_IN_CLASS = re.compile(
    r"""(?P<braced>\\u\{[^}]*\}|\\[pP]\{[^}]*\})
    |(?P<escape>\\(?:x.{0,2}|.|$))
    |(?P<class_end>\])
    |(?P<dash>(?<!\[)-(?=[^\]]))
    |(?P<member>.)""",
    re.VERBOSE | re.DOTALL,
)
_ADDS = {"escape": 1, "sign": 3, "dot": 2, "plain": 1}
_COUNT = re.compile(r"([0-9]+|.)")


def highlighted(text: str, codes: list[list[int]]) -> str:
    """The literal `/pattern/flags` with its colors; `codes` are those that switch each color on and off."""
    return _Highlighter(codes).run(text) if codes else text


class _Highlighter:
    def __init__(self, codes: list[list[int]]) -> None:
        self.codes = codes
        self.depth = 0
        self.out: list[str] = []

    def run(self, text: str) -> str:
        self.write("/")
        self.depth, at, in_class = 1, 1, False
        while at < len(text):
            found = (_IN_CLASS if in_class else _PARTS).match(text, at)
            if found is None or found.lastgroup == "end":
                break
            kind = found.lastgroup or ""
            in_class = kind == "class_" or (in_class and kind != "class_end")
            at = found.end()
            self.part(kind, found[0], in_class)
        self.write("/", -1)
        if at + 1 < len(text):
            self.write(text[at + 1 :])
        return "".join(self.out)

    def write(self, text: str, more: int = 0) -> None:
        depth = self.depth + more
        start, end = self.codes[depth % len(self.codes) if depth > 0 else 0]
        self.out.append(f"\x1b[{start}m{text}\x1b[{end}m")

    def part(self, kind: str, text: str, in_class: bool) -> None:
        if kind == "braced":
            head, _, inner = text.partition("{")
            self.around(f"{head}{{", inner[:-1], "}", 0)
        elif kind == "back":
            self.around("\\k<", text[3:-1], ">", -1)
        elif kind == "open":
            self.open(text)
        elif kind in ("close", "class_end"):
            self.depth -= 1
            self.write(text)
        elif kind == "class_":
            self.write(text)
            self.depth += 1
        elif kind == "count":
            self.count(text)
        else:
            self.write(text, 1 if kind == "dash" else 0 if in_class else _ADDS.get(kind, 0))

    def around(self, start: str, inner: str, end: str, more: int) -> None:
        self.write(start, more)
        self.write(inner, more + 1)
        self.write(end, more)

    def open(self, text: str) -> None:
        self.write("(")
        self.depth += 1
        if text[1:3] == "?<" and text[-1] == ">":
            self.around("?<", text[3:-1], ">", -1)
        elif len(text) > 2:
            self.write(text[1:], -1)
        elif len(text) == 2:
            self.write("?")

    def count(self, text: str) -> None:
        self.write("{")
        self.depth += 1
        for found in _COUNT.findall(text[1:]):
            if found == "}":
                self.depth -= 1
            self.write(found, 1 if found.isdecimal() else 3 if found == "?" else 0)
