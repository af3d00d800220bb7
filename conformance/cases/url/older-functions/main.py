"""url.parse, url.format and url.resolve."""

from nodecompat import url
from nodecompat.console import console

texts = [
    "http://user:pa%20ss@Host.com:8080/p/a/t/h?query=string&x=%41#hash", "https://example.com", "http://example.com?x", "/a/b?c=d", "//host/path",
    "mailto:a@b.c", "javascript:alert(1)", "file:///etc/passwd", "http://[::1]:3000/x", "a/b c", "", "#only", "?q=1&q=2", "HTTP://EXAMPLE.com/A B",
    "redis://:pw@localhost:6379/0", "foo:bar", "http://x.y/a\\b", "localhost:3000", "  http://trim.me  ",
];
for text in texts:
    try:
        console.log(
            text, [*url.parse(text).values()], [{**one} if isinstance(one, dict) else one for one in url.parse(text, True, True).values()]
        )
    except Exception as error:
        console.log(text, error.name, error.code, str(error))
objects = [
    {}, {"protocol": "http", "host": "a.com", "pathname": "x"}, {"protocol": "https:", "hostname": "b", "port": 8, "pathname": "/p?#", "query": {"a": 1, "b": ["x", "y"]}},
    {"protocol": "mailto", "pathname": "a@b"}, {"hostname": "::1", "slashes": True, "auth": "u:p w"}, {"protocol": "file", "pathname": "/x"}, {"search": "a#b", "hash": "h"},
    {"pathname": "only"}, "http://x/y z", {"protocol": "foo", "slashes": True, "host": "h"},
];
for one in objects:
    console.log(url.format(one))
links = [
    ["/one/two/three", "four"], ["http://example.com/", "/one"], ["http://example.com/one", "/two"], ["http://a/b/c/d?q", "../e"], ["http://a/b", "//c/d"],
    ["http://a/b?x", "?y"], ["http://a/b", "#z"], ["http://a/b/", ""], ["http://a", "https://b/c"],
];
for source, to in links:
    console.log(source, to, url.resolve(source, to))
for attempt in [lambda: url.parse(5), lambda: url.parse(), lambda: url.format(5), lambda: url.format(None), lambda: url.format()]:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))
