"""What functions throw and promises are rejected with."""

import re

from conformance.lib import or_undefined
from nodecompat import Promise, require, start, undefined
from nodecompat.console import console
from nodecompat.js import Error, RangeError, TypeError

assert_ = require("assert")


def throwing():
    raise TypeError("wrong kind")


def quiet():
    pass


async def late():
    raise Error("late")


async def fine():
    pass


def show(place, error):
    console.log(place, error.name, or_undefined(getattr(error, "code", None)), getattr(error, "operator", undefined), getattr(error, "generatedMessage", undefined), error.message)


attempts = [
    lambda: assert_.throws(throwing), lambda: assert_.throws(throwing, TypeError), lambda: assert_.throws(throwing, RangeError), lambda: assert_.throws(throwing, re.compile("wrong")), lambda: assert_.throws(throwing, re.compile("right")),
    lambda: assert_.throws(throwing, re.compile("^TypeError: wrong kind$")), lambda: assert_.throws(throwing, {"message": "wrong kind"}), lambda: assert_.throws(throwing, {"name": "TypeError", "message": re.compile("kind")}),
    lambda: assert_.throws(throwing, {"message": "other"}), lambda: assert_.throws(throwing, {"name": "TypeError", "message": "x"}), lambda: assert_.throws(throwing, lambda error: isinstance(error, TypeError)),
    lambda: assert_.throws(throwing, lambda: False), lambda: assert_.throws(throwing, {"message": "other"}, "my text"), lambda: assert_.throws(throwing, re.compile("x"), "my text"),
    lambda: assert_.throws(quiet), lambda: assert_.throws(quiet, TypeError), lambda: assert_.throws(quiet, "text"), lambda: assert_.throws(quiet, TypeError, "text"), lambda: assert_.throws(throwing, "wrong kind"),
    lambda: assert_.throws(throwing, "text"), lambda: assert_.throws(5), lambda: assert_.throws(throwing, 5), lambda: assert_.throws(throwing, "a", "b"), lambda: assert_.throws(throwing, {}),
    lambda: assert_.doesNotThrow(quiet), lambda: assert_.doesNotThrow(throwing), lambda: assert_.doesNotThrow(throwing, "text"), lambda: assert_.doesNotThrow(throwing, RangeError), lambda: assert_.doesNotThrow(throwing, TypeError, "text"),
]
for place, attempt in enumerate(attempts):
    try:
        attempt()
        console.log(place, "holds")
    except Exception as error:
        show(place, error)


async def main():
    later = [
        lambda: assert_.rejects(Promise.reject(Error("late"))), lambda: assert_.rejects(late, re.compile("late")), lambda: assert_.rejects(late, {"message": "other"}),
        lambda: assert_.rejects(Promise.resolve(5)), lambda: assert_.rejects(fine, TypeError, "text"), lambda: assert_.rejects(5), lambda: assert_.rejects(Promise.reject(Error("late")), TypeError),
        lambda: assert_.doesNotReject(Promise.resolve(1)), lambda: assert_.doesNotReject(late), lambda: assert_.doesNotReject(Promise.reject(Error("late")), "text"),
    ]
    for place, attempt in enumerate(later):
        try:
            await attempt()
            console.log(place, "holds")
        except Exception as error:
            show(place, error)


start(main())
