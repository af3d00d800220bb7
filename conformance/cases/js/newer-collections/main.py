"""What came later: operations of sets, grouping, copies of arrays, iterators' methods, Promise.try and others."""

from nodecompat import js
from nodecompat.js import *

odd = Set([1, 3, 5])
small = Set([1, 2, 3])
console.log(odd.union(small), odd.intersection(small), odd.difference(small), odd.symmetricDifference(small))
console.log(
    odd.isSubsetOf(small),
    Set([1]).isSubsetOf(small),
    small.isSupersetOf(Set([2])),
    odd.isDisjointFrom(Set([2])),
    odd.union(Map([[7, 'x']])),
)
console.log(
    Object.groupBy([1, 2, 3], lambda x: 'odd' if js.truthy(x % 2) else 'even'),
    Map.groupBy([1, 2, 3], lambda x: js.mod(x, 2)),
)
list_ = [3, 1, 2]
console.log(
    js.toSorted(list_),
    js.toReversed(list_),
    js.with_(list_, 0, 9),
    js.toSpliced(list_, 0, 1, 'a', 'b'),
    list_,
    js.at(list_, -1),
    js.findLast(list_, lambda x: x < 3),
    js.findLastIndex(list_, lambda x: x > 5),
)


def naturals():
    n = 0
    while True:
        (yield (n := n + 1) - 1)


console.log(
    js.call(
        js.call(naturals(), 'filter', lambda n: js.mod(n, 2)),
        'map',
        lambda n: n * n,
    ).drop(1).take(3).toArray()
)
console.log(
    js.call(js.call(naturals(), 'take', 5), 'reduce', lambda a, b: js.add(a, b)),
    js.call(naturals(), 'some', lambda n: n > 3),
    js.call(js.call(naturals(), 'take', 3), 'every', lambda n: n < 3),
    js.call(naturals(), 'find', lambda n: n > 7),
)
console.log(
    [*js.each(js.call(Iterator, 'from', js.obj(next=lambda *_: js.obj(done=True))))],
    js.call(js.call(Iterator, 'from', [1, 2]), 'flatMap', lambda x: [x, x]).toArray(),
)
console.log(
    js.call('ab', 'isWellFormed'),
    js.call('a\ud800', 'isWellFormed'),
    js.call('a\ud800', 'toWellFormed'),
    js.at('x', -1),
    'aXbX'.replace('X', '-'),
)
console.log(
    Object.hasOwn(js.obj(a=1), 'a'),
    structuredClone(Map([[1, js.obj(a=[1])]])),
    [i for i in range(2)]
)
value_2 = Promise.withResolvers()
promise = value_2.promise
resolve = value_2.resolve
promise.then(lambda value: console.log('resolved', value))
resolve(5)
js.call(Promise, 'try', lambda x: js.add(x, 1), 1).then(lambda value: console.log('tried', value))


def callback():
    raise Error('thrown')


js.call(Promise, 'try', callback).catch(lambda error: console.log('caught', error.message))
Array.fromAsync([1, Promise.resolve(2)], lambda x: x * 2).then(lambda values: console.log('gathered', values))
console.log(
    Math.f16round(1.337),
    RegExp.escape('a.b*c'),
    Error.isError(TypeError('x')),
    Error.isError(js.obj(message='x')),
)
console.log(
    js.call(Uint8Array([255, 1]), 'toHex'),
    js.call(Uint8Array([255, 1]), 'toBase64'),
    Uint8Array.fromHex('ff01'),
    Uint8Array.fromBase64('/wE='),
)
console.log(
    Map([[1, 2]]).getOrInsert(1, 5),
    Map().getOrInsertComputed(3, lambda key: key * 2),
    Reflect.ownKeys(js.obj(b=1, a=2)),
    Reflect.has(js.obj(a=1), 'a'),
)
