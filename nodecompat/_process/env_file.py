"""`.env` files: `process.loadEnvFile`."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError
from ..values import undefined
from .control import explained

if TYPE_CHECKING:
    from collections.abc import Callable

# One variable: an optional `export`, the name, then a quoted value (which may span lines) or the rest of the
# line up to a comment. A line that does not match is skipped, as in Node.
_LINE = re.compile(
    r"""^[ \t]*(?:export[ \t]+)?(?P<name>[^\s=#][^\n=]*?)[ \t]*=[ \t]*
    (?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|`(?P<back>[^`]*)`|(?P<plain>[^\n\#]*))""",
    re.MULTILINE | re.VERBOSE,
)

_FINISH: dict[str, Callable[[str], str]] = {
    "double": lambda value: value.replace("\\n", "\n"),
    "plain": str.strip,
}


def parse(text: str) -> dict[str, str]:
    """The variables of a file's text; `\\n` is a line end between double quotes."""
    found: dict[str, str] = {}
    for match in _LINE.finditer(text.replace("\r\n", "\n")):
        kind = match.lastgroup or "plain"
        found[match["name"]] = _FINISH.get(kind, str)(match[kind])
    return found


def load(path: object) -> None:
    """See `Process.loadEnvFile`."""
    if path is undefined or path is None:
        path = ".env"
    if not isinstance(path, (str, bytes, os.PathLike)):
        raise InvalidArgTypeError("path", "of type string or an instance of Buffer or URL", path)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    except OSError as error:
        shown = os.fsdecode(path)
        raise explained(error, "open", f" '{shown}'", path=shown) from None
    for name, value in parse(text).items():
        os.environ.setdefault(name, value)
