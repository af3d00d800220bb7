"""The sizes of the buffers: before and after bind, as options, and what is refused."""

from conformance.lib import or_undefined, show
from nodecompat import dgram, undefined


def every(s):
    for call in (
        lambda: s.setRecvBufferSize(-1),
        lambda: s.setRecvBufferSize(float("inf")),
        lambda: s.setRecvBufferSize("x"),
        lambda: s.setRecvBufferSize(1.5),
        lambda: s.setSendBufferSize(-1),
        lambda: s.setSendBufferSize({}),
        lambda: s.setSendBufferSize(),
        lambda: s.getRecvBufferSize() > 0,
        lambda: s.getSendBufferSize() > 0,
        lambda: s.setRecvBufferSize(8192),
        lambda: s.setSendBufferSize(8192),
        lambda: s.getRecvBufferSize(),
        lambda: s.getSendBufferSize(),
    ):
        try:
            show(or_undefined(call()))
        except Exception as e:
            show(e.name, e.code, e.message, getattr(e, "errno", undefined), getattr(e, "syscall", undefined))


def started():
    every(s)
    s.close()
    for options in ({"recvBufferSize": 10000, "sendBufferSize": 15000}, {"recvBufferSize": 0}):
        measured(options)
    for size in ("x", -1, 1.5, {}, float("nan"), 2**32):
        for name in ("recvBufferSize", "sendBufferSize"):
            try:
                dgram.createSocket({"type": "udp4", name: size}).close()
                show("no error")
            except Exception as e:
                show(e.name, e.code, e.message)


def measured(options):
    def listening():
        usual = options["recvBufferSize"] == 0
        show(usual or t.getRecvBufferSize(), usual or t.getSendBufferSize())
        t.close()

    t = dgram.createSocket({"type": "udp4", **options}).bind(0, listening)


s = dgram.createSocket("udp4")
every(s)
s.bind(0, started)
