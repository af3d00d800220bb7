// Sums and products that pass 2^53, where numbers round.
let h = 5381; for (const ch of 'hello world, this is long') { h = ((h << 5) + h) + ch.charCodeAt(0); } console.log(h);
let seed = 42; function rand() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed; } console.log(rand(), rand(), rand());
const fact = n => n <= 1 ? 1 : n * fact(n - 1); console.log(fact(25), fact(18), fact(171));
function fib(n) { let a = 0, b = 1; for (let i = 0; i < n; i++) { const t = a + b; a = b; b = t; } return a } console.log(fib(90), fib(80));
let p = 1; for (let i = 0; i < 70; i++) p *= 2; console.log(p);
console.log([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].reduce((a, b) => a * b));
let hash = 7; for (let i = 0; i < 30; i++) hash = hash * 31 + i; console.log(hash);
let sum = 0; for (let i = 0; i < 5; i++) { sum += 9007199254740993; } console.log(sum);
const memo = {}; const mfib = n => n < 2 ? n : memo[n] || (memo[n] = mfib(n - 1) + mfib(n - 2)); console.log(mfib(90));
const copy = Buffer.alloc(4); copy.set([1, 2], 1); console.log(copy, new URLSearchParams(new Map([['a', 'b']])).toString());
