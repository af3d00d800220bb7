# An address of the other family is one that the system refuses.
from conformance.lib import show
from nodecompat import dgram


def shown(error):
    show(error.code, error.errno, error.syscall, error.address, error.port, error.message)


def four_is_bound():
    def sent(error, count):
        shown(error)
        show(count)
        four.connect(9, "::1", lambda error: (shown(error), four.close()))

    four.send("x", 9, "::1", sent)


four = dgram.createSocket("udp4").bind(0, "127.0.0.1", four_is_bound)
six = dgram.createSocket("udp6")


@six.once("error")
def refused(error):
    shown(error)

    def is_bound():
        other.send("x", 9, "127.0.0.1", lambda error: (shown(error), other.close(lambda: six.close())))

    other = dgram.createSocket("udp6").bind(0, "::1", is_bound)


four.on("close", lambda: six.bind(0, "127.0.0.1"))
