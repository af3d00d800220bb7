// Map and Set: their order, what they take for the same, and what happens when they change under way.
const map = new Map([['b', 1], ['a', 2], [1, 'one'], ['1', 'text'], [NaN, 'nan'], [null, 'null'], [undefined, 'undefined'], [0, 'zero']]);
console.log(map.size, map.get(1), map.get('1'), map.get(NaN), map.get(-0), map.get('none'), map.has(undefined), map.has(null));
map.set('b', 3).set('new', 4);
console.log([...map.keys()], [...map.values()]);
console.log(map.delete('a'), map.delete('a'), map.size);
map.set('a', 'again');
console.log([...map].map(([key, value]) => `${key}=${value}`).join());
console.log(map);
const object = {};
const list = [];
const byObject = new Map([[object, 'o'], [list, 'l'], [{}, 'other']]);
console.log(byObject.get(object), byObject.get(list), byObject.get({}), byObject.size, byObject);
map.forEach((value, key, whole) => {
  if (key === 'b') console.log(value, key, whole === map);
});
const growing = new Map([[1, 1]]);
for (const [key] of growing) {
  if (key < 5) growing.set(key + 1, key);
  if (key === 3) growing.delete(1);
}
console.log([...growing.keys()], Object.fromEntries(growing), new Map(Object.entries({ x: 1 })));
const set = new Set([3, 1, 3, '1', NaN, NaN, 0, -0]);
console.log(set.size, [...set], set.has(NaN), set.has('3'), set.add(9) === set, set.delete(3));
console.log(set, new Set('hello'), [...new Set([1, 1, 2])], Array.from(new Set([5]), (x) => x * 2));
const shrinking = new Set([1, 2, 3, 4]);
for (const one of shrinking) {
  shrinking.delete(one + 1);
}
console.log([...shrinking], [...shrinking.entries()]);
const entries = new Map([['k', 'v']]).entries();
console.log(entries.next(), entries.next(), [...new Map([['k', 'v']]).entries()]);
set.clear();
console.log(set.size, new Map() instanceof Map, Object.keys(map).length, typeof set, String(map), String(set));
const weak = new WeakMap([[object, 1]]);
console.log(weak.get(object), weak.has(list), weak.delete(object), weak.has(object));
for (const attempt of [() => new Map([1]), () => new Map(5), () => new Set(5), () => weak.set('text', 1)]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
