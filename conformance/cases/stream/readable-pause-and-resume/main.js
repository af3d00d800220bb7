// pause and resume, what they emit and what isPaused says
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
log(r, 'pause', 'resume', 'data', 'end');
console.log(r.isPaused(), r.readableFlowing);
r.pause();
console.log(r.isPaused(), r.readableFlowing);
r.pause();
r.push('a');
r.resume();
console.log(r.isPaused(), r.readableFlowing);
r.pause();
setImmediate(() => {
  console.log('immediate', r.readableLength);
  r.resume();
  r.push(null);
});
