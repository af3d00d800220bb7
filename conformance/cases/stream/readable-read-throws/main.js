// what the source throws is an 'error' event
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() { throw new Error('boom'); } });
r.on('error', (err) => console.log('error', err.message, r.errored === err));
log(r, 'data', 'end', 'close');
r.resume();
console.log('sync');
