from nodecompat import net, process
from conformance.lib import show

answer = lambda socket: socket.end(f"{server.address() == process.argv[2]} {socket.remoteAddress}".replace("True", "true"))
server = net.createServer(answer)
server.listen(process.argv[2])
