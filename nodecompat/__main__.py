"""`python -m nodecompat app.py [arguments]` runs a script and then its loop, as `node app.js` does.

The script needs no import of its own for that; it sees `sys.argv`, `sys.path` and `__main__` as if it had
been started directly.
"""

from __future__ import annotations

import sys
from typing import Any

from ._run.script import run_main


def main() -> None:
    """Run the script named on the command line."""
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        print(__doc__.strip(), file=sys.stderr)
        raise SystemExit(0 if len(sys.argv) > 1 else 9)
    del sys.argv[0]
    path = sys.argv[0]
    sys.path[0] = path.rpartition("/")[0] or "."
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    run_main(code, _namespace(path))


def _namespace(path: str) -> dict[str, Any]:
    """The names of a fresh `__main__`."""
    namespace = sys.modules["__main__"].__dict__
    for name in [name for name in namespace if name != "__builtins__"]:
        del namespace[name]
    namespace.update(__name__="__main__", __file__=path, __doc__=None, __package__=None, __spec__=None, __loader__=None)
    return namespace


if __name__ == "__main__":
    main()  # clears this module's names
