// process.stdout takes everything and is never closed
const { Readable, Writable } = require('stream');
const out = process.stdout;
console.log(out instanceof Writable, out.writable, out.readable, out.fd, out.writableLength);
out.on('error', (err) => console.log('error', err.code));
out.on('close', () => console.log('close'));
out.write('hex\n');
out.write('68690a', 'hex', (err) => console.log('callback', err));
for (const chunk of [null, 5]) { try { out.write(chunk); } catch (err) { console.log(err.code); } }
Readable.from(['piped\n']).pipe(out).on('unpipe', () => console.log('unpiped', out.writable));
setTimeout(() => {
  out.destroy();
  console.log('alive', out.destroyed, out.writable);
  out.destroy(new Error('x'), () => setImmediate(() => console.log('destroyed')));
}, 20);
