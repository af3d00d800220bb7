from nodecompat import net, process

server = net.createServer().listen("a.sock", lambda: process.send(server.address()))
