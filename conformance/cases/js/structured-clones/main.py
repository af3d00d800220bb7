"""structuredClone: what is kept, what is lost, and what cannot be cloned."""

from nodecompat import js
from nodecompat.js import *

shared = js.obj(s=1)
original = js.obj(
    list=[1, [2]],
    date=Date(0),
    map=Map([['k', js.obj(v=1)]]),
    set=Set([1, 'a']),
    pattern=js.regexp(r'a(b)', 'gi'),
    bytes=Uint8Array([1, 2]),
    floats=Float64Array([1.5]),
    big=BigInt(10),
    nothing=None,
    gone=undefined,
    nan=NaN,
    minus=-0.0,
    first=shared,
    second=shared,
    text='😀',
)
original.self_ = original
copy = structuredClone(original)
console.log(
    copy.list,
    copy.date.getTime(),
    copy.map.get('k'),
    copy.set,
    copy.pattern,
    copy.bytes,
    copy.floats,
    copy.big,
)
console.log(
    not js.same(copy, original),
    not js.same(copy.list, original.list),
    js.same(copy.self_, copy),
    js.same(copy.first, copy.second),
    not js.same(copy.first, shared),
    js.has(copy, 'gone'),
    copy.gone,
    js.call(Object, 'is', copy.minus, -0.0),
    copy.nan,
)
console.log(js.instanceof(copy.date, Date), js.instanceof(copy.map, Map), copy.text, copy.nothing)


class Point:
    def __init__(self, x):
        self.x = x

    @property
    def double(self):
        return self.x * 2


point = structuredClone(Point(5))
console.log(point, js.instanceof(point, Point), point.double, Object.keys(point))
error = structuredClone(RangeError('out', js.obj(cause='why')))
console.log(
    error.name,
    error.message,
    js.instanceof(error, RangeError),
    js.instanceof(error, Error),
    error.cause,
    typeof(error.stack),
)
console.log(
    structuredClone('text'),
    structuredClone(5),
    structuredClone(None),
    structuredClone(undefined),
    structuredClone([undefined, None]),
)
for attempt in [lambda: structuredClone(Symbol('s')), lambda: structuredClone(Promise.resolve())]:
    try:
        console.log(attempt())
    except Exception as error_3:
        error_2 = js.caught(error_3)
        console.log(error_2.name, error_2.message, error_2.code)
