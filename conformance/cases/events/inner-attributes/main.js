// _events, _eventsCount and _maxListeners can be read
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
console.log(e._eventsCount, Object.keys(e._events));
e.on('a', f).on('a', f).once('b', f);
console.log(e._eventsCount, Object.keys(e._events), e._maxListeners);
e.emit('b');
console.log(e._eventsCount, Object.keys(e._events), e.setMaxListeners(3)._maxListeners);
