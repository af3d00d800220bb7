from nodecompat import net, process

first = net.createServer()


def first_listens():
    second = net.createServer()
    second.listen(0, "127.0.0.1", lambda: process.send([first.address().port, second.address().port]))


first.listen(0, "127.0.0.1", first_listens)
