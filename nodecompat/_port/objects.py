"""Object literals: a plain dict where Node takes it at once, `js.obj` where the program reads it as an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .functions import as_value, define, name_for, takes_this
from .kind_words import base
from .members import key_text
from .names import is_attribute
from .owners import has_this, lasting_left, literal_name, stream_of
from .source import FUNCTIONS, bare, has, kids, need, opt, string_value, text
from .writer import ATOM, EXPRESSIONS, Undecided

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer, Written

_TAKES_DICTS = frozenset({"send", "postMessage", "stringify", "log", "error", "warn", "info"})


def _plain_place(c: Writer, node: Node) -> bool:
    """Whether the literal is an argument of Node's, or an item of such a literal."""
    above = node.parent
    while above is not None and above.type in ("pair", "object", "array", "parenthesized_expression"):
        above = above.parent
    if above is None or above.type != "arguments" or above.parent is None:
        return False
    call = above.parent
    called = opt(call, "function")
    if called is None:
        return base(c.kind(call)) == "node" and base(c.kind(need(call, "constructor"))) != "class"
    if called.type == "member_expression":
        owner = need(called, "object")
        name = text(need(called, "property"))
        if name in _TAKES_DICTS:
            return text(owner) in ("process", "JSON", "console") or base(c.kind(owner)) in ("node", "opt")
        return base(c.kind(owner)) == "module"
    return base(c.kind(called)) == "global"


def _object(c: Writer, node: Node) -> Written:
    this = None if node.id in c.shared else this_name(c, node)
    plain = this is None and _plain_place(c, node)
    entries: list[tuple[str, str]] = []  # key as an expression or '' for what is spread, and the value
    accessors: dict[str, dict[str, str]] = {}
    places: dict[str, int] = {}  # of the accessors among the properties
    for each in kids(node):
        if each.type == "spread_element":
            inner = kids(each)[0]
            own = c.expr(inner) if _is_plain(c, inner) else f"js.own({c.expr(inner)})"
            entries.append(("", own))
        elif each.type == "shorthand_property_identifier":
            entries.append((repr(text(each)), c.expr(each)))
        elif each.type == "pair":
            value = need(each, "value")
            if value.type in FUNCTIONS and this is not None:
                c.this.setdefault(value.id, this)
            entries.append((key_text(c, need(each, "key")), c.expr(value)))
        else:
            key = key_text(c, need(each, "name"))
            if this is not None:
                c.this[each.id] = this
            word = next((word for word in ("get", "set") if has(each, word)), "")
            if word:
                name = _accessor(c, each, word)
                accessors.setdefault(key, {})[word] = name
                places.setdefault(key, len(places) + len(entries))
            else:
                entries.append((key, as_value(c, each)[0]))
    heir = any(_is_proto(each) for each in kids(node))
    names = c.shows_names and any(value.startswith("lambda") for _, value in entries)
    written = _written(entries, plain and not heir and not names)
    for key, both in accessors.items():
        given = [f"{word}={name}" for word, name in both.items()]
        if places[key] < len(entries) + [*places].index(key) and all(each for each, _ in entries):
            given.append(f"place={places[key]}")
        written = f"js.define({written}, {key}, {', '.join(given)})"
    return written, ATOM


def _is_proto(pair: Node) -> bool:
    """Whether `{ __proto__: … }` says what the object has from what it lacks."""
    key = opt(pair, "key") if pair.type == "pair" else None
    return key is not None and (string_value(key) or text(key)) == "__proto__"


def _is_plain(c: Writer, spread: Node) -> bool:
    """Whether what is spread has nothing but items."""
    kind = base(c.kind(spread))
    return kind == "env" or (kind == "object" and not c.has_accessors)


def _accessor(c: Writer, method: Node, word: str) -> str:
    """The name of the function that a getter or a setter of a literal is, written before the statement."""
    name = c.make_name(f"{word}_{name_for(c, method)}", method.parent or method)
    marks = [f"@{c.method_mark}"] if takes_this(c, method) else []
    if marks:
        c.this[method.id] = "this"
    c.before += define(c, method, name, marks, "this" if marks else "")
    return name


def _written(entries: list[tuple[str, str]], plain: bool) -> str:
    shown = ", ".join(f"{key}: {value}" if key else f"**{value}" for key, value in entries)
    if plain:
        return f"{{{shown}}}"
    names = [key[1:-1] for key, _ in entries]
    if all(key[:1] in "'\"" and is_attribute(name) for (key, _), name in zip(entries, names, strict=True)) and len(
        set(names)
    ) == len(names):
        return f"js.obj({', '.join(f'{name}={value}' for name, (_, value) in zip(names, entries, strict=True))})"
    return f"js.obj({{{shown}}})"


def this_name(c: Writer, node: Node) -> str | None:
    """What the methods of a literal call the object, where they use `this`: the name it is given."""
    name = literal_name(c.scopes, node)
    return None if name is None else c.expr(name)


def named_first(c: Writer, node: Node) -> Written:
    """A literal whose methods use `this` and which has no name: it gets one, before the statement."""
    if not has_this(node) or node.id in c.shared or literal_name(c.scopes, node) is not None:
        return _object(c, node)
    if (made := stream_of(c.scopes, node)) is not None:
        return _of_stream(c, node, made)
    name = c.make_name("this", node)
    _call_this(c, node, name)
    written, _ = _object(c, node)
    c.before.append(f"{name} = {written}")
    return name, ATOM


def _call_this(c: Writer, node: Node, name: str) -> None:
    c.this.update(dict.fromkeys(_methods(node), name))


def _methods(node: Node) -> list[int]:
    both = [each if each.type == "method_definition" else opt(each, "value") for each in kids(node)]
    return [bare(each).id for each in both if each is not None and bare(each).type in FUNCTIONS]


def _of_stream(c: Writer, node: Node, made: Node) -> Written:
    """The options of a stream; its methods name what it is called, a name made for it where it has none."""
    if c.scopes.scope_at(node).loop is not None:
        raise Undecided("`this` in the options of a stream that a loop makes")
    if (left := lasting_left(c.scopes, made)) is not None:
        _call_this(c, node, c.expr(left))
        c.of_streams.update(_methods(node))
        return _object(c, node)
    name = c.make_name("stream", made)
    _call_this(c, node, name)
    c.of_streams.update(_methods(node))
    c.made_names[made.id] = name
    return _object(c, node)


EXPRESSIONS["object"] = named_first
