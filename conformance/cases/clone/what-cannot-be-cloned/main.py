"""Functions, symbols, classes and promises are refused with a DataCloneError, wherever they are."""

from nodecompat import Promise, Symbol, console, structuredClone
from nodecompat.values import Map, Set


def attempt(label, value):
    try:
        structuredClone(value)
        console.log(label, "cloned")
    except Exception as error:
        console.log(label, error.name, error.code, isinstance(error, Exception), "could not be cloned" in error.message)


class A:
    pass


attempt("function", lambda: None)
attempt("symbol", Symbol("s"))
attempt("class", A)
attempt("promise", Promise.resolve(1))
attempt("nested", {"a": [{"b": lambda: None}]})
attempt("in a map", Map([("k", lambda: None)]))
attempt("as a key", Map([(Symbol("s"), 1)]))
attempt("in a set", Set([lambda: None]))
try:
    structuredClone(Symbol("s"))
except Exception as error:
    console.log(error.message)
