"""With pauseOnConnect nothing is read before the program says so."""

from conformance.lib import show
from nodecompat import net, setTimeout

def connection(s):
    show(s.isPaused(), s.readableFlowing, server.pauseOnConnect)
    s.on("data", lambda x: show("data", x.decode()))
    setTimeout(lambda: (show("waited", s.bytesRead, s.readableLength), s.resume()), 30)
    s.on("end", lambda: (show("end", s.bytesRead), server.close()))

server = net.createServer({"pauseOnConnect": True}, connection)
server.listen(0, "127.0.0.1", lambda: net.connect(server.address().port, "127.0.0.1").end("early"))
