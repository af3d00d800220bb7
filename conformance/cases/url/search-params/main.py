"""URLSearchParams: how they are made, changed, shown."""

from nodecompat import undefined
from nodecompat.console import console
from nodecompat.url import URLSearchParams
from nodecompat.values import Map

sources = ["", "?a=1&b=2&a=3", "a", "a=b=c", "&&a&", "x=%41+b&y=%zz", {"one": 1, "two": None}, [["p", "q"], ["r", "s"]], Map([["m", "n"]]).entries(), undefined, 5, URLSearchParams("k=v")]
for source in sources:
    console.log(str(URLSearchParams(source)))
for bad in [[["a"]], [["a", "b", "c"]], ["ab", "c"], [None], [5]]:
    try:
        console.log(str(URLSearchParams(bad)))
    except Exception as error:
        console.log(error.name, error.code, str(error))
params = URLSearchParams("b=1&a=2&b=3&ü=ä ~*()'!-._")
console.log(params, params.size, params.get("b"), params.getAll("b"), params.get("none"), params.has("a"), params.has("a", "3"))
params.append("c", 5)
params.set("b", True)
params.set("new", None)
params.delete("a")
console.log(params.toString(), [*params], [*params.keys()], [*params.values()], len([*params.entries()]))
params.sort()
console.log(f"{params}")
params.forEach(lambda value, name, all: console.log(value, name, all is params))
console.log(URLSearchParams(), URLSearchParams("long=".ljust(90, "x")))
for attempt in [lambda: params.append("x"), lambda: params.get(), lambda: params.forEach(5), lambda: params.delete(), lambda: params.set("a"), lambda: params.has()]:
    try:
        console.log(attempt())
    except Exception as error:
        console.log(error.name, error.code, str(error))
