"""Commands that run `node file.js`, where file.js is Python beside this one: Python runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kind_words import base, of
from .literals import formatted, items, path_text, template_parts
from .source import bare, kids, string_value

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_LINES = frozenset({"child_process.exec", "child_process.execSync"})
_FILES = frozenset(
    {"child_process.spawn", "child_process.spawnSync", "child_process.execFile", "child_process.execFileSync"}
)
_WORD = re.compile(r"\S+")


def command(c: Writer, called: Node, args: list[Node]) -> list[str] | None:
    """The arguments of a call that runs a program of ours; None where it runs another."""
    kind = c.kind(called)
    if base(kind) != "global" or not args:
        return None
    if of(kind) in _LINES:
        return _line(c, args)
    if of(kind) in _FILES and string_value(args[0]) == "node" and len(args) > 1 and bare(args[1]).type == "array":
        given = [string_value(each) or "" for each in kids(bare(args[1]))]
        if any(path_text(c, each) != each for each in given):
            return ["process.execPath", *items(c, args[1:])]
    return None


def _line(c: Writer, args: list[Node]) -> list[str] | None:
    if args[0].type not in ("string", "template_string"):
        return None
    parts = template_parts(args[0])
    if not parts or not isinstance(parts[0], str) or not parts[0].startswith("node "):
        return None
    changed = [_WORD.sub(lambda word: path_text(c, word[0]), part) if isinstance(part, str) else part for part in parts]
    if changed == parts:
        return None
    rest = formatted(c, [str(changed[0]).removeprefix("node "), *changed[1:]])[0]
    first = f"f'{{process.execPath}} {rest[1:]}" if rest[:1] == "'" else f"process.execPath + ' ' + {rest}"
    return [first, *items(c, args[1:])]
