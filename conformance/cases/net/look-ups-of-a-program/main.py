# What a program's own look-up may answer, with several addresses asked for and with one.
from conformance.lib import show
from nodecompat import net, process

one = [{"address": "127.0.0.1", "family": 4}]
answers = [
    [None, one],
    [None, "127.0.0.1", 4],
    [Exception("no")],
    [None, [{"address": "bad", "family": 4}]],
    [None, "127.0.0.1", 5],
    [None, [{"address": "::1", "family": 6}, *one]],
    [None, [*one, *one]],
    [None, [5, *one]],
    [None, [{}, *one]],
    [None, [{"address": [], "family": 4}, *one]],
]
choices = [(options, answer) for options in [{}, {"family": 4}, {"autoSelectFamily": False}] for answer in answers]


def looked_up(error, address, family):
    show("look-up", error and str(error), len(address) if isinstance(address, list) else address, family)


def next_one():
    if not choices:
        server.close()
        return
    options, answer = choices.pop(0)
    port = server.address().port

    def lookup(host, wanted, found):
        process.nextTick(found, *answer)

    socket = net.connect({"port": port, "host": "example.test", "lookup": lookup, **options})
    socket.on("lookup", looked_up)
    socket.on("connectionAttempt", lambda address, port, family: show("attempt", address, family))
    socket.on("connect", lambda: show("connected", socket.remoteAddress))
    socket.on("error", lambda error: show(getattr(error, "code", str(error)), str(error).replace(str(port), "PORT")))
    socket.resume().on("close", lambda failed: (show("closed", failed), next_one()))


server = net.createServer(lambda socket: socket.end()).listen(0, "127.0.0.1", next_one)
