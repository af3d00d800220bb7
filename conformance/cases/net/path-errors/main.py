"""What is wrong with a path: missing, no socket, used, in a directory that is not there, left behind."""

import os
import shutil
import tempfile

from conformance.lib import show
from nodecompat import net, undefined

directory = tempfile.mkdtemp(prefix="nc-")


def tell(name, e):
    def hidden(text):
        return text.replace(directory, "DIR")

    port = getattr(e, "port", undefined)
    show(name, e.code, e.errno, e.syscall, hidden(e.address), port, hidden(e.message))


with open(directory + "/file", "w"):
    pass


def missing(done):
    net.connect(directory + "/none").on("error", lambda e: tell("missing", e)).on("close", done)


def file(done):
    net.connect(directory + "/file").on("error", lambda e: tell("file", e)).on("close", done)


def listen_file(done):
    net.createServer().on("error", lambda e: (tell("listen file", e), done())).listen(directory + "/file")


def no_directory(done):
    net.createServer().on("error", lambda e: (tell("no directory", e), done())).listen(directory + "/none/x")


def used(done):
    def listening():
        def failed(e):
            tell("used", e)
            show(t.listening, t.address().replace(directory, "DIR"))
            s.close(lambda: (show(os.path.exists(directory + "/used")), done()))

        t = net.createServer().on("error", failed)
        t.listen(directory + "/used")

    s = net.createServer()
    s.listen(directory + "/used", listening)


def gone(done):
    def connection(c):
        show(c.remoteAddress, c.remoteFamily, c.localAddress, c.address())
        c.end()

    def listening():
        show(s.address().replace(directory, "DIR"))
        c = net.connect({"path": directory + "/again"}, lambda: show(c.remoteAddress, c.remotePort, c.address()))
        c.resume().on("close", lambda: (os.unlink(directory + "/again"), s.close(done)))

    s = net.createServer(connection)
    s.listen({"path": directory + "/again"}, listening)


steps = [missing, file, listen_file, no_directory, used, gone]


def following():
    if steps:
        steps.pop(0)(following)
    else:
        shutil.rmtree(directory)


following()
