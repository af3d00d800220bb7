// timers/promises: bad arguments reject instead of throwing
const tp = require('timers/promises');
const failed = (e) => console.log(e.name, e.code, e.message);
tp.setTimeout(1, 'x', 1).catch(failed);
tp.setTimeout(1, 'x', { signal: 1 }).catch(failed);
tp.setTimeout(1, 'x', { ref: 1 }).catch(failed);
tp.setImmediate('x', null).catch(failed);
tp.setImmediate('x', { ref: 'yes' }).catch(failed);
console.log('sync');
