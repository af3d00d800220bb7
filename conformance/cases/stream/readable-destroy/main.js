// destroy emits 'error' and 'close' in a tick, once
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {}, destroy(err, cb) { console.log('destroy', err.message); cb(err); } });
r.push('lost');
r.on('error', (err) => console.log('error', err.message));
log(r, 'data', 'end', 'close');
console.log(r.destroy(new Error('first')) === r, r.destroyed, r.readable, r.readableAborted, r.errored.message, r.closed);
r.destroy(new Error('second'), (err) => console.log('callback', err === undefined));
console.log(r.push('more'), r.read());
process.nextTick(() => console.log('tick'));
