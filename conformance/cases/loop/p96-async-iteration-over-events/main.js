// P96 async iterator events.on: buffered events come out one per next(), errors last
const { EventEmitter, on } = require('events');
const e = new EventEmitter();
(async () => { try { for await (const [v] of on(e, 'x')) console.log(v); } catch (er) { console.log('err', er.message); } })();
e.emit('x', 1); e.emit('x', 2); e.emit('error', new Error('boom'));
console.log(e.listenerCount('x'), e.listenerCount('error'));
