"""A worker that fails is started again until it succeeds."""

from conformance.lib import show
from nodecompat import process, setTimeout
from nodecompat.child_process import fork

attempt = 0


def spawn():
    global attempt
    attempt += 1
    child = fork(process.env.CHILD, [str(attempt)])
    child.on("message", lambda m: show(attempt, m))

    @child.on("exit")
    def on_exit(code):
        show("exit", code)
        if code != 0:
            setTimeout(spawn, 1)


spawn()
