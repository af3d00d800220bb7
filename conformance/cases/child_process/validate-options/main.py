"""fork() checks that options are an object."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [["x", [], 1], ["x", [], "o"], ["x", [], True], ["x", [], []]]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
