// an error event without a listener throws the very error
const { EventEmitter } = require('events');
const e = new EventEmitter();
const error = new TypeError('mine');
try { e.emit('error', error, 'ignored'); } catch (err) { console.log(err === error, err.message); }
e.once('error', (err) => console.log('handled', err === error));
console.log(e.emit('error', error));
try { e.emit('error', error); } catch (err) { console.log(err === error); }
