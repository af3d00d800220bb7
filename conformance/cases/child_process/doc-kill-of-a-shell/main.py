"""kill() ends the shell, not what the shell has started; signal 0 only asks."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

child = spawn("sh", ["-c", "sleep 5 & echo $!; wait"], {"stdio": ["ignore", "pipe", "inherit"]})


@child.stdout.once("data")
def on_data(data):
    grandchild = int(data.decode())
    show(process.kill(grandchild, 0), child.kill())

    @child.on("exit")
    def on_exit(code, signal):
        show("exit", code, signal, child.kill(0), process.kill(grandchild, 0))
        process.kill(grandchild)


child.on("close", lambda code, signal: show("close", code, signal))
