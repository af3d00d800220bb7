// %i is parseInt() and %f parseFloat() of its argument
const { format } = require('util');
const texts = [
  '', '7', '  7.9px', '-0', '+5', '-0x10', '0x1F', '0X1fg', '0x', '0b11', '017', '1e3', '1.5e3x', '.5', '5.', '.', '-.5e1', '--1', 'Infinity', '-Infinityx',
  'inf', 'NaN', '1_000', '\u0661', '\u00a07\ufeff', '\u20287', '\u00857', '\x1c7', '1e400', '9007199254740993', '123456789012345678901234567890',
  '0x' + 'f'.repeat(300), '1e-7', '5e', '5e+', '1,000',
];
for (const text of texts) console.log(JSON.stringify(text), format('%i %f', text, text));
const values = [null, undefined, true, [], [7.5], ['0x10', 2], {}, new Date(NaN), 1.9, -1.9, -0, 1e21, 123456789012, Symbol('s'), Buffer.from('12.5')];
for (const value of values) console.log(format('%i %f', value, value));
