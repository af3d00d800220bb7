"""What of a value has to be there: partialDeepStrictEqual, and its messages."""

from nodecompat import js
from nodecompat.js import *

assert_ = require('assert')


def t(a, b):
    try:
        assert_.partialDeepStrictEqual(a, b)
        console.log('ok')
    except Exception as error:
        e = js.caught(error)
        console.log(f'{e.name} {js.text(e.code)}: {e.message}')


t(js.obj(a=1, b=2), js.obj(a=1))
t(js.obj(a=1), js.obj(a=1, b=2))
t([1, 2, 3], [1, 3])
t([1, 2, 3], [3, 1])
t(Set([1, 2, js.obj(a=1)]), Set([js.obj(a=1), 2]))
t(Set([1]), Set([1, 2]))
t(Map([[1, js.obj(x=1, y=2)], [2, 3]]), Map([[1, js.obj(x=1)]]))
t(js.obj(a=js.obj(b=[1, js.obj(c=1, d=2)])), js.obj(a=js.obj(b=[js.obj(c=1)])))
t(1, 1)
t(1, 2)
t('a', 'b')
t(js.obj(a=1), js.obj(a='1'))
t([], js.obj())
t(js.obj(a=undefined), js.obj())
t(js.obj(), js.obj(a=undefined))
t(Error('x'), Error('x'))
t([1, 1], [1, 1, 1])
