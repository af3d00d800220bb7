"""The names that Node has and nodecompat offers or leaves out: `absent.toml`, beside what Node's newest has recorded.

What must stay true: each name of `recorded/names.json` (which `lib/names.js` prints) is either offered or in
absent.toml, with one of its reasons, and never both. `Class.name` is a name of a class or an object of JavaScript's,
`Class#name` one of what the class makes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from nodecompat import fs, js, require
from nodecompat._prelude.methods_of import methods_of

from .cases import HERE

RECORDED = HERE / "recorded" / "names.json"
LIST = HERE / "absent.toml"
GLOBALS = "globals"


class _Nothing:
    """What has no name."""


_NOTHING = _Nothing()


class NamesError(Exception):
    """A table of absent.toml that has no such reason, or a name twice."""


@dataclass(frozen=True, slots=True)
class Absent:
    """The reasons with their words, and for each module what is left out (a pattern), with the word of the reason."""

    reasons: dict[str, str]
    names: dict[str, dict[str, str]]

    def reason(self, module: str, name: str) -> str | None:
        """The reason why a name is left out; None for one that is not listed, by itself or with its class."""
        listed = self.names.get(module, {})
        owner = re.split(r"[.#]", name)[0]
        return next((why for one, why in listed.items() if fnmatchcase(name, one) or owner == one), None)


@dataclass(frozen=True, slots=True)
class Share:
    """How many names a module of Node has, how many of them are here, and how many are listed."""

    names: int
    here: int
    listed: int


def recorded(path: Path = RECORDED) -> dict[str, list[str]]:
    """The names of each module of Node, and of its globals."""
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read(path: Path = LIST) -> Absent:
    """Read absent.toml, where names stand behind their reason. Raises NamesError."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    reasons = table.pop("reasons", {})
    names: dict[str, dict[str, str]] = {}
    for module, by_reason in table.items():
        listed = names[module] = {}
        for reason, text in by_reason.items():
            if reason not in reasons:
                raise NamesError(f"{path}: {module}: {reason!r} is no reason")
            for name in text.split():
                if name in listed:
                    raise NamesError(f"{path}: {module}: {name} is listed twice")
                listed[name] = reason
    return Absent(reasons, names)


def check(names: dict[str, list[str]], absent: Absent) -> list[str]:
    """What is wrong: names that are neither here nor listed, or both; and what is listed and no name of Node's."""
    problems = [f"absent.toml: {module}: Node has no such module" for module in absent.names.keys() - names.keys()]
    for module, every in names.items():
        for name in every:
            here, why = offered(module, name), absent.reason(module, name)
            if not here and why is None:
                problems.append(f"{module}: {name} is not here, and not in absent.toml")
            elif here and why is not None and absent.names[module].get(name) is not None:
                problems.append(f"absent.toml: {module}: {name} is here")
        for one in absent.names.get(module, {}):
            if not any(fnmatchcase(name, one) for name in every):
                problems.append(f"absent.toml: {module}: Node has no {one}")
    return problems


def shares(names: dict[str, list[str]], absent: Absent) -> dict[str, Share]:
    """The share of each module, and of all together."""
    found = {}
    for module, every in names.items():
        listed = sum(absent.reason(module, name) is not None for name in every)
        found[module] = Share(len(every), len(every) - listed, listed)
    everything = [*found.values()]
    found["all"] = Share(*(sum(getattr(one, name) for one in everything) for name in ("names", "here", "listed")))
    return found


def rows(names: dict[str, list[str]], absent: Absent) -> Iterator[str]:
    """The table of the guide: a row for each module of Node, with how many of its names are here, and what is not."""
    yield "| Node 26 | names | here | left out |"
    yield "|---|---|---|---|"
    for module, share in shares(names, absent).items():
        listed: dict[str, list[str]] = {}
        for name, reason in absent.names.get(module, {}).items():
            listed.setdefault(reason, []).append(f"`{name}`")
        told = "; ".join(f"{reason}: {', '.join(sorted(found))}" for reason, found in sorted(listed.items()))
        yield f"| {module if module in (GLOBALS, 'all') else f'`{module}`'} | {share.names} | {share.here} | {told} |"


