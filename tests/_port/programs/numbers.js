// numbers
console.log(1 / 3, 10 / 2, 7 % 3, -7 % 3, 2 ** 10, 5 / 0, -5 / 0, 0 / 0, 0.1 + 0.2, 1e21, 1e-7, 123456789 * 987654321, 5.0, 1_000_000);
console.log(Math.floor(-2.5), Math.ceil(2.1), Math.round(2.5), Math.round(-2.5), Math.trunc(-4.7), Math.abs(-3), Math.sqrt(16), Math.pow(2, 8), Math.max(1, 5, 3), Math.min(), Math.hypot(3, 4), Math.sign(-3), Math.cbrt(27));
console.log(parseInt('42px', 10), parseFloat('3.14abc'), Number('12'), Number(''), Number('abc'), parseInt('ff', 16), (255).toString(16), (3.14159).toFixed(2), (0.5).toFixed(0), (1234.5678).toFixed(1), Number.MAX_SAFE_INTEGER, Number.isInteger(5.0), isNaN('x'));
console.log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, -16 >> 2, -16 >>> 28, 1 << 31, 4294967295 | 0, ~~7.9, 7.9 | 0);
let h = 0; for (const ch of 'hello world') { h = (h << 5) - h + ch.charCodeAt(0); h |= 0; } console.log(h);
let hash = 5381; for (let i = 0; i < 5; i++) hash = ((hash << 5) + hash + i) >>> 0; console.log(hash);
let seed = 12345; function rnd() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; } console.log(rnd(), rnd());
let fnv = 2166136261; for (const c of 'abc') { fnv ^= c.charCodeAt(0); fnv = Math.imul(fnv, 16777619); } console.log(fnv >>> 0);
const avg = [1, 2, 3, 4].reduce((a, b) => a + b) / 4; console.log(avg, avg.toFixed(3), `avg=${avg} half=${10 / 4} whole=${10 / 5}`, 'sum: ' + (1 + 2), 'n' + 1 / 2);
let sum = 0; for (let i = 1; i <= 100; i++) sum += i; console.log(sum, sum / 100); 
console.log(1 === 1.0, '1' == 1, null == undefined, null == 0, NaN === NaN, [1] == 1, '' == 0, typeof 1, typeof 'a', typeof {}, typeof [], typeof null, typeof undefined, typeof (() => 1), typeof true, typeof Symbol('x'));
function isPrime(n) { if (n < 2) return false; for (let i = 2; i * i <= n; i++) if (n % i === 0) return false; return true; } console.log([...Array(30).keys()].filter(isPrime));
function gcd(a, b) { return b ? gcd(b, a % b) : a; } console.log(gcd(48, 18)); const primes = []; const sieve = new Array(50).fill(true); for (let i = 2; i < 50; i++) { if (sieve[i]) { primes.push(i); for (let j = i * i; j < 50; j += i) sieve[j] = false; } } console.log(primes.length, primes[primes.length - 1]);
let x = 5; x += 2; x -= 1; x *= 3; x /= 2; x %= 4; x **= 2; console.log(x); let y = null; y ??= 4; y ||= 5; y &&= 6; console.log(y); let bits = 6; bits &= 3; bits |= 8; bits <<= 1; bits ^= 1; console.log(bits);
const matrix = [[1, 2], [3, 4]]; const t = matrix[0].map((_, c) => matrix.map((r) => r[c])); console.log(t, matrix[1][0]); let total = 0; for (const row of matrix) for (const cell of row) total += cell; console.log(total);
