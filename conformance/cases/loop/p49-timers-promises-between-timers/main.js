// P49 timers/promises resolves from inside the timer phase; continuation is a microtask between timers
const busy = (n) => { const t = Date.now(); while (Date.now() - t < n); };
const tp = require('timers/promises');
tp.setTimeout(1, 'v').then((v) => console.log('tp', v));
setTimeout(() => console.log('next timer'), 1);
tp.setImmediate('i').then((v) => console.log('tp', v));
setImmediate(() => console.log('next immediate'));
busy(20);
