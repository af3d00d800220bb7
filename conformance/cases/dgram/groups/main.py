"""Groups: joining, leaving, the interface, what comes back, and what is refused."""

from conformance.lib import or_undefined, show
from nodecompat import dgram

s = dgram.createSocket({"type": "udp4", "reuseAddr": True})


def every(s):
    for call in (
        lambda: s.addMembership(),
        lambda: s.addMembership(""),
        lambda: s.addMembership("256.0.0.1"),
        lambda: s.addMembership("127.0.0.1"),
        lambda: s.addMembership("224.0.0.114", "x"),
        lambda: s.addMembership("224.0.0.114", 5),
        lambda: s.dropMembership(),
        lambda: s.dropMembership("224.0.0.115", "127.0.0.1"),
        lambda: s.addSourceSpecificMembership(),
        lambda: s.addSourceSpecificMembership(5, "232.1.1.1"),
        lambda: s.addSourceSpecificMembership("127.0.0.1", 5),
        lambda: s.addSourceSpecificMembership("x", "232.1.1.1"),
        lambda: s.dropSourceSpecificMembership("127.0.0.1", "232.1.1.9", "127.0.0.1"),
        lambda: s.setMulticastInterface("x"),
        lambda: s.setMulticastInterface(),
        lambda: s.setMulticastInterface("::1"),
        lambda: s.setMulticastTTL(-1),
        lambda: s.setMulticastTTL(256),
        lambda: s.setMulticastTTL("x"),
        lambda: s.setMulticastLoopback(),
    ):
        try:
            show(or_undefined(call()))
        except Exception as e:
            show(e.name, e.code, e.message)


def started():
    every(s)
    s.addMembership("224.0.0.114", "127.0.0.1")
    try:
        s.addMembership("224.0.0.114", "127.0.0.1")
    except Exception as e:
        show(e.code, e.syscall, e.message)
    s.setMulticastInterface("127.0.0.1")
    show(s.setMulticastLoopback(True), s.setMulticastTTL(0))

    def received(m):
        show("message", m.decode())
        s.dropMembership("224.0.0.114", "127.0.0.1")
        s.close()
        for change in (s.addMembership, s.dropMembership):
            try:
                change("224.0.0.114")
            except Exception as e:
                show(e.code)

    s.on("message", received)
    s.send("to the group", s.address().port, "224.0.0.114")


s.bind(0, started)
