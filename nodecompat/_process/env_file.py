"""`.env` files: `process.loadEnvFile`."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, system_error, system_text
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

# One variable: an optional `export`, the name, then a quoted value (which may span lines) or the rest of the
# line up to a comment. What does not look so is skipped, as in Node.
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


def load_env_file(path: Any = undefined) -> None:
    """Set the variables of a file (default: `.env`) that are not set yet.

    Raises ERR_INVALID_ARG_TYPE, and the system's error when the file cannot be read. Node: process.loadEnvFile.
    """
    if path is undefined or path is None:
        path = ".env"
    if not isinstance(path, (str, bytes, os.PathLike)):
        raise InvalidArgTypeError("path", "of type string or an instance of Buffer or URL", path)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    except OSError as error:
        number = error.errno or errno.EIO
        code = errno.errorcode.get(number, "")
        shown = os.fsdecode(path)
        raise system_error(number, "open", f"{code}: {system_text(code)}, open '{shown}'", path=shown) from None
    for name, value in parse(text).items():
        os.environ.setdefault(name, value)
