// Cycles are closed in the copy, and what was one object is one object
const shared = [1];
const original = { a: shared, b: shared, map: new Map(), set: new Set() };
original.self = original;
original.map.set(shared, original.map);
original.set.add(original.set);
const copy = structuredClone(original);
console.log(copy.self === copy, copy.a === copy.b, copy.a === shared);
console.log(copy.map.get(copy.a) === copy.map, copy.set.has(copy.set), copy.set.has(original.set));
const error = new Error('e');
const [first, second] = structuredClone([error, error]);
console.log(first === second, first === error);
console.log(copy);
