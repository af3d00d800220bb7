"""error, warn, assert and trace write to stderr, the rest to stdout."""

from nodecompat import process
from nodecompat.console import console

process.stderr.write = lambda text, *_: process.stdout.write("stderr: " + text)
console.error("one %s", "two")
console.warn({"a": 1})
console.assert_(False)
console.assert_(0, "because of %s", "this")
console.assert_("", "%s", 1)
console.assert_([], "an empty list is true")
console.log("out")
