"""Node's `querystring`: queries as objects.

    from nodecompat.querystring import parse, stringify
    parse("a=1&b=2&a=3")    # {'a': ['1', '3'], 'b': '2'}

Not here: that `parse` and `stringify` call `querystring.unescape` and `escape` as a program has replaced them.
"""

from __future__ import annotations

from ._url.query import escape, parse, stringify, unescape

__all__ = ["decode", "encode", "escape", "parse", "stringify", "unescape"]

decode = parse
encode = stringify
