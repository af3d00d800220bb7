"""Which of stdin, stdout and stderr are streams."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import spawn

forms = [
    undefined,
    None,
    "",
    0,
    False,
    "pipe",
    "overlapped",
    "ignore",
    "inherit",
    [],
    ["ignore"],
    [0, 1, 2],
    [-1, "ignore", -3],
    ["pipe", None, undefined, None, "pipe", "ignore"],
]


def next_form():
    if not forms:
        return
    child = spawn("true", {"stdio": forms.pop(0)})
    show([stream is not None for stream in child.stdio], child.stdin is child.stdio[0], child.stdout is child.stdio[1])
    child.on("close", next_form)


next_form()
