// What came later: operations of sets, grouping, copies of arrays, iterators' methods, Promise.try and others.
const odd = new Set([1, 3, 5]);
const small = new Set([1, 2, 3]);
console.log(odd.union(small), odd.intersection(small), odd.difference(small), odd.symmetricDifference(small));
console.log(odd.isSubsetOf(small), new Set([1]).isSubsetOf(small), small.isSupersetOf(new Set([2])), odd.isDisjointFrom(new Set([2])), odd.union(new Map([[7, 'x']])));
console.log(Object.groupBy([1, 2, 3], (x) => (x % 2 ? 'odd' : 'even')), Map.groupBy([1, 2, 3], (x) => x % 2));
const list = [3, 1, 2];
console.log(list.toSorted(), list.toReversed(), list.with(0, 9), list.toSpliced(0, 1, 'a', 'b'), list, list.at(-1), list.findLast((x) => x < 3), list.findLastIndex((x) => x > 5));
function* naturals() {
  let n = 0;
  while (true) yield n++;
}
console.log(naturals().filter((n) => n % 2).map((n) => n * n).drop(1).take(3).toArray());
console.log(naturals().take(5).reduce((a, b) => a + b), naturals().some((n) => n > 3), naturals().take(3).every((n) => n < 3), naturals().find((n) => n > 7));
console.log([...Iterator.from({ next: () => ({ done: true }) })], Iterator.from([1, 2]).flatMap((x) => [x, x]).toArray());
console.log('ab'.isWellFormed(), 'a\ud800'.isWellFormed(), 'a\ud800'.toWellFormed(), 'x'.at(-1), 'aXbX'.replaceAll('X', '-'));
console.log(Object.hasOwn({ a: 1 }, 'a'), structuredClone(new Map([[1, { a: [1] }]])), Array.from({ length: 2 }, (_, i) => i));
const { promise, resolve } = Promise.withResolvers();
promise.then((value) => console.log('resolved', value));
resolve(5);
Promise.try((x) => x + 1, 1).then((value) => console.log('tried', value));
Promise.try(() => {
  throw new Error('thrown');
}).catch((error) => console.log('caught', error.message));
Array.fromAsync([1, Promise.resolve(2)], (x) => x * 2).then((values) => console.log('gathered', values));
console.log(Math.f16round(1.337), RegExp.escape('a.b*c'), Error.isError(new TypeError('x')), Error.isError({ message: 'x' }));
console.log(new Uint8Array([255, 1]).toHex(), new Uint8Array([255, 1]).toBase64(), Uint8Array.fromHex('ff01'), Uint8Array.fromBase64('/wE='));
console.log(new Map([[1, 2]]).getOrInsert(1, 5), new Map().getOrInsertComputed(3, (key) => key * 2), Reflect.ownKeys({ b: 1, a: 2 }), Reflect.has({ a: 1 }, 'a'));
