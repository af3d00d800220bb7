// A function that is always asynchronous, and a constructor whose event is emitted in the next tick
const EventEmitter = require('events');
const definitelyAsync = (arg, done) => (arg ? process.nextTick(done, 'at once') : setImmediate(done, 'later'));
class Thing extends EventEmitter {
  constructor(name) {
    super();
    process.nextTick(() => this.emit('ready', name));
  }
}
definitelyAsync(false, (how) => console.log(how));
definitelyAsync(true, (how) => console.log(how));
new Thing('thing').on('ready', (name) => console.log(name));
console.log('scheduled');
