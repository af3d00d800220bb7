"""JavaScript's methods as functions: `js.push(list, item)`, `js.padStart(text, 5)`, whatever the first argument is.

What must stay true: each is `access.call` with its name, so that one function serves every kind of value that has a
method of that name, and a program's own objects too. The names that would hide others end otherwise: `keys_of`,
`values_of`, `entries_of`, `with_`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .access import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given


@lru_cache(None)
def of(name: str) -> Callable[..., Found]:
    """The function for a method: `of("push")(list, item)`."""

    def method(value: Given, *args: Given) -> Found:
        return call(value, name, *args)

    method.__name__ = method.__qualname__ = name
    method.__doc__ = f"JavaScript's `value.{name}(...)`."
    return method


# arrays, and what strings share with them
push = of("push")
pop = of("pop")
shift = of("shift")
unshift = of("unshift")
splice = of("splice")
slice = of("slice")
map = of("map")
filter = of("filter")
forEach = of("forEach")
reduce = of("reduce")
reduceRight = of("reduceRight")
find = of("find")
findIndex = of("findIndex")
findLast = of("findLast")
findLastIndex = of("findLastIndex")
some = of("some")
every = of("every")
indexOf = of("indexOf")
lastIndexOf = of("lastIndexOf")
includes = of("includes")
join = of("join")
concat = of("concat")
reverse = of("reverse")
sort = of("sort")
flat = of("flat")
flatMap = of("flatMap")
fill = of("fill")
at = of("at")
copyWithin = of("copyWithin")
toSorted = of("toSorted")
toReversed = of("toReversed")
toSpliced = of("toSpliced")
keys_of = of("keys")
values_of = of("values")
entries_of = of("entries")
with_ = of("with")

# strings
charAt = of("charAt")
charCodeAt = of("charCodeAt")
codePointAt = of("codePointAt")
substring = of("substring")
substr = of("substr")
split = of("split")
replace = of("replace")
replaceAll = of("replaceAll")
padStart = of("padStart")
padEnd = of("padEnd")
repeat = of("repeat")
trim = of("trim")
trimStart = of("trimStart")
trimEnd = of("trimEnd")
startsWith = of("startsWith")
endsWith = of("endsWith")
toUpperCase = of("toUpperCase")
toLowerCase = of("toLowerCase")
toLocaleUpperCase = of("toLocaleUpperCase")
toLocaleLowerCase = of("toLocaleLowerCase")
match = of("match")
matchAll = of("matchAll")
search = of("search")
localeCompare = of("localeCompare")
normalize = of("normalize")
isWellFormed = of("isWellFormed")
toWellFormed = of("toWellFormed")

# objects, dates, patterns, functions, promises, buffers
toString = of("toString")
toLocaleString = of("toLocaleString")
valueOf = of("valueOf")
hasOwnProperty = of("hasOwnProperty")
getTime = of("getTime")
getFullYear = of("getFullYear")
getMonth = of("getMonth")
getDate = of("getDate")
getDay = of("getDay")
getHours = of("getHours")
getMinutes = of("getMinutes")
getSeconds = of("getSeconds")
getMilliseconds = of("getMilliseconds")
getTimezoneOffset = of("getTimezoneOffset")
toISOString = of("toISOString")
toJSON = of("toJSON")
toDateString = of("toDateString")
toTimeString = of("toTimeString")
toUTCString = of("toUTCString")
toLocaleDateString = of("toLocaleDateString")
toLocaleTimeString = of("toLocaleTimeString")
test = of("test")
exec = of("exec")
then = of("then")
catch = of("catch")
apply = of("apply")
bind = of("bind")
equals = of("equals")
subarray = of("subarray")
