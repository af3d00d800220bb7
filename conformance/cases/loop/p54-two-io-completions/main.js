// P54 Two I/O completions: ticks and microtasks run after each callback
const fs = require('fs');
let k = 0;
function cb(n) { return () => { console.log('io'); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); if (++k === 2) setImmediate(() => console.log('immediate')); }; }
fs.stat('/', cb(1)); fs.stat('/', cb(2));
const t = Date.now(); while (Date.now() - t < 50);
