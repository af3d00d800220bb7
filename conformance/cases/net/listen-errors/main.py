"""A failed listen is an 'error' with the address; the server can listen again."""

import os
import shutil
import tempfile

from conformance.lib import show
from nodecompat import net, undefined

dir = tempfile.mkdtemp(prefix="nc-")
hide = lambda text: text.replace(dir, "DIR").replace(str(port), "PORT")
tell = lambda e: show(e.name, e.code, e.errno, e.syscall, hide("null" if e.address is None else str(e.address)), "PORT" if getattr(e, "port", undefined) == port else getattr(e, "port", undefined), hide(e.message), "port" in vars(e))
port = None
server = net.createServer()

def started():
    global port
    port = server.address().port
    forms = [{"port": port, "host": "127.0.0.1"}, {"path": dir + "/none/x.sock"}, {"path": dir + "/file"}, {"port": 0, "host": "192.0.2.1"},
      {"path": dir + "/" + "x" * 200}, {"fd": 999}]
    open(dir + "/file", "w").close()

    def next_one():
        if not forms:
            server.close()
            shutil.rmtree(dir)
            return
        form = forms.pop(0)
        other = net.createServer()

        def failed(e):
            tell(e)
            show(other.listening, other.listenerCount("listening"))
            if form.get("host") == "127.0.0.1":
                other.listen(0, lambda: (show("again", other.listening), other.close(next_one)))
            else:
                next_one()

        other.on("error", failed)
        other.listen(form)

    next_one()

server.listen(0, "127.0.0.1", started)
