// removal takes the entry that was added last
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => console.log('f');
const g = () => console.log('g');
e.on('a', f).on('a', g).once('a', f);
e.removeListener('a', f);
console.log(e.rawListeners('a').map((x) => x === f ? 'f' : x === g ? 'g' : 'wrapper'));
e.on('a', f);
e.removeListener('a', f);
e.emit('a');
