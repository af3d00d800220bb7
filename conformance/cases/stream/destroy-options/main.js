// autoDestroy and emitClose, and a destroy that fails or takes its time
const { Readable } = require('stream');
const a = new Readable({ read() {}, autoDestroy: false });
a.on('end', () => console.log('a end', a.destroyed));
a.on('close', () => console.log('a close'));
a.resume().push(null);
const b = new Readable({ read() {}, emitClose: false });
b.on('close', () => console.log('b close'));
b.destroy();
const c = new Readable({ read() {}, destroy(err, cb) { setImmediate(() => cb(new Error('late'))); } });
c.on('error', (err) => console.log('c', err.message, c.closed));
c.on('close', () => console.log('c close'));
c.destroy();
console.log(c.destroyed, c.closed);
const d = new Readable({ read() {}, destroy() { throw new Error('thrown'); } });
d.on('error', (err) => console.log('d', err.message));
d.destroy(null, (err) => console.log('d callback', err.message));
setImmediate(() => setImmediate(() => console.log(a.destroyed, a.closed, b.closed)));
