"""Arrays: sorting, what the methods give, and what they do to the array itself."""

from nodecompat import js
from nodecompat.js import *

console.log(
    js.sort([10, 9, 1, 2]),
    js.sort([3, undefined, 1, undefined]),
    js.sort(['b', 'a', 'B', 'ä', 'A']),
    js.sort([True, False, None, 'x']),
)
console.log(
    js.sort([10, 9, 1], lambda a, b: a - b),
    js.sort(['bb', 'a', 'cc'], lambda a, b: js.length(a) - js.length(b)),
    js.sort([1, 2, 3], lambda: 0),
    js.sort(['b', 'a', 'C'], lambda a, b: js.localeCompare(a, b)),
)
people = [js.obj(n='a', age=2), js.obj(n='b', age=1), js.obj(n='c', age=2)]
console.log(js.join([one.n for one in js.sort(people, lambda one, other: js.sub(one.age, other.age))], ''))
list_ = [1, 2, 3, 4, 5]
console.log(js.push(list_, 6, 7), js.pop(list_), js.shift(list_), js.unshift(list_, 0), list_, len(list_))
console.log(
    js.splice(list_, 1, 2),
    list_,
    js.splice(list_, -1),
    list_,
    js.splice(list_, 1, 0, 'x', 'y'),
    list_,
    js.splice(list_, 2),
    list_,
)
console.log(
    [1, 2, 3, 4][-2:],
    [1, 2, 3][1:-1],
    [1, 2, 3][5:],
    js.reverse([1, 2, 3]),
    js.fill([1, 2, 3], 0, 1),
    js.copyWithin([1, 2, 3, 4, 5], 0, 3),
)
console.log(
    js.flat([1, [2, [3, [4]]]]),
    js.flat([1, [2, [3, [4]]]], Infinity),
    js.flatMap([1, 2], lambda x: [x, x * 2]),
    js.concat([[1], 2], [3], 4, [[5]]),
)
console.log(
    js.includes([1, 2, NaN], NaN),
    js.indexOf([1, 2, NaN], NaN),
    js.lastIndexOf([1, 2, 1], 1),
    js.indexOf([1, 2, 1], 1, 1),
    1 in ['1'],
)
console.log(
    js.join([1, None, undefined, [2, 3], js.obj()]),
    js.join([1, 2], '-'),
    js.join([]),
    js.join([[]]),
    js.text([1, [2, [3]]]),
    f'{js.text([1, 2])}',
    f'{js.text([1, 2])}',
)
console.log(
    js.reduce([1, 2, 3], lambda a, b: a + b),
    js.reduceRight([1, 2], lambda a, b: f'{js.text(a)}{js.text(b)}'),
    js.reduce([], lambda a, b: a, 'none'),
    js.reduce(['a', 'b'], lambda all_, one, at: js.obj({**all_, one: at}), js.obj()),
)
console.log(
    js.map([5, 6], lambda x, i, all_: [x, i, len(all_)]),
    js.map(['1', '2', '3'], parseInt),
    js.map(['1', '2'], Number),
    js.filter([1, 2, 3], Boolean),
    js.filter([0, '', None, 'x'], Boolean),
)


def mapped(items):
    first, item = js.first(items, 2)
    second = item
    if second is undefined:
        second = 'none'
    return second


console.log(
    any(x > 1 for x in [1, 2]),
    js.every([], lambda: False),
    next((x for x in [1, 2] if x > 5), undefined),
    js.findIndex([1, 2], lambda x: x == 2),
    js.map([[1, 2], [3]], mapped)
)
console.log(
    Array.isArray([]),
    Array.isArray('a'),
    Array.of(7),
    js.call(Array, 'from', 'añ😀'),
    [undefined] * 3,
    len(Array(3)),
    Array(2, 3),
    js.call(Array, 'from', Map([[1, 2]])),
    js.call(Array, 'from', [1, 2], lambda x: x * 2),
)
sparse = []
js.set(sparse, 3, 'd')
console.log(len(sparse), js.get(sparse, 0), js.get(sparse, 3), js.indexOf(sparse, 'd'))
array = [1, 2, 3]
js.set(array, 'length', 2)
console.log(
    array,
    Object.keys(array),
    js.has(array, 1),
    js.has(array, 5),
    js.get(array, 5),
    js.get(array, '1'),
    js.get(array, -1),
)
console.log(
    [*js.each('ab'), *[1], *Set([2])],
    [*js.entries_of([1, 2])],
    [*js.keys_of([7, 8])],
    Math.max(*[1, 5, 3]),
    js.text([3, 1]),
    js.at([1, 2, 3], -2),
    js.at([1, 2, 3], 9),
)
for index in js.keys(['x', 'y']):
    console.log(index, typeof(index))
seen = []
js.forEach([1, 2, 3], lambda x, i: js.push(seen, x * i))
console.log(seen, js.eq([], False), js.eq([1], 1), js.gt([2], 1), typeof([]), len([]))


def step():
    return js.reduce([], lambda a, b: a)


def step_2():
    js.set([], 'length', -1)


for attempt in [step, lambda: js.map([1], 5), lambda: js.find([]), step_2]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
