// BigInts: their arithmetic, what they are equal to, and what they are not mixed with.
const big = 2n ** 64n;
const [one, three, forty] = [1n, 3n, 40n];
console.log(big, big + 1n, big * big, -big, big / 3n, big % 10n, -7n / 2n, -7n % 2n, (-7n) ** 3n, 5n - 7n);
console.log(typeof big, big.toString(), String(big), big.toString(16), `${big}`, big.toLocaleString('en-US'), BigInt('0xff'), BigInt(' 12 '), BigInt(''), BigInt(true), BigInt(5));
console.log(one == 1, 2n > 1, 1n < 1.5, 0n == '', 10n == '10', [3n, 1, 2n].sort((a, b) => (a < b ? -1 : 1)), 1n + 1n === 2n);
console.log(5n & 3n, 5n | 3n, 5n ^ 3n, ~5n, 1n << forty, -1n >> one, (one << three) >> one, BigInt.asIntN(8, 255n), BigInt.asUintN(8, -1n));
console.log(Number(big), parseInt('12n'), Number(123n) + 1, !!0n, 0n ? 'true' : 'false', 5n || 'none', BigInt(Number.MAX_SAFE_INTEGER) + 2n, Number.isInteger(5n));
let factorial = 1n;
for (let n = 1n; n <= 25n; n++) factorial *= n;
console.log(factorial, [1n, 2n], { n: 3n }, new Map([[1n, 1]]).get(1n), [1n].includes(1n), [1n].indexOf(1));
let count = 5n;
count++;
count += 10n;
console.log(count, -count, count--, count, process.hrtime.bigint() > 0n, typeof process.hrtime.bigint());
const wrong = [() => 1n + 1, () => 1n / 0n, () => 2n ** -1n, () => BigInt(1.5), () => BigInt('x'), () => BigInt(undefined), () => 1n >>> 0n, () => Math.max(1n), () => JSON.stringify(1n), () => BigInt(NaN), () => 5n * '2'];
for (const attempt of wrong) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
