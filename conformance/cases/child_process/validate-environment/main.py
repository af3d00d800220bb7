"""fork() checks the values of env for NULs."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [["x", [], options] for options in [{"env": {"A": "x\0y"}}, {"env": {"A": 1, "B": "\0"}}]]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
