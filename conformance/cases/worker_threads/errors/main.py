"""What cannot be posted."""

from nodecompat import ReadableStream, WritableStream, console, structuredClone
from nodecompat.worker_threads import MessageChannel, MessagePort, receiveMessageOnPort

channel = MessageChannel()
port1, port2 = channel.port1, channel.port2


def show(f):
    try:
        console.log(f())
    except Exception as e:
        console.log(e.name, e.code, str(e))


make = ReadableStream


def reading():
    s = make()
    s.getReader()
    return s


def writing():
    s = WritableStream()
    s.getWriter()
    return s


def post(s):
    port1.postMessage(s, [s])


def twice(s):
    post(s)
    post(s)


def clone(s, transfer):
    return structuredClone(s, {"transfer": transfer})


closed = MessageChannel().port1
closed.close()
show(lambda: port1.postMessage(make()))
show(lambda: port1.postMessage({"a": [WritableStream()]}))
show(lambda: port1.postMessage(MessageChannel().port1))
show(lambda *, s=make(): port1.postMessage(s, [s, s]))
show(lambda: post(reading()))
show(lambda: post(writing()))
show(lambda: twice(make()))
show(lambda: post(port1))
show(lambda: port1.postMessage(1, [port2, port2]))
show(lambda: post(closed))
show(lambda: port1.postMessage(1, [{}]))
show(lambda: port1.postMessage(1, [None]))
show(lambda: port1.postMessage(1, {"transfer": [1]}))
show(lambda: port1.postMessage(1, 5))
show(lambda: port1.postMessage(1, "abc"))
show(lambda: port1.postMessage(1, {"transfer": None}))
show(lambda: port1.postMessage())
show(lambda: MessagePort())
show(lambda: receiveMessageOnPort({}))
show(lambda: structuredClone(make()))
show(lambda *, s=reading(): clone(s, [s]))
show(lambda *, s=make(): clone(s, [s, s]))
port1.close()
