"""Which file `require('./name')` means.

What must stay true: the order is Node's (the file itself, the file with an extension, a directory's `main` or index),
with `.py` where Node has `.js`. A name that ends in `.js` means the Python file beside it.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPTS = (".js", ".cjs", ".mjs", ".ts", ".cts", ".mts", ".jsx", ".tsx")


def is_path(name: str) -> bool:
    """Whether a name is a path, as against the name of a package."""
    return name in (".", "..") or name.startswith(("./", "../", "/"))


def resolve(name: str, place: str) -> str | None:
    """The real path of the file that a path means, seen from a directory; None when there is none."""
    path = os.path.normpath(os.path.join(place, name))
    wants_directory = name.endswith(("/", "/.", "/..")) or name in (".", "..")
    found = None if wants_directory else _file(path)
    found = found or _in_directory(path)
    return found and os.path.realpath(found)


def path_of_url(url: str) -> str:
    """The path of a `file:` URL."""
    return unquote(urlsplit(url).path)


def script_beside(name: str, place: str) -> str | None:
    """The JavaScript that Node would load, where there is no Python."""
    path = os.path.normpath(os.path.join(place, name))
    candidates = [path, *(path + end for end in SCRIPTS), *(os.path.join(path, "index" + end) for end in SCRIPTS)]
    return next((one for one in candidates if one.endswith(SCRIPTS) and os.path.isfile(one)), None)


def _file(path: str) -> str | None:
    return next((one for one in _candidates(path) if os.path.isfile(one)), None)


def _candidates(path: str) -> Iterator[str]:
    stem, extension = os.path.splitext(path)
    if extension in SCRIPTS:
        yield from _python(stem)
        return
    yield path
    yield from _python(path)
    yield path + ".json"


def _python(stem: str) -> Iterator[str]:
    """Its name with `.py`, and then as Python would have to spell it."""
    yield stem + ".py"
    folder, name = os.path.split(stem)
    if "-" in name or "." in name:
        yield os.path.join(folder, name.replace("-", "_").replace(".", "_") + ".py")


def _in_directory(path: str) -> str | None:
    if not os.path.isdir(path):
        return None
    main = _main_of(os.path.join(path, "package.json"))
    if main:
        chosen = os.path.normpath(os.path.join(path, main))
        found = _file(chosen) or _file(os.path.join(chosen, "index"))
        if found:
            return found
    return _file(os.path.join(path, "index"))


def _main_of(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except (OSError, ValueError):
        return ""
    main = found.get("main", "") if isinstance(found, dict) else ""
    return main if isinstance(main, str) else ""
