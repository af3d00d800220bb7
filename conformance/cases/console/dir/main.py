"""dir inspects with options and without custom inspection."""

from nodecompat.js import URL, Buffer, Date, Map, console

console.dir({"a": {"b": {"c": {"d": 1}}}})
console.dir({"a": {"b": {"c": {"d": 1}}}}, {"depth": 0})
console.dir({"a": {"b": {"c": {"d": 1}}}}, {"depth": None, "compact": False})
console.dir("text")


class Own:
    def __init__(self):
        self.a = 1

    def inspectCustom(self):
        return "custom"


console.dir(Own())
console.dir(Own(), {"customInspect": True})
console.log(Own())
console.dir(Buffer.from_("hello"))
console.dir({"a": Buffer.alloc(0), "map": Map([[1, Buffer.from_("b")]])})
console.dir([URL("http://a/b?c"), Date(0)])
