// a transform or a flush that fails
const { Transform } = require('stream');
const make = (label, options) => {
  const t = new Transform(options);
  t.on('error', (err) => console.log(label, err.code, err.message));
  t.on('close', () => console.log(label, 'close'));
  t.on('data', () => {});
  return t;
};
make('a', { transform(chunk, encoding, cb) { cb(new Error('bad chunk')); } }).write('x', (err) => console.log('cb', err.message));
make('b', { transform(chunk, encoding, cb) { cb(); }, flush(cb) { cb(new Error('bad flush')); } }).end('x', (err) => console.log('end', err.message));
const c = make('c', {});
try { c.write('x'); } catch (err) { console.log(err.code, err.message); }
