"""An async function becomes one with a callback, called in a tick."""

from nodecompat import Promise, process
from nodecompat.console import console
from nodecompat.util import callbackify


@callbackify
async def add(a, b):
    return a + b


def fail_in_callback():
    raise Exception("in the callback")


add(1, 2, lambda error, sum: console.log(error, sum))
callbackify(lambda: Promise.reject(Exception("no")))(lambda error: console.log(str(error)))
callbackify(lambda: Promise.reject(None))(lambda error: console.log(error.code, error.message, error.reason))
console.log("first")


async def named():
    pass


console.log(callbackify(named).__name__)
try:
    callbackify("x")
except TypeError as error:
    console.log(error.message)
try:
    add(1, 2)
except TypeError as error:
    console.log(error.message)
process.on("uncaughtException", lambda error: console.log("uncaught", str(error)))
add(1, 1, fail_in_callback)
