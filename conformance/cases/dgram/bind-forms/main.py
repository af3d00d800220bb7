"""The forms of bind, and the addresses they give."""

from conformance.lib import show
from nodecompat import dgram, undefined

forms = [
    lambda s, f: s.bind(f),
    lambda s, f: s.bind(0, f),
    lambda s, f: s.bind(0, "127.0.0.1", f),
    lambda s, f: s.bind({"port": 0}, f),
    lambda s, f: s.bind({"port": 0, "address": "127.0.0.1", "exclusive": True}, f),
    lambda s, f: s.bind({}, f),
    lambda s, f: s.bind(None, f),
    lambda s, f: s.bind(undefined, undefined, f),
    lambda s, f: s.bind(0, "", f),
    lambda s, f: s.bind({"address": "127.0.0.2"}, f),
    lambda s, f: s.bind("0", "localhost", f),
]


def following():
    if not forms:
        six()
        return
    s = dgram.createSocket("udp4")

    def listening():
        where = s.address()
        show(given is s, where.address, where.family, where.port > 0, s.listenerCount("listening"))
        try:
            s.bind(0)
        except Exception as e:
            show(e.code)
        s.close(following)

    given = forms.pop(0)(s, listening)


def six():
    s = dgram.createSocket({"type": "udp6", "ipv6Only": True})

    def listening():
        show(s.address().address, s.address().family)
        t = dgram.createSocket("udp6")
        t.bind(0, "::1", lambda: (show(t.address().address), t.close(), s.close()))

    s.bind(listening)


following()
