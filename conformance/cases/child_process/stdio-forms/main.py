"""Which of stdin, stdout and stderr are streams, for the forms stdio may have."""

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

forms = [
    "pipe",
    "ignore",
    "inherit",
    ["pipe", "ignore", "inherit", "ipc"],
    ["ignore", "pipe", "pipe", "ipc"],
    [0, 1, 2, "ipc"],
    [undefined, None, "ignore", "ipc"],
    ["ignore", "ignore", "ignore", "pipe", "ipc"],
]


def next_form():
    if not forms:
        return
    child = fork(process.env.CHILD, [], {"stdio": forms.pop(0)})
    show([stream is not None for stream in child.stdio], child.stdin is child.stdio[0], child.stderr is child.stdio[2])
    child.on("message", lambda m: show(m))
    child.on("exit", next_form)


next_form()
