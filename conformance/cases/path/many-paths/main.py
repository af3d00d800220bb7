"""Odd paths of POSIX and Windows, taken apart and put together."""

from nodecompat import path, process, require
from nodecompat.console import console

process.chdir("/")  # where relative paths begin

for kind, name, args in require("./inputs.json"):
    console.log(kind, name, args, getattr(getattr(path, kind), name)(*args))
