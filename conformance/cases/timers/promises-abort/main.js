// timers/promises: an aborted signal rejects with an AbortError, at once or later
const tp = require('timers/promises');
const late = new AbortController(), early = new AbortController();
early.abort();
tp.setTimeout(1, 'x', { signal: early.signal }).catch((e) => console.log('early', e.name, e.code, e.message));
tp.setTimeout(5000, 'x', { signal: late.signal }).catch((e) => console.log('late', e.name, e.code, e.message));
tp.setImmediate('x', { signal: early.signal }).catch((e) => console.log('immediate', e.name, e.code));
setTimeout(() => { late.abort(); console.log('aborted'); }, 10);
