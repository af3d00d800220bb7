"""fork() knows json and advanced, and says so."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [
    ["x", [], options]
    for options in [{"serialization": "xml"}, {"serialization": None}, {"serialization": 1}, {"serialization": ""}]
]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
