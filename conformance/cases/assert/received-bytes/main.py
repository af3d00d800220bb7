"""Bytes that came from anywhere are those that a program makes, and no Uint8Array but loosely."""

from conformance.lib import show
from nodecompat import assert_ as assert_module, net, util
from nodecompat.child_process import execFileSync
from nodecompat.js import Buffer
from nodecompat.stream import Readable, Writable

wanted = Buffer.from_("abc")


def same(name, found):
    assert_module.deepStrictEqual(found, wanted)
    assert_module.deepStrictEqual({"found": [found]}, {"found": [wanted]})
    assert_module.throws(
        lambda: assert_module.deepStrictEqual(found, Buffer.from_("abd")), {"code": "ERR_ASSERTION"}
    )
    show(name, util.isDeepStrictEqual(found, wanted), util.isDeepStrictEqual(wanted, found))


same("program", execFileSync("printf", ["abc"]))


def write(chunk, encoding, done):
    same("written", chunk)
    done()


Writable({"write": write}).write("abc")
array = bytearray(b"abc")
show("array", util.isDeepStrictEqual(wanted, array), util.isDeepStrictEqual(array, bytearray(array)))
assert_module.deepEqual(wanted, array)
assert_module.throws(lambda: assert_module.deepEqual(wanted, bytearray(b"a")), {"code": "ERR_ASSERTION"})
server = net.createServer(lambda socket: socket.end("abc"))


@server.on("listening")
def _():
    client = net.connect(server.address().port, "127.0.0.1")
    client.on("data", lambda chunk: (same("socket", chunk), server.close()))


@server.on("close")
def _():
    readable = Readable({"read": lambda size: None})
    readable.on("data", lambda chunk: same("read", chunk))
    readable.push("abc")


server.listen(0, "127.0.0.1")
