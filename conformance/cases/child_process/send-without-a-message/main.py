"""send() without a message, or with one that is no message, throws."""

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

child = fork(process.env.CHILD)


def f():
    pass


for args in [[], [undefined], [undefined, lambda: None], [f]]:
    try:
        child.send(*args)
    except Exception as e:
        show(e.name, e.code, e.message)
child.disconnect()
child.on("exit", lambda code: show("exit", code))
