"""kill() takes names in any case and numbers; anything else throws, also after the end."""

import math

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
wrong = ["SIGXYZ", "", -1, math.nan, True, None, 100000, {}]


def try_all():
    for signal in wrong:
        try:
            child.kill(signal)
        except Exception as e:
            show(e.name, e.code, e.message)


try_all()
child.on("message", lambda: show(child.kill("sigterm"), child.kill(15)))


@child.on("exit")
def on_exit(code, signal):
    show("exit", code, signal)
    del wrong[1:]
    try_all()
