// after unpipe the source pauses and keeps its data
const { Readable, Writable } = require('stream');
const r = new Readable({ read() {} });
const make = (label) => new Writable({ write(chunk, encoding, cb) { console.log(label, chunk); cb(); } });
const a = make('a'), b = make('b');
a.on('unpipe', (source, info) => console.log('a unpiped', info));
b.on('unpipe', () => console.log('b unpiped'));
r.pipe(a);
r.pipe(b);
r.push('1');
setImmediate(() => {
  console.log(r.unpipe(a) === r, r.readableFlowing, r.isPaused());
  r.push('2');
  r.unpipe(make('c'));
  setImmediate(() => {
    r.unpipe();
    console.log(r.readableFlowing, r.isPaused());
    r.push('3');
    setImmediate(() => { console.log(r.readableLength); r.resume(); });
  });
});
