"""count counts by label, countReset begins anew."""

from nodecompat import process, undefined
from nodecompat.console import console

process.on("warning", lambda warning: console.log(warning.message))
console.count()
console.count("a")
console.count()
console.count(undefined)
console.count(None)
console.countReset()
console.count("default")
console.countReset("unknown")
