"""Errors keep their standard class, message and cause."""

from conformance.lib import typeof
from nodecompat import console, structuredClone
from nodecompat.errors import NodeRangeError, NodeTypeError

error = NodeTypeError("outer")
error.cause = NodeRangeError("inner")
copy = structuredClone(error)
console.log(copy is error, isinstance(copy, TypeError), copy.name, copy.message)
console.log(isinstance(copy.cause, NodeRangeError), copy.cause.name, copy.cause.message)
console.log(typeof(copy.stack), copy.stack.split("\n")[0])
plain = structuredClone(Exception("plain"))
console.log(plain.name, plain.message, hasattr(plain, "cause"))
