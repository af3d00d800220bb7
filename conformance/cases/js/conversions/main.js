// What the operators make of values of different kinds: ==, +, <, truth, typeof.
const values = [undefined, null, true, false, 0, -0, 1, NaN, '', '0', '1', 'a', ' ', [], [0], [1, 2], {}, 1n];
const name = (value) => (typeof value === 'string' ? JSON.stringify(value) : Object.is(value, -0) ? '-0' : typeof value === 'bigint' ? `${value}n` : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value));
for (const one of values) {
  const equal = values.filter((other) => one == other).map(name);
  const less = values.filter((other) => one < other).map(name);
  console.log(name(one), '|', typeof one, '|', one ? 'true' : 'false', '|', equal.join(' '), '|', less.join(' '));
}
for (const one of values.slice(0, -1)) {
  console.log(name(one), '|', values.slice(0, -1).map((other) => name(one + other)).join(' '));
}
console.log(values.slice(0, -1).map((value) => [Number(value), String(value), Boolean(value)].map(name).join('/')).join(' '));
console.log([] + {}, [] + [], {} + 'x', 1 + null, 1 + undefined, '1' + null, true + true, [1] * [2], '3' * '4', null + 1, [] - 1, +[], +{}, +'0x10', +true, -'', !'' + 1);
const custom = { valueOf: () => 42, toString: () => 'text' };
console.log(custom + 1, `${custom}`, custom * 2, custom > 41, custom == 42, String(custom), [custom].join(), JSON.stringify({ custom }));
console.log(null >= 0, null > 0, null == 0, undefined == null, undefined == 0, NaN != NaN, 'b' > 'a', 'B' > 'a', '2' > '12', 2 > '12', [2] > 1, 'a' > 1);
console.log(1 < 2 < 3, 3 > 2 > 1, '5' + - '2', '5' - - '2', 'foo' + + 'bar', [1, 2, 3] + '', (() => 1) == 1, typeof typeof 1, !!'false' == !!'true');
let n = 5;
let s = '5';
console.log(n++ + ++n, n, s++, s, n-- - --n, -n, +s, ~~'7.9', '8' >> 1, null | 5, undefined | 0, 'x' | 0, 2 ** 3 ** 2, (-2) ** 2);
console.log(new Date(0) + 1 === new Date(0).toString() + '1', new Date(5) - 1, new Date(5) > 4, isNaN('x'), isNaN(undefined), [10, 1, 5].map(String), ['1', '2'].map(Number), Boolean([]), Boolean(''), !!NaN);
switch ('1') {
  case 1: console.log('number'); break;
  case '1': console.log('text');
  case 'fall': console.log('falls through');
  default: console.log('default');
}
