// a piped destination's error without a listener is thrown
const { Readable, Writable } = require('stream');
const r = new Readable({ read() {} });
const w = new Writable({ write(chunk, encoding, cb) { cb(new Error('full')); } });
process.on('uncaughtException', (err) => console.log('uncaught', err.message));
r.pipe(w);
r.push('a');
