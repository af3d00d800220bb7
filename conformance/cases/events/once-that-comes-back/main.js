// a once listener that registers itself again waits for the next emit
const { EventEmitter } = require('events');
const e = new EventEmitter();
let times = 0;
const f = () => { console.log('f', ++times); if (times < 3) e.once('x', f); };
e.once('x', f);
console.log(e.emit('x'), e.emit('x'), e.emit('x'), e.emit('x'));
