// P88 unref'd immediate next to a due timer: loop turns once for the timer, so it does run
setImmediate(() => console.log('u')).unref();
setTimeout(() => console.log('timeout'), 1);
const t = Date.now(); while (Date.now() - t < 20);
