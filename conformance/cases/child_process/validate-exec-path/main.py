"""fork() checks execPath and execArgv."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [
    ["x", [], options] for options in [{"execPath": 1}, {"execPath": {}}, {"execPath": "a\0"}, {"execArgv": ["a\0"]}]
]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
