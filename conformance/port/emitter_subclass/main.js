const EventEmitter = require('events');
const { fork } = require('child_process');

class Job extends EventEmitter {
  constructor(name, options = {}) {
    super();
    this.name = name;
    this.options = options;
    this.child = null;
  }

  start() {
    this.child = fork('./steps.js', [this.name], { cwd: __dirname });
    this.child.on('message', (message) => {
      const { event, ...rest } = message;
      this.emit(event, rest);
    });
    this.child.on('exit', (code) => this.emit('end', code));
    return this;
  }

  get running() {
    return this.child !== null && this.child.connected;
  }
}

const job = new Job('build', { steps: 3 });
job
  .on('step', ({ number, total }) => {
    const percent = Math.round((number / total) * 100);
    console.log(`${job.name}: ${percent}%`);
  })
  .once('result', function (result) {
    console.log('result', JSON.stringify(result), this === job);
  })
  .on('end', (code) => console.log('end', code, job.running));
console.log('listeners', job.eventNames().join(), job.listenerCount('step'));
job.start();
console.log('running', job.running);
