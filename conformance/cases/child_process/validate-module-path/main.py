"""fork() checks the module's path."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import fork

tries = [[undefined], [undefined], [None], [1], [True], [{}], [[]], ["a\0b"]]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
