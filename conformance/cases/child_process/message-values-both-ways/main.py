"""JSON values travel both ways and come back equal."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

values = [
    "text",
    "",
    "é 中 😀 \u2028 end",
    0,
    -1,
    1.5,
    2**53,
    1e-7,
    True,
    False,
    None,
    [],
    [1, [2, [3]]],
    {},
    {"a": {"b": "c"}},
    {"": 0, "x y": [None]},
]
child = fork(process.env.CHILD)
n = 0


@child.on("message")
def on_message(m):
    global n
    show(m == values[n], m)
    n += 1
    if n == len(values):
        child.disconnect()


for value in values:
    child.send(value)
child.on("exit", lambda code, signal: show("exit", code, signal, n))
