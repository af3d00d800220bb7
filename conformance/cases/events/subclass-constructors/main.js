// an emitter may be used before its own constructor has run, and throw out of it
const { EventEmitter } = require('events');
function Early(callback) {
  this.once(1, callback);
  this.emit(1);
  this.removeAllListeners();
  EventEmitter.call(this);
}
Object.setPrototypeOf(Early.prototype, EventEmitter.prototype);
const early = new Early(() => console.log('called'));
console.log(early.eventNames(), early.emit(1));
class Failing extends EventEmitter { constructor() { super(); this.emit('error', new Error('blerg')); } }
try { new Failing(); } catch (err) { console.log(err.message); }
class Plain extends EventEmitter {}
const one = new Plain(), other = new Plain();
one.on('x', () => {});
console.log(one.listenerCount('x'), other.listenerCount('x'), one instanceof EventEmitter);
