from nodecompat import js
from nodecompat.js import *

# Infinity and NaN where a number is wanted: what is refused, with which error, and what is taken.
from nodecompat import net
from nodecompat import dgram


def keepAlive(*_):
    s = net.Socket()
    s.setKeepAlive(True, Infinity, NaN, Infinity)
    return 'ok'


def timeout(*_):
    net.Socket().setTimeout(Infinity)
    return 'ok'


def timeoutNaN(*_):
    net.Socket().setTimeout(NaN)
    return 'ok'


def fd(*_):
    net.Socket(js.obj(fd=Infinity))
    return 'ok'


def fdNaN(*_):
    net.Socket(js.obj(fd=NaN))
    return 'ok'


def port(*_):
    net.connect({'port': Infinity})
    return 'ok'


def hw(*_):
    net.Socket(js.obj(highWaterMark=Infinity))
    return 'ok'


def hwNaN(*_):
    net.Socket(js.obj(highWaterMark=NaN))
    return 'ok'


def ttl(*_):
    dgram.createSocket('udp4').setTTL(Infinity)
    return 'ok'


def size(*_):
    dgram.createSocket({'type': 'udp4', 'recvBufferSize': Infinity})
    return 'ok'


def max(*_):
    s = net.createServer()
    s.maxConnections = Infinity
    return 'ok'


tries = js.obj(
    keepAlive=keepAlive,
    timeout=timeout,
    timeoutNaN=timeoutNaN,
    fd=fd,
    fdNaN=fdNaN,
    port=port,
    hw=hw,
    hwNaN=hwNaN,
    ttl=ttl,
    size=size,
    max=max,
)
for name, f in Object.entries(tries):
    try:
        console.log(name, f())
    except Exception as error:
        e = js.caught(error)
        console.log(name, e.name, e.code, e.message)
for backlog in ['x', js.obj(), NaN, Infinity, -1, 1.5, '0x10', True]:
    server = net.createServer()

    def listening(*, backlog=backlog, server=server):
        console.log('listening', backlog)
        server.close()
    server.listen(js.obj(port=0, backlog=backlog), listening)
for backlog_2 in [Symbol.iterator]:
    try:
        net.createServer().listen(js.obj(port=0, backlog=backlog_2))
    except Exception as error_2:
        e = js.caught(error_2)
        console.log(e.name, e.message)
for value in [Infinity, 0, 256, 1]:
    for set in ['setTTL', 'setMulticastTTL']:
        try:
            js.get(dgram.createSocket('udp4'), set)(value)
        except Exception as error_3:
            e = js.caught(error_3)
            console.log(set, value, e.code, js.get(e, 'syscall'))
