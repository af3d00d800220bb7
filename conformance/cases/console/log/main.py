"""log, info, debug and dirxml write formatted lines to stdout."""

from nodecompat import undefined
from nodecompat.console import console

console.log("text")
console.log()
console.log("%s is %d years", "Ann", 42, "and", {"a": [1]})
console.info([1, 2], "x", None, undefined)
console.debug("it's", ["it's"])
console.dirxml({"a": 1}, "b")
console.log("100%", "%s", 5)
console.log("a\ud800b", "é")
log = console.log
log("unbound")
