// What is read and written at once: where it stands is worked out once.
let n = 0; const calls = [];
const at = () => { calls.push(n); return n++; };
const a = [10, 20, 30, 40, 50];
a[at()]++;
a[at()] += 5;
const old = a[at()]++;
const was = --a[at()];
const sum = (a[at()] *= 2);
console.log(a, old, was, sum, calls);
const groups = {};
const keyOf = (x) => { calls.push(x); return x % 2 ? 'odd' : 'even'; };
for (const x of [1, 2, 3]) { groups[keyOf(x)] ||= []; groups[keyOf(x)].push(x); }
groups[keyOf(9)] ??= 'no'; groups[keyOf(9)] &&= 'yes';
console.log(groups, calls.length);
const make = () => { calls.push('make'); return groups; };
make().total = 1; make().total += 4; make().total++;
const t = make().total--;
console.log(groups.total, t, calls.length);
let i = 0; const b = [1, 2, 3];
b[i++] += 10; b[i++]++; b[++i - 1] -= 1;
console.log(b, i);
const words = {}; for (const w of ['A', 'a']) { words[w.toLowerCase()] = (words[w.toLowerCase()] || 0) + 1; words[w.toLowerCase()]++; }
console.log(words);
const c2 = { n: 0, next() { return this.n++; } }; const list = [0, 0];
list[c2.next()]++; list[c2.next()] -= 2; console.log(list, c2.n);
{
const shares = [100, 200, 33];
const fns = [() => 1];
function add(i) { shares[i]++; }
for (let i = 0; i < shares.length; i++) { shares[i]++; fns.push(() => shares[i]); }
add(0); add(2);
console.log(shares.reduce((a, b) => a + b, 0), fns.map((f) => f()));
let i = 0;
const counts = {};
for (const w of ['a', 'b', 'a']) counts[w] = (counts[w] || 0) + 1;
counts.a++; counts['b']--; ++counts.a;
console.log(counts, shares[i++]++, i, shares);
const split = (total, n) => { const base = Math.floor(total / n); const out = new Array(n).fill(base); for (let k = 0; k < total - base * n; k++) out[k]++; return out; };
console.log(split(334, 3), split(10, 4));
const money = (c) => '$' + (c / 100).toFixed(2);
console.log(split(334, 3).map(money).join(' '));
}
