from nodecompat import net

answer = lambda socket: socket.end("served")
net.createServer(answer).listen({"port": 0})
net.createServer(answer).listen({"port": 0, "host": "::", "ipv6Only": True})
