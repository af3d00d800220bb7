// a sink that fails, at once or later, or calls back twice
const { Writable } = require('stream');
const make = (label, write) => {
  const w = new Writable({ write });
  w.on('error', (err) => console.log(label, 'error', err.code, err.message));
  w.on('close', () => console.log(label, 'close'));
  return w;
};
const a = make('a', (chunk, encoding, cb) => cb(new Error('sync')));
console.log(a.write('x', (err) => console.log('a cb', err.message)), a.write('y', (err) => console.log('a cb 2', err.message)), a.destroyed, a.writable);
const b = make('b', (chunk, encoding, cb) => { setImmediate(() => cb(new Error('later'))); });
b.write('x', (err) => console.log('b cb', err.message, b.destroyed));
b.end('y', (err) => console.log('b end', err.message));
const c = make('c', (chunk, encoding, cb) => { cb(); cb(); });
c.write('x', (err) => console.log('c cb', err));
const d = make('d', () => { throw new Error('thrown'); });
try { d.write('x'); } catch (err) { console.log(err.message, d.destroyed); }
const f = make('f', undefined);
try { f.write('x'); } catch (err) { console.log(err.code, err.message); }
