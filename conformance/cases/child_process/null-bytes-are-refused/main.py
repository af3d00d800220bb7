"""A NUL in a command, a file, an argument, a directory or a variable is refused by every function."""

import re

from conformance.lib import show
from nodecompat import child_process as cp


def refused(f):
    try:
        f()
        show("taken")
    except Exception as err:
        show(err.name, err.code, err.message.split(". Received")[0])


for name in ["exec", "execSync", "execFile", "execFileSync", "spawn", "spawnSync", "fork"]:
    show(name)
    function = getattr(cp, name)
    refused(lambda: function("a\0b"))
    for options in [{"cwd": "a\0b"}, {"env": {"A": "a\0b"}}, {"argv0": "a\0b"}, {"shell": "a\0b"}]:
        if not re.search("^exec(Sync)?$|fork", name) or "cwd" in options or "env" in options:
            refused(lambda: function("x.js", options))
    if not re.search("^exec(Sync)?$", name):
        refused(lambda: function("x.js", ["a", "b\0c"]))
