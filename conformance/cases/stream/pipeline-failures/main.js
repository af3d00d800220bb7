// a failure anywhere destroys all
const { Readable, Transform, Writable, pipeline } = require('stream');
const make = (label, fail) => {
  const r = new Readable({ read() {} });
  const t = new Transform({ transform(chunk, encoding, cb) { cb(fail === 't' ? new Error('t failed') : null, chunk); } });
  const w = new Writable({ write(chunk, encoding, cb) { cb(fail === 'w' ? new Error('w failed') : null); } });
  pipeline(r, t, w, (err) => console.log(label, err.code, err.message, r.destroyed, t.destroyed, w.destroyed));
  r.push('x');
  return [r, t, w];
};
make('transform', 't');
make('sink', 'w');
setTimeout(() => make('source', '')[0].destroy(new Error('r failed')), 10);
setTimeout(() => make('closed source', '')[0].destroy(), 20);
setTimeout(() => make('closed sink', '')[2].destroy(), 30);
try { pipeline(new Readable(), () => {}); } catch (err) { console.log(err.code, err.message); }
try { pipeline(); } catch (err) { console.log(err.code, err.message); }
try { pipeline(new Readable(), new Readable()); } catch (err) { console.log(err.code, err.message.split('.')[0]); }
