"""Each placeholder converts its argument in its own way."""

from nodecompat.console import console
from nodecompat.util import format

console.log(format("%s %s %s %s %s", "text", 42, -0.0, None, True), format("%s", {"a": {"b": 1}}), format("%s", [1, [2, [3]]]))
console.log(format("%d %d %d %d", 42, "0x10", "", "x"), format("%i %i %i", 42.9, "7px", "px"), format("%f %f", "1.5e3x", "x"))
console.log(format("%j", {"a": [1, "x"]}), format("%j", "text"), format("%O", {"a": {"b": {"c": {"d": 1}}}}), format("%o", [1, {"a": 2}]))
console.log(format("%c styled", "color: red"), format("%% %s%%", 5), format("100%"), format("%x %s", 1), format("%s"))
