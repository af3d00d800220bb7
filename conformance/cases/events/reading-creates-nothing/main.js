// asking an emitter, or setting its limit, makes no entry for a name
const { EventEmitter } = require('events');
const e = new EventEmitter();
console.log(e.listeners('a'), e.rawListeners('a'), e.listenerCount('a'), e.emit('a'), e.removeListener('a', () => {}) === e);
e.setMaxListeners(5);
console.log(Object.keys(e._events), e._eventsCount, e.eventNames());
const f = () => {};
e.on('a', f);
e.listeners('b');
console.log(e._events.a === f, Object.keys(e._events), e._eventsCount);
e.on('a', f);
console.log(e._events.a.length, e._events.a[0] === f, e._eventsCount);
