// Maps and Sets that change while keys, values and entries are gone through.
const m = new Map([['a', 1], ['b', 2], ['c', 3]]);
for (const k of m.keys()) { if (k === 'a') { m.delete('b'); m.set('d', 4); } console.log(k); }
for (const [k, v] of m.entries()) { if (v === 3) m.set('e', 5); console.log(k, v); }
m.forEach((v, k) => { if (v === 1) { m.delete('c'); m.set('z', 9); } console.log('each', k); });
for (const v of m.values()) console.log(v);
console.log(m.keys(), m.values(), m.entries(), new Set([1, 'a']).values(), [...m.keys()].length, m[Symbol.iterator]().next());
const it = m.keys(); it.next(); console.log([...it], it.next(), it);
const s = new Set([1, 2, 3]); for (const x of s.values()) { s.delete(2); console.log(x); }
s.forEach((x) => { if (x < 5) { s.delete(x); s.add(x + 2); } }); console.log(s, Math.max(...s), Array.from(s.entries()));
const [first] = m.keys(); const [[k0, v0]] = m; console.log(first, k0, v0, m.keys().next().value, [...m.values()].reduce((a, b) => a + b, 0), Array.from(m.keys(), (k) => k + 1), Math.max(...m.values()), new Set(m.keys()).has('a'), new Map(m.entries()).size);
