from nodecompat import net, process, setTimeout

server = net.createServer()


def later():
    process.send("still there")
    process.channel.unref()
    server.unref()


server.listen(0, "127.0.0.1", lambda: setTimeout(later, 30) and None)
