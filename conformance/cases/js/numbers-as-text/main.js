// Numbers become texts and texts become numbers, as the language has it.
const numbers = [0, -0, 1, -1.5, 0.1 + 0.2, 1e-7, 123456789.125, 2 ** 53, 5e-324, NaN, Infinity, -Infinity];
for (const number of numbers) {
  console.log(String(number), number.toString(2).slice(0, 20), number.toString(16), number.toString(36).slice(0, 12));
}
for (const number of [0, 1.005, 1.45, 25, 1234.5678, 0.000001234, -1.5, 1e21]) {
  console.log(number.toFixed(), number.toFixed(2), number.toPrecision(3), number.toExponential(), number.toExponential(2));
}
for (const text of ['', ' 12 ', '1e3', '0x1f', '0b101', '0o17', '1_000', '.5', '5.', '-', 'Infinity', '12px', '\n', '1,000', '+7', '--7']) {
  console.log(JSON.stringify(text), Number(text), parseInt(text), parseFloat(text), isNaN(text), isFinite(text));
}
console.log([['ff', 16], ['z', 36], ['12', 2], ['0x1f', 16], ['077', 8], ['123', 1], ['11', 0]].map(([text, radix]) => parseInt(text, radix)));
console.log(Number.isInteger(5.0), Number.isInteger('5'), Number.isSafeInteger(2 ** 53), Number.isNaN('x'), Number.isFinite('1'));
console.log(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.EPSILON > 0, Number.MAX_VALUE, Number.MIN_VALUE);
console.log([1.5, 2.5, -1.5, -0.4, 0.49999999999999994, 1e300].map((x) => Math.round(x)));
console.log([1.7, -1.7, -0.2].map((x) => [Math.floor(x), Math.ceil(x), Math.trunc(x), Math.sign(x)]));
console.log(Math.max(), Math.min(), Math.max(1, '3', 2), Math.max(1, NaN), Math.min(0, -0), Math.hypot(3, 4), Math.cbrt(27), Math.clz32(1), Math.imul(3, 4), Math.fround(5.5));
console.log(7 % -3, -7 % 3, 5.5 % 2, 2 ** -1, 0 / 0, 1 / 0, -1 / 0, 1 / -0, 10 / 4, numbers[7] + 1);
console.log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 31, -1 >>> 0, -1 >>> 28, 2 ** 32 | 0, 1e10 | 0, '7' & 3);
console.log((25).toString(36), (255).toString(16).padStart(4, '0'), (-255).toString(2), (0.5).toString(2), (1e21).toLocaleString('en-US'), (1234567.891).toLocaleString('en-US'));
for (const attempt of [() => (1).toFixed(101), () => (1).toString(1), () => (1).toPrecision(0), () => (1).toExponential(-1)]) {
  try {
    console.log(attempt());
  } catch (error) {
    console.log(error.name, error.message);
  }
}
