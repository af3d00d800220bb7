// what cannot be written is thrown
const { Writable } = require('stream');
const w = new Writable({ write(chunk, encoding, cb) { cb(); } });
for (const chunk of [null, undefined, 5, true, {}, [], () => {}]) {
  try { w.write(chunk); } catch (err) { console.log(err.name, err.code, err.message); }
}
const o = new Writable({ objectMode: true, write(chunk, encoding, cb) { console.log(chunk); cb(); } });
for (const chunk of [null, undefined, 5]) {
  try { o.write(chunk); } catch (err) { console.log(err.name, err.code, err.message); }
}
try { w.end(5); } catch (err) { console.log(err.code, w.writableEnded); }
console.log(w.destroyed, w.writable, w.end(null).writableEnded);
