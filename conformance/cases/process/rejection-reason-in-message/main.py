"""A rejection with a plain value becomes an error that quotes the value."""

from conformance.lib import show
from nodecompat import Promise, process, setImmediate, undefined

process.on("uncaughtException", lambda e, origin: show(e.name, e.code, origin, "|", e.message))
Promise.reject("text")
setImmediate(lambda: Promise.reject(undefined))
