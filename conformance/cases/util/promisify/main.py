"""A function with a callback becomes one with a promise."""

from nodecompat import Promise, process
from nodecompat.console import console
from nodecompat.util import promisify


def add(a, b, callback):
    process.nextTick(callback, None, a + b, "dropped")


def fail(callback):
    callback(Exception("failed"))


def throwing(callback):
    raise TypeError("thrown")


promisify(add)(1, 2).then(lambda sum: console.log("sum", sum))
promisify(fail)().catch(lambda error: console.log(str(error)))
promisify(throwing)().catch(lambda error: console.log(type(error).__name__, str(error)))
add.promisifyCustom = lambda a, b: Promise.resolve(f"custom {a} {b}")
promisify(add)(3, 4).then(console.log)
twice = promisify(fail)
console.log(promisify(twice) is twice, promisify(add) is add.promisifyCustom)
try:
    promisify(5)
except TypeError as error:
    console.log(error.code, error.message)
