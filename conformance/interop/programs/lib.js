// What both programs share: the values that travel, a text that tells them apart, and the long message.
'use strict';

const PLAIN = {
  null: null,
  true: true,
  false: false,
  zero: 0,
  integer: -42,
  fraction: 1.5,
  largest: Number.MAX_SAFE_INTEGER,
  empty: '',
  text: 'é\u2028😀 "quoted" \\ \n\t\0',
  list: [1, [2, [3]], []],
  object: { a: { b: [null, { c: 'd' }] }, '': 1, 'a b': {} },
};

const RICH = {
  undefined: [undefined],
  nan: NaN,
  infinity: [Infinity, -Infinity],
  minusZero: -0,
  bytes: Buffer.from([0, 10, 127, 128, 255]),
  noBytes: Buffer.alloc(0),
  bigint: [2n ** 64n, -(2n ** 100n)],
  map: new Map([['a', 1], [2, [3]], [null, new Map()]]),
  set: new Set([1, 'two', null]),
  date: new Date(Date.UTC(2024, 1, 29, 12, 30, 15, 250)),
  dateBefore1970: new Date(-1),
  nested: { list: [new Map([['set', new Set([10n ** 30n])]]), new Date(0), Buffer.from('hello')] },
};

const valuesOf = (wire) => (wire === 'json' ? PLAIN : { ...PLAIN, ...RICH });

// The same text for the same value in both languages.
function describe(value) {
  const all = (values) => [...values].map(describe).join(', ');
  const pairs = (entries) => [...entries].map(([key, one]) => `${describe(key)}: ${describe(one)}`).join(', ');
  if (value === null || typeof value === 'boolean') return String(value);
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') return `number ${Object.is(value, -0) ? '-0' : value}`;
  if (typeof value === 'bigint') return `bigint ${value}`;
  if (typeof value === 'string') return `text ${[...value].map((one) => one.codePointAt(0).toString(16)).join(' ')}`;
  if (ArrayBuffer.isView(value)) return `bytes ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof Map) return `map(${pairs(value)})`;
  if (value instanceof Set) return `set(${all(value)})`;
  if (Array.isArray(value)) return `[${all(value)}]`;
  return `{${pairs(Object.entries(value))}}`;
}

const BIG = '0123456789abcdeé'.repeat(65536); // 2^20 characters

module.exports = { BIG, describe, valuesOf };
