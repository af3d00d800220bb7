"""Map and Set: their order, what they take for the same, and what happens when they change under way."""

from nodecompat import js
from nodecompat.js import *

map = Map(
    [
        ['b', 1],
        ['a', 2],
        [1, 'one'],
        ['1', 'text'],
        [NaN, 'nan'],
        [None, 'null'],
        [undefined, 'undefined'],
        [0, 'zero'],
    ]
)
console.log(
    len(map),
    map.get(1),
    map.get('1'),
    map.get(NaN),
    map.get(-0.0),
    map.get('none'),
    map.has(undefined),
    map.has(None),
)
map.set('b', 3).set('new', 4)
console.log([*map.keys()], [*map.values()])
console.log(map.delete('a'), map.delete('a'), len(map))
map.set('a', 'again')


def mapped(items):
    key, value = js.first(items, 2)
    return f'{js.text(key)}={js.text(value)}'


console.log(','.join(js.map([*js.each(map)], mapped)))
console.log(map)
object = js.obj()
list_ = []
byObject = Map([[object, 'o'], [list_, 'l'], [js.obj(), 'other']])
console.log(byObject.get(object), byObject.get(list_), byObject.get(js.obj()), len(byObject), byObject)


def each(value, key, whole=undefined):
    if key == 'b':
        console.log(value, key, whole is map)


js.forEach(map, each)
growing = Map([[1, 1]])
for entry in js.each(growing):
    key, = js.first(entry, 1)
    if js.lt(key, 5):
        growing.set(js.add(key, 1), key)
    if key == 3:
        growing.delete(1)
console.log([*growing.keys()], Object.fromEntries(growing), Map(Object.entries(js.obj(x=1))))
set = Set([3, 1, 3, '1', NaN, NaN, 0, -0.0])
console.log(len(set), [*set], set.has(NaN), set.has('3'), set.add(9) is set, set.delete(3))
console.log(set, Set('hello'), [*Set([1, 1, 2])], js.call(Array, 'from', Set([5]), lambda x: x * 2))
shrinking = Set([1, 2, 3, 4])
for one in js.each(shrinking):
    shrinking.delete(js.add(one, 1))
console.log([*shrinking], [*shrinking.entries()])
entries = Map([['k', 'v']]).entries()
console.log(js.call(entries, 'next'), js.call(entries, 'next'), [*Map([['k', 'v']]).entries()])
set.clear()
console.log(
    len(set),
    js.instanceof(Map(), Map),
    len(Object.keys(map)),
    typeof(set),
    js.text(map),
    js.text(set),
)
weak = WeakMap([[object, 1]])
console.log(weak.get(object), weak.has(list_), weak.delete(object), weak.has(object))
for attempt in [lambda: Map([1]), lambda: Map(5), lambda: Set(5), lambda: weak.set('text', 1)]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
