"""A deprecated function warns once, a code once in the process."""

from nodecompat import process, setImmediate
from nodecompat.console import console
from nodecompat.util import deprecate
from nodecompat import undefined

process.on("warning", lambda warning: console.log(warning.name, undefined if warning.code is None else warning.code, warning.message))
old = deprecate(lambda x: x * 2, "use new()", "DEP_OLD")
console.log(old(1), old(2))
console.log(deprecate(lambda: "other", "the same code", "DEP_OLD")())
console.log(deprecate(lambda: "bare", "without a code")())
try:
    deprecate(lambda: None, "x", 5)
except TypeError as error:
    console.log(error.message)


def later():
    process.noDeprecation = True
    console.log(deprecate(lambda: "silent", "never seen")())


setImmediate(later)
