// the same function may be added several times; each removal takes one
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = (x) => console.log('f', x);
e.on('a', f).on('a', f).once('a', f);
console.log(e.listenerCount('a'), e.emit('a', 1), e.listenerCount('a'));
e.off('a', f);
console.log(e.listenerCount('a'), e.emit('a', 2));
e.off('a', f).off('a', f);
console.log(e.listenerCount('a'), e.emit('a', 3));
