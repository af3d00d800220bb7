"""fork() checks the forms of stdio."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [
    ["x", [], options]
    for options in [
        {"stdio": "foo"},
        {"stdio": "ipc"},
        {"stdio": ["pipe", "pipe", "pipe"]},
        {"stdio": ["ipc", "ipc"]},
        {"stdio": ["foo", "ipc"]},
        {"stdio": [{}, "ipc"]},
        {"stdio": [True, "ipc"]},
        {"stdio": []},
    ]
]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
