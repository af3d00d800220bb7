"""What stdio may not be."""

from conformance.lib import show
from nodecompat.child_process import spawn

for stdio in [
    "foo",
    "ipc",
    5,
    True,
    {},
    ["foo"],
    [{}],
    [True],
    [lambda: None],
    [b"x"],
    ["ipc", "ipc"],
    [{"fd": "x"}],
    ["pipe", "pipe", 999],
]:
    try:
        spawn("true", {"stdio": stdio})
    except Exception as e:
        show(e.name, e.code, e.message.split("Received")[0])
