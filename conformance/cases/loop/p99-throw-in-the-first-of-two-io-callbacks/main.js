// P99 Exception in the first of two I/O callbacks of one poll: the second runs before the first one's ticks
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
process.on('uncaughtException', (e) => console.log('UE', e.message));
const fs = require('fs'); let k = 0;
const cb = () => { const id = ++k; console.log('io' + id); process.nextTick(() => console.log('tick' + id)); Promise.resolve().then(() => console.log('micro' + id)); if (id === 1) throw new Error('x'); };
fs.stat('/', cb); fs.stat('/', cb); busy(50);
setImmediate(() => console.log('immediate'));
