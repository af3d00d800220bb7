"""group indents by two until groupEnd."""

from nodecompat.console import console

console.group("Outer %s", 1)
console.log("a\nb")
console.groupCollapsed()
console.log({"long": "x" * 60, "other": "y" * 20})
console.groupEnd()
console.log("back")
console.groupEnd()
console.groupEnd()
console.log("left")
