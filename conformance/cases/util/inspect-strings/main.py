"""Long strings are split at their lines, and cut at maxStringLength."""

from nodecompat.console import console
from nodecompat.util import inspect

console.log(inspect("a line of text\n" * 6))
console.log(inspect({"text": "first line of a long text\nsecond line of a long text\nthird and last line, also long"}))
console.log(inspect("one\ntwo"), inspect(["x" * 100]))
console.log(inspect("abcdefgh", {"maxStringLength": 5}), inspect(["abcdef"], {"maxStringLength": 5}), inspect("abc", {"maxStringLength": None}))
