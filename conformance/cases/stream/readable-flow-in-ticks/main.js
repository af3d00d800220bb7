// a 'data' listener makes data flow in a tick
const { Readable } = require('stream');
const log = (s, ...names) => names.forEach((n) => s.on(n, (...a) => console.log(n, ...a)));
const r = new Readable({ read() {} });
r.push('a');
console.log(r.readableFlowing);
log(r, 'data', 'resume');
console.log(r.readableFlowing);
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
setImmediate(() => { r.push('b'); console.log('pushed'); });
