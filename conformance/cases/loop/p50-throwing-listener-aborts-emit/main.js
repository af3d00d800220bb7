// P50 Listener exception inside emit aborts the remaining listeners and surfaces at the emit call
const { EventEmitter } = require('events');
const e = new EventEmitter();
e.on('x', () => console.log('1')); e.on('x', () => { throw new Error('boom'); }); e.on('x', () => console.log('3'));
try { e.emit('x'); } catch (er) { console.log('caught', er.message); }
