"""The properties of a child at each moment of its life."""

from conformance.lib import show, typeof
from nodecompat import process
from nodecompat.child_process import fork

child = fork(process.env.CHILD, ["one"])


def state(when):
    show(
        when,
        child.connected,
        child.killed,
        child.exitCode,
        child.signalCode,
        typeof(child.pid),
        child.channel and "channel",
    )


state("forked")
show(child.spawnfile == child.spawnargs[0], child.spawnargs[-1:], child.stdin, child.stdout, child.stderr)
show(child.stdio, typeof(child.send), typeof(child.disconnect), typeof(child.channel.ref), typeof(child.channel.unref))
child.on("spawn", lambda: state("spawn"))


@child.on("message")
def on_message():
    state("message")
    child.disconnect()
    state("disconnected")


child.on("disconnect", lambda: state("disconnect"))
child.on("exit", lambda: state("exit"))
