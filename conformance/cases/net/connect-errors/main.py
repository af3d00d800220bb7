"""Connections that fail: the events, the error, the state at each."""

import shutil
import tempfile

from conformance.lib import show
from nodecompat import net, undefined

dir = tempfile.mkdtemp(prefix="nc-")
path = dir + "/file"
open(path, "w").close()
hide = lambda text: ("undefined" if text is undefined else str(text)).replace(dir, "DIR").replace(str(port), "PORT")
port = None
server = net.createServer()

def started():
    global port
    port = server.address().port
    forms = [{"port": port, "host": "127.0.0.1"}, {"path": dir + "/none.sock"}, {"path": path}, {"path": dir + "/" + "x" * 200}]

    def next_one():
        if not forms:
            shutil.rmtree(dir)
            return
        form = forms.pop(0)
        socket = net.Socket()
        for name in ["connectionAttempt", "connectionAttemptFailed", "connect", "ready"]:
            socket.on(name, lambda address, port, family, e, *, name=name: show(name, hide(address), hide(port), family, e and e.code, socket.readyState))
        socket.on("error", lambda e: show("error", socket.readyState, e.name, hide(e.message), e.code, e.errno, e.syscall, hide(e.address), hide(getattr(e, "port", undefined))))
        socket.on("close", lambda bad: (show("close", bad, socket.destroyed, socket.pending, socket.connecting), next_one()))
        socket.connect(form)
        show(socket.readyState, socket.connecting, socket.pending, socket.bufferSize)

    server.close(next_one)

server.listen(0, "127.0.0.1", started)
