"""What url.parse makes is a Url: it says so where it is shown, and has methods that are not its own keys."""

from nodecompat import url
from nodecompat.js import JSON, Buffer, Object, console

parts = url.parse("http://a.b/c?d=1", True)
console.log(parts, isinstance(parts, url.Url), len(Object.keys(parts)), JSON.stringify(parts))
console.log(url.Url())
console.log(parts.format(), parts.resolve("/x?y"), parts.resolveObject("z").pathname)
console.log(url.format(url.parse("http://a/b")), url.resolveObject("http://a/b", "c").href)
