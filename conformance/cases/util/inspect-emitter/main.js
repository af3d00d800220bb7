// An emitter shows its listeners and then its own fields
const { inspect } = require('util');
const { EventEmitter } = require('events');
class Job extends EventEmitter { constructor() { super(); this.id = 7; } }
const job = new Job();
console.log(inspect(job));
function done() {}
job.on('done', done);
job.once('end', done);
job.setMaxListeners(3);
console.log(inspect(job));
