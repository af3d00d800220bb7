// Arguments without a placeholder follow with blanks, strings bare
const { format, formatWithOptions } = require('util');
console.log(format('a', 'b', 1, ['c'], { d: 'e' }), format(1, 'two', '%s'), format(), format('%s', 'x', 'y', null));
console.log(format({ a: 1 }, 'text'), format('%%', 1), format('a %s', undefined, 'b'));
console.log(formatWithOptions({ compact: false, depth: 0 }, 'x', { a: { b: 1 } }));
const ring = {};
ring.me = ring;
console.log(format('%j', ring));
try { formatWithOptions('x', 1); } catch (error) { console.log(error.message); }