def offered(module: str, name: str) -> bool:
    """Whether nodecompat has a name of Node's."""
    return _find(module, name) is not _NOTHING


def _find(module: str, name: str) -> Any:
    if "#" in name:
        owner, _, key = name.partition("#")
        return _of_instances(module, owner, key)
    if "." in name:
        owner, _, key = name.partition(".")
        return _attribute(js.Float64Array if owner == "TypedArray" else _find(module, owner), key)
    if module == GLOBALS:
        return js.globalThis[name] if name in js.globalThis else _NOTHING
    return _attribute(require(module), name)


def _attribute(owner: Any, key: str) -> Any:
    if owner is _NOTHING:
        return _NOTHING
    if isinstance(owner, dict) and key in owner:
        return owner[key]
    for spelling in (key, f"{key}_"):
        found = getattr(owner, spelling, _NOTHING)
        if found is not _NOTHING and (found is not js.undefined or not isinstance(owner, dict)):
            return found
    return _NOTHING


def _of_instances(module: str, owner: str, key: str) -> Any:
    """A name of what a class makes: of the class, or of one that is made."""
    cls = _NOTHING if owner == "TypedArray" else _find(module, owner)
    if cls is not _NOTHING and hasattr(cls, key):
        return key
    sample = SAMPLES.get(owner)
    if sample is None or (cls is _NOTHING and owner != "TypedArray"):
        return _NOTHING
    value = sample()
    return (
        key if key in methods_of(value) or hasattr(value, key) or js.get(value, key) is not js.undefined else _NOTHING
    )


SAMPLES: dict[str, Any] = {
    "Array": list,
    "ArrayBuffer": lambda: js.ArrayBuffer(1),
    "AggregateError": lambda: js.AggregateError([], "e"),
    "BigInt": lambda: js.BigInt(1),
    "Blob": lambda: js.Blob([], {"type": "text/plain"}),
    "Boolean": bool,
    "Buffer": lambda: js.Buffer.alloc(1),
    "DataView": lambda: js.DataView(js.ArrayBuffer(16)),
    "DOMException": lambda: js.DOMException("e"),
    "Date": lambda: js.Date(0),
    "Dir": lambda: fs.opendirSync("."),
    "EvalError": lambda: js.EvalError("e"),
    "Error": lambda: js.Error("e"),
    "File": lambda: require("buffer").File([], "name"),
    "Function": lambda: len,
    "Iterator": lambda: iter([]),
    "Map": js.Map,
    "Number": int,
    "Object": js.Object,
    "Module": lambda: require("module").commonjs(__file__),
    "PerformanceEntry": lambda: js.performance.mark("m", {"detail": 1}),
    "PerformanceMark": lambda: js.performance.mark("m", {"detail": 1}),
    "PerformanceMeasure": lambda: js.performance.measure("m", {"detail": 1}),
    "Promise": lambda: js.Promise.resolve(1),
    "RangeError": lambda: js.RangeError("e"),
    "ReferenceError": lambda: js.ReferenceError("e"),
    "RegExp": lambda: js.RegExp("a"),
    "Set": js.Set,
    "SharedArrayBuffer": lambda: js.SharedArrayBuffer(1),
    "SocketAddress": lambda: require("net").SocketAddress(),
    "Stats": lambda: fs.statSync("."),
    "String": str,
    "Symbol": lambda: js.Symbol("s"),
    "SyntaxError": lambda: js.SyntaxError("e"),
    "TextDecoder": lambda: js.TextDecoder(),
    "TypeError": lambda: js.TypeError("e"),
    "TypedArray": lambda: js.Float64Array(1),
    "URIError": lambda: js.URIError("e"),
    "Uint8Array": lambda: js.Uint8Array(1),
}
