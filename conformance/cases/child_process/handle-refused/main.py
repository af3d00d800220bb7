"""What cannot be sent as a handle, and what is sent without one."""

from conformance.lib import show
from nodecompat import net, process
from nodecompat.child_process import fork

child = fork(process.env.CHILD)
for handle in [{}, 5, "text", [], True]:
    try:
        child.send("x", handle)
        show("accepted")
    except Exception as error:
        show(error.name, error.code, error.message)
child.send("null", None)
child.send("not listening", net.createServer(), lambda error: show("callback", error))
child.send("not connected", net.Socket())
child.send("last")


@child.on("message")
def on_message(m):
    show(m)
    if m[0] == "last":
        child.disconnect()
