from nodecompat import dgram, net, process

socket = dgram.createSocket("udp4")
server = net.createServer()


def listening():
    told = lambda: process.send([server.address().port, socket.address().port])
    socket.bind({"port": 0, "address": "127.0.0.1", "exclusive": True}, told)


server.listen({"port": 0, "host": "127.0.0.1", "exclusive": True}, listening)


@process.on("disconnect")
def disconnected():
    server.close()
    socket.close()
