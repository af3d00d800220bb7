// addAbortListener cannot be stopped, can be taken away, and runs in a microtask after the fact
const { addAbortListener } = require('events');
const c = new AbortController();
c.signal.addEventListener('abort', (event) => event.stopImmediatePropagation());
c.signal.addEventListener('abort', () => console.log('never'));
addAbortListener(c.signal, (event) => console.log('abort', event.type));
addAbortListener(c.signal, () => console.log('never'))[Symbol.dispose]();
c.abort();
addAbortListener(c.signal, (...args) => console.log('aborted before', args.length));
console.log('sync');
process.nextTick(() => console.log('tick'));
for (const signal of [null, 5, {}]) try { addAbortListener(signal, () => {}); } catch (err) { console.log(err.code, err.message); }
