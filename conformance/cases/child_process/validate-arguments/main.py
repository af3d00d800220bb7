"""fork() checks the list of arguments."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [["x", 1], ["x", "arg"], ["x", True], ["x", ["a\0b"]], ["x", ["a", "b\0"]]]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
