"""The text of an error of Node's own has its code, that of others has not."""

from conformance.lib import show
from nodecompat import assert_ as assert_module, fs, js
from nodecompat.js import AbortSignal, Error, Object, RangeError, String
from nodecompat.stream import Readable, Writable


def text(call):
    try:
        call()
        show("nothing")
    except BaseException as error:
        show(String(error))
        show(js.call(error, "toString") == String(error), js.text(error) == String(error))


def fail(error):
    Object.assign(error, {"code": "ERR_MINE"})
    raise error


text(lambda: Readable().map(1))
text(lambda: Readable.from_())
text(lambda: Readable.from_(["a"]).compose())
text(lambda: Writable().setDefaultEncoding())
text(lambda: assert_module.strictEqual(1, 2, "one"))
text(lambda: fs.readFileSync("/nowhere"))
text(lambda: AbortSignal.abort().throwIfAborted())
text(lambda: fail(RangeError("mine")))
assert_module.throws(lambda: Readable().map(1), js.regexp(r'^TypeError \[ERR_INVALID_ARG_TYPE\]: The "fn"'))
assert_module.throws(lambda: fail(Error("x")), js.regexp(r"^Error: x$"))
