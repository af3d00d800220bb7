"""Odd URLs, alone and relative to others, taken apart; parts of URLs that are set."""

import json

from nodecompat import require, undefined
from nodecompat.console import console
from nodecompat.url import URL, domainToASCII, domainToUnicode, fileURLToPath, format, pathToFileURL, urlToHttpOptions

for kind, *args in require("./inputs.json"):
    try:
        if kind == "new":
            url = URL(*args)
            console.log(args, url.href, url.origin, url.username, url.password, url.host, url.port, url.pathname, url.search, url.hash)
        else:
            url = URL(args[0])
            setattr(url, args[1], args[2])
            console.log(args, url.href)
    except Exception as error:
        console.log(args, error.name, error.code, error.message, error.input, getattr(error, "base", undefined))
url = URL("https://user:pa%20ss@example.com:8443/a/b?x=1&y=2#top")
console.log(str(url), json.dumps(url.toJSON()), URL.canParse("a"), URL.canParse("a", "http://b"))
console.log(url)
console.log({"nested": URL("http://a")})
url.searchParams.append("z", "ä &")
console.log(url.search, url.href)
url.search = "?q=1"
console.log(url.searchParams.get("q"), url.searchParams.get("x"))
console.log({**urlToHttpOptions(url)})
console.log(format(url, {"fragment": False, "search": False, "auth": False}))
attempts = [
    lambda: pathToFileURL("/a b/ü#?%.txt").href, lambda: pathToFileURL("/dir/").href, lambda: pathToFileURL(5),
    lambda: fileURLToPath("file:///a%20b/%C3%BC"), lambda: fileURLToPath(URL("file:///x")), lambda: fileURLToPath("http://x"),
    lambda: fileURLToPath("file://host/x"), lambda: fileURLToPath("file:///a%2fb"), lambda: fileURLToPath(5), lambda: fileURLToPath("nope"),
    lambda: fileURLToPath("file:///C:/a/b", {"windows": True}), lambda: fileURLToPath("file://server/share", {"windows": True}),
    lambda: domainToASCII("español.com"), lambda: domainToUnicode("xn--espaol-zwa.com"), lambda: domainToASCII("xn--iñvalid.com"),
    lambda: URL(), lambda: URL("a", "b"), lambda: setattr(url, "href", "bad"),
]
for attempt in attempts:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))
