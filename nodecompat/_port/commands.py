"""Calls that name files of the program, which are Python now: `node file.js`, `path.basename(__filename, '.js')`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .kind_words import base, of
from .literals import formatted, items, path_text, template_parts
from .operators import text_parts
from .source import bare, kids, string_value, text
from .writer import Undecided, indent

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer

_LINES = frozenset({"child_process.exec", "child_process.execSync"})
_FILES = frozenset(
    {"child_process.spawn", "child_process.spawnSync", "child_process.execFile", "child_process.execFileSync"}
)
_THIS_FILE = frozenset({"__filename", "import.meta.filename", "process.argv[1]", "require.main.filename"})
_WORD = re.compile(r"\S+")


def command(c: Writer, called: Node, args: list[Node]) -> list[str] | None:
    """The arguments of a call that runs a program of ours, or asks for its name; None where it is about another."""
    kind = c.kind(called)
    if base(kind) != "global" or not args:
        return None
    if of(kind) == "path.basename" and [text(args[0]) in _THIS_FILE, *map(string_value, args[1:])] == [True, ".js"]:
        return [c.expr(args[0]), "'.py'"]
    if of(kind) in _LINES:
        return _line(c, args)
    if of(kind) in _FILES and len(args) > 1 and (program := _program(c, args)) is not None:
        return program
    return _file(c, args) if of(kind) in _FILES else None


def _file(c: Writer, args: list[Node]) -> list[str] | None:
    """The arguments of `spawn('node', words)`; what the words are is asked when the program runs, unless they say it."""
    named = string_value(args[0])
    if len(args) < 2 or (named != "node" if named is not None else not c.names_node):
        return None
    words = kids(bare(args[1])) if bare(args[1]).type == "array" else None
    given = None if words is None else [string_value(each) for each in words]
    if named is not None and given is not None and any(each and path_text(c, each) != each for each in given):
        return ["process.execPath", *items(c, args[1:])]
    if named is not None and given is not None and None not in given:
        return None
    return [f"*js.program({', '.join(items(c, args))})"]


def _program(c: Writer, args: list[Node]) -> list[str] | None:
    """The arguments of `spawn(process.execPath, ['-e', 'a program'])`: the program is converted, and Python runs it.

    Raises Undecided for a program that is put together, or that leaves something to do.
    """
    ours = text(args[0]) in ("process.execPath", "process.argv[0]")
    words = kids(bare(args[1])) if bare(args[1]).type == "array" else []
    flag = string_value(words[0]) if words else None
    if not (ours or string_value(args[0]) == "node") or flag not in _TEXTS:
        return None
    parts = template_parts(words[1]) if len(words) > 1 and words[1].type in ("string", "template_string") else [None]
    source = "".join(part if isinstance(part, str) else "" for part in parts)
    inner = c.convert_text(f"console.log({source})" if _TEXTS[flag] else source)
    if not all(isinstance(part, str) for part in parts) or inner is None:
        if ours:
            raise Undecided("a program in a text")
        return None
    name = c.make_name("program", args[0])
    lines = [f"{line}\n" for line in inner.rstrip("\n").split("\n")]
    c.before += [f"{name} = (", *indent([repr(line) for line in lines]), ")"]
    rest = "".join(f", {each}" for each in items(c, words[2:]))
    return ["process.execPath", f"['-c', {name}{rest}]", *items(c, args[2:])]


_TEXTS = {"-e": False, "--eval": False, "-p": True, "--print": True, "-pe": True}  # whether the value is printed


def _line(c: Writer, args: list[Node]) -> list[str] | None:
    if bare(args[0]).type not in ("string", "template_string", "binary_expression"):
        return [f"js.command({c.expr(args[0])})", *items(c, args[1:])] if c.names_node else None
    parts = text_parts(c, args[0])
    if not parts or not isinstance(parts[0], str) or not parts[0].startswith("node "):
        return None
    changed = [_WORD.sub(lambda word: path_text(c, word[0]), part) if isinstance(part, str) else part for part in parts]
    if changed == parts:
        made = any(not isinstance(part, str) for part in parts)
        return [f"js.command({c.expr(args[0])})", *items(c, args[1:])] if made else None
    begun = str(changed[0]).removeprefix("node ")
    rest = formatted(c, [begun, *changed[1:]] if begun else changed[1:])[0]
    first = f"f'{{process.execPath}} {rest[1:]}" if rest[:1] == "'" else f"process.execPath + ' ' + {rest}"
    return [first, *items(c, args[1:])]
