"""Queries to objects and back."""

import json

from nodecompat import querystring, undefined
from nodecompat.console import console

texts = ["a=1&b=2&a=3", "", "&", "=", "a", "a=", "=b", "a=b=c", "a=%41%zz+x", "a[]=1&a[]=2", "ü=%C3%BC", "&&x&&", "a=%E4", "get=1&keys=2", "+a+=+b+"]
for text in texts:
    console.log(text, {**querystring.parse(text)})
console.log({**querystring.parse("a:1;b:2", ";", ":")}, {**querystring.parse("a=1&b=2&c=3", None, None, {"maxKeys": 2})})
console.log({**querystring.parse("a=1", "&", "=", {"decodeURIComponent": lambda text: text + "!"})}, {**querystring.parse(5)}, {**querystring.parse()})
objects = [{"a": 1, "b": "x y", "c": [1, "z"], "d": True, "e": None, "f": undefined, "g": {}, "h": float("nan"), "i": "", "j": []}, {}, None, "text", 5, {"ä&": "~!*()'-._"}]
for one in objects:
    console.log(json.dumps(querystring.stringify(one)))
console.log(querystring.stringify({"a": 1, "b": 2}, ";", ":"), querystring.stringify({"a": "x"}, None, None, {"encodeURIComponent": lambda text: f"<{text}>"}))
console.log(querystring.escape("a b&c=é"), querystring.unescape("a%20b%zz"), querystring.escape(5), querystring.encode is querystring.stringify)
try:
    querystring.escape("\ud800")
except Exception as error:
    console.log(error.name, error.code, str(error))
